package org.citypartnerships.queryside.pages;

import java.time.LocalDate;
import java.util.List;
import org.citypartnerships.queryside.audit.Revisions;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.web.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Entries that do not stand any more, in a fold below those that do.
 *
 * @param counted how many they are
 */
record RetractedView(List<Gone> all, String counted) {

    /**
     * An entry that was retracted.
     *
     * @param sentence what it was, and when that was to have happened
     * @param retracted when it was retracted
     * @param address where everything that was recorded about it is told
     */
    record Gone(String id, String sentence, String retracted, String address) {
        private static Gone of(String partnership, Revisions.Retracted entry, Phrases phrases) {
            String kind = phrases.sayOr("event." + entry.kind(), entry.kind());
            String when = phrases.date(entry.happened());
            return new Gone(
                    entry.entry(),
                    when == null ? kind : phrases.say("event.dated", kind, when),
                    phrases.say("entry.retracted", phrases.instant(entry.recordedAt())),
                    "/partnerships/" + Ids.name(partnership) + "/entries/" + entry.entry());
        }
    }

    /** @param day the day of which the page tells: of what was to have happened later it says nothing */
    static RetractedView of(String partnership, Revisions revisions, LocalDate day, Phrases phrases) {
        List<Gone> gone = revisions.retracted().stream()
                .filter(entry -> entry.isToldOf(day))
                .map(entry -> Gone.of(partnership, entry, phrases))
                .toList();
        return new RetractedView(gone, phrases.say("timeline.retracted", gone.size()));
    }

    /** Whether an entry is among them: the one that the reader has just retracted. */
    public boolean has(@Nullable String entry) {
        return all.stream().anyMatch(gone -> gone.id().equals(entry));
    }
}
