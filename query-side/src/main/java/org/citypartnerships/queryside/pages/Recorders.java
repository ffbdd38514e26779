package org.citypartnerships.queryside.pages;

import java.util.Map;
import java.util.stream.Collectors;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.signin.Administration;
import org.citypartnerships.queryside.signin.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Says who recorded something. Events name users by opaque ids; what a user is called, only administrators may know, and the
 * users themselves.
 */
@Component
public class Recorders {

    private static final String OURS = "local#";
    private static final String HOUSEKEEPING = "system#housekeeping";
    private static final String NAMES = Recorders.class.getName();

    private final Administration administration;

    Recorders(Administration administration) {
        this.administration = administration;
    }

    /** For everybody: {@code a recorder of this registry}; whoever is not one of our users as it was recorded. */
    public static @Nullable String told(@Nullable String recordedBy, Phrases phrases) {
        if (recordedBy == null) {
            return null;
        }
        return recordedBy.equals(HOUSEKEEPING)
                ? phrases.say("recorder.housekeeping")
                : recordedBy.startsWith(OURS) ? phrases.say("recorder.ours") : recordedBy;
    }

    /**
     * For whoever reads the history, and has to tell one recorder from another: by the name where the reader may see it, else
     * {@code a recorder of this registry (u-7k3m…)}.
     */
    @Nullable
    String called(@Nullable String recordedBy, Phrases phrases) {
        if (recordedBy == null || !recordedBy.startsWith(OURS)) {
            return told(recordedBy, phrases);
        }
        String id = recordedBy.substring(OURS.length());
        Who reader = administration.reader().orElse(null);
        if (reader != null && reader.userId().equals(id)) {
            return reader.name();
        }
        String name = reader != null && reader.may("ADMINISTRATOR") ? names().get(id) : null;
        return name == null ? phrases.say("recorder.oneOfOurs", id) : name;
    }

    /** What users are called, asked once for a page. */
    @SuppressWarnings("unchecked") // kept under our own name
    private Map<String, String> names() {
        RequestAttributes request = RequestContextHolder.currentRequestAttributes();
        if (!(request.getAttribute(NAMES, RequestAttributes.SCOPE_REQUEST) instanceof Map<?, ?> known)) {
            Map<String, String> asked = administration
                    .ask("/users")
                    .map(all -> all.path("users")
                            .valueStream()
                            .collect(Collectors.toMap(
                                    user -> user.path("userId").asString(""),
                                    user -> user.path("subject").asString(""),
                                    (one, other) -> one)))
                    .orElse(Map.of());
            request.setAttribute(NAMES, asked, RequestAttributes.SCOPE_REQUEST);
            return asked;
        }
        return (Map<String, String>) known;
    }
}
