package org.citypartnerships.queryside.forms;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.forms.EntryVersions.EntryVersion;
import org.citypartnerships.queryside.signin.Recording;
import org.citypartnerships.queryside.signin.Recording.Outcome;
import org.citypartnerships.queryside.signin.Recording.Refused;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Records corrections and retractions only of what whoever sends them has seen: not if something was recorded about the entry
 * since the form was drawn. What is recorded besides in the same stream does not matter.
 */
@Component
class Mending {

    /** The input that holds the version of the entry that the form was drawn of. */
    static final String SEEN = "seen";

    private static final Set<String> COMMANDS = Set.of(Corrections.COMMAND, "RetractEntry");
    private static final Pattern SEQUENCE = Pattern.compile("\\d{1,18}");
    private static final int STALE = 412;
    private static final int TRIES_MAX = 3;
    private static final int LOOKS_MAX = 50;
    private static final long LOOK_MILLIS = 20;

    private final EntryVersions versions;
    private final Recording recording;

    Mending(EntryVersions versions, Recording recording) {
        this.versions = versions;
        this.recording = recording;
    }

    /** Whether a command changes an entry. */
    static boolean isBy(String command) {
        return COMMANDS.contains(command);
    }

    /** Notes the version of the entry in a form, for as long as it is open. */
    static void see(Typed typed, EntryVersion version) {
        typed.put(SEEN, 0, Long.toString(version.sequence()));
    }

    /** Whether a form was drawn of this version; also if it does not say of which. */
    static boolean isSeen(Typed typed, EntryVersion version) {
        String seen = typed.one(SEEN);
        return !SEQUENCE.matcher(seen).matches() || Long.parseLong(seen) == version.sequence();
    }

    /**
     * Records.
     *
     * @return refused with 412 if something was recorded about the entry since, or goes on being recorded beside it
     */
    Outcome record(String command, JsonNode fields, Typed typed, Moment moment) {
        String entry = typed.one("entry");
        String key = typed.one(Typed.KEY);
        Optional<EntryVersion> now = versions.of(entry, moment);
        for (int tries = 1; now.isPresent(); tries++) {
            EntryVersion version = now.get();
            if (!isSeen(typed, version)) {
                // Perhaps it was this form that changed it, sent before: its key brings back the answer.
                // If not, nothing is recorded, since the stream has gone on from there.
                return recording.record(command, fields, key, Long.parseLong(typed.one(SEEN)));
            }
            Outcome outcome = recording.record(command, fields, key, version.stream());
            if (tries == TRIES_MAX || !(outcome instanceof Refused refused && refused.status() == STALE)) {
                return outcome;
            }
            now = later(entry, version, moment);
        }
        return recording.record(command, fields, key);
    }

    /** What made the version stale has been recorded, and can be read in a moment. */
    private Optional<EntryVersion> later(String entry, EntryVersion before, Moment moment) {
        Optional<EntryVersion> now = versions.of(entry, moment);
        for (int looks = 1;
                looks < LOOKS_MAX
                        && now.filter(version -> version.stream() > before.stream())
                                .isEmpty();
                looks++) {
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return now;
            }
            now = versions.of(entry, moment);
        }
        return now;
    }
}
