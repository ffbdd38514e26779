package org.citypartnerships.queryside.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.citypartnerships.storage.NameProtection;
import org.citypartnerships.values.PersonId;
import org.citypartnerships.values.Protected;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes names of persons readable in an answer, and nowhere else: tables and logs hold only what is encrypted. A name whose
 * key was destroyed becomes {@code "name": null, "nameErased": true}.
 */
@Component
public class PersonNames {

    private static final Logger LOG = LoggerFactory.getLogger(PersonNames.class);
    private static final String NAME = "name";
    private static final String PERSON = "personId";

    private final NameProtection protection;

    PersonNames(NameProtection protection) {
        this.protection = protection;
    }

    /** A copy in which every person's name can be read that may still be read. */
    public JsonNode revealedIn(JsonNode entry) {
        JsonNode copy = entry.deepCopy();
        reveal(copy);
        return copy;
    }

    private void reveal(JsonNode node) {
        if (node instanceof ObjectNode object && object.has(PERSON) && object.hasNonNull(NAME)) {
            Optional<String> name = name(object);
            if (name.isPresent()) {
                object.put(NAME, name.get());
                keepOutOfCaches();
            } else {
                object.putNull(NAME);
                object.put("nameErased", true);
            }
        }
        node.forEach(this::reveal);
    }

    /** Nobody between us and the reader is to keep a name that may be erased tomorrow. */
    private static void keepOutOfCaches() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes answering) {
            HttpServletResponse response = answering.getResponse();
            if (response != null) {
                response.setHeader("Cache-Control", "no-store");
            }
        }
    }

    private Optional<String> name(ObjectNode person) {
        try {
            return protection.reveal(
                    new PersonId(person.path(PERSON).asString("")),
                    new Protected(person.path(NAME).asString("")));
        } catch (IllegalStateException wrongKey) {
            LOG.error("A protected name does not open with its person's key", wrongKey);
            return Optional.empty();
        }
    }
}
