package org.citypartnerships.queryside.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.citypartnerships.storage.NameProtection;
import org.citypartnerships.values.PersonId;
import org.citypartnerships.values.PersonInOffice;
import org.citypartnerships.values.Protected;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
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

    private static final Pattern ERASED = Pattern.compile("(?m)^\\S+ (person:\\S+)$");

    private final NameProtection protection;
    private final Set<String> erased;

    PersonNames(NameProtection protection, @Value("${partnerships.persons.erased-file:}") String list)
            throws IOException {
        this.protection = protection;
        this.erased = list.isBlank() ? Set.of() : erased(Path.of(list));
    }

    /**
     * Whoever the list of the erased names when we start: of a database that was restored, the keys are still there until the
     * command side has destroyed them again.
     */
    private static Set<String> erased(Path list) throws IOException {
        return Files.exists(list)
                ? ERASED.matcher(Files.readString(list))
                        .results()
                        .map(line -> line.group(1))
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** A copy in which every person's name can be read that may still be read. */
    public JsonNode revealedIn(JsonNode entry) {
        JsonNode copy = entry.deepCopy();
        reveal(copy);
        return copy;
    }

    /** The name of somebody in an entry; empty if it is not kept or can be read no more. Not to be stored, logged or sent. */
    public Optional<String> of(PersonInOffice person) {
        Protected name = person.name();
        return name == null ? Optional.empty() : name(person.personId(), name);
    }

    /** Whoever has no name here, though a restored database may still have the key. */
    public Set<String> erased() {
        return erased;
    }

    private void reveal(JsonNode node) {
        if (node instanceof ObjectNode object && object.has(PERSON) && object.hasNonNull(NAME)) {
            Optional<String> name = name(
                    new PersonId(object.path(PERSON).asString("")),
                    new Protected(object.path(NAME).asString("")));
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

    private Optional<String> name(PersonId person, Protected name) {
        if (erased.contains(person.value())) {
            return Optional.empty();
        }
        try {
            return protection.reveal(person, name);
        } catch (IllegalStateException wrongKey) {
            LOG.error("A protected name does not open with its person's key", wrongKey);
            return Optional.empty();
        }
    }
}
