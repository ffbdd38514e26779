package org.citypartnerships.commandside.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.persons.Erasures;
import org.citypartnerships.commandside.users.Caller;
import org.citypartnerships.values.PersonId;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /persons/{personId}/erasure}: the name is forgotten for ever, office and act stay. */
@RestController
class PersonsApi {

    /** No words: the log of this must not say the name once more. */
    private static final Pattern REFERENCE = Pattern.compile("(?=.*[0-9])[A-Za-z0-9./_-]{1,40}");

    private final Erasures erasures;

    PersonsApi(Erasures erasures) {
        this.erasures = erasures;
    }

    /** Why somebody is erased. */
    enum Ground {
        /** The person asked for it. */
        REQUEST_OF_THE_PERSON,
        /** The time is over for which the name may be kept. */
        RETENTION_OVER,
        /** The name should never have been recorded. */
        RECORDED_WITHOUT_GROUND,
        /** A court or an authority ordered it. */
        ORDERED
    }

    /** The ground is one of {@link Ground}; the reference is a file number, not a name. */
    @PostMapping(path = "/persons/{personId}/erasure", consumes = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> erase(
            @AuthenticationPrincipal Caller caller, @PathVariable String personId, HttpServletRequest http)
            throws IOException {
        Fields fields = Fields.of(http, "ground", "reference");
        Ground ground = fields.constant("ground", Ground.class);
        String reference = fields.text("reference");
        if (!REFERENCE.matcher(reference).matches()) {
            throw Fields.bad(
                    "reference",
                    "is a file number of 1 to 40 letters A-Z, digits and . / _ -, with one digit at least: no name");
        }
        PersonId person = person(personId);
        if (!erasures.isKnown(person)) {
            throw new Refused(
                    Reason.UNKNOWN_PERSON,
                    "nothing on record names this person, and nothing was erased: look for the id, as person:5d20c1b7,"
                            + " in the entry where the person is named");
        }
        Instant at = erasures.erase(person, caller.userId(), ground + " " + reference);
        return Map.of("personId", person.value(), "erasedAt", at);
    }

    private static PersonId person(String written) {
        try {
            return new PersonId(written.startsWith(PersonId.KIND) ? written : PersonId.KIND + written);
        } catch (IllegalArgumentException malformed) {
            throw Fields.bad("personId", "is the id of a person, as person:5d20c1b7");
        }
    }
}
