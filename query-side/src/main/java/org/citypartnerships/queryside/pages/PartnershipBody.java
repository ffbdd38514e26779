package org.citypartnerships.queryside.pages;

import java.util.List;
import org.citypartnerships.queryside.pages.FilterChoices.Mistake;
import org.citypartnerships.queryside.pages.PartnershipPage.Flag;
import org.citypartnerships.queryside.pages.PartnershipView.Because;
import org.citypartnerships.queryside.pages.TradeView.Trade;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the page of a partnership between what stands around every page.
 *
 * @param evidence the entries on which its standing hangs
 * @param times the times that were asked about, as typed
 * @param then the times that it tells of, in words; null if they are today
 * @param mistakes what of the times can't be understood
 * @param flags what to look at
 * @param retracted entries that do not stand any more
 * @param sheet which part of the timeline it shows
 * @param language the reader's
 */
record PartnershipBody(
        PartnershipView partnership,
        List<Because> evidence,
        Times times,
        @Nullable String then,
        List<Mistake> mistakes,
        List<Flag> flags,
        Trade trade,
        List<TimelineView.Year> years,
        RetractedView retracted,
        Sheet sheet,
        String language) {

    /**
     * The same as one reader sees it.
     *
     * @param timeline what happened, by years
     * @param recorded the entry that the reader has just recorded; null if none
     */
    record Shown(
            PartnershipBody body,
            List<ShownYear> timeline,
            boolean seesHistory,
            boolean mayRecord,
            @Nullable String recorded) {

        /** Whether the entry that was just recorded is a retracted one: the reader has just retracted it. */
        public boolean isOfRetracted() {
            return body.retracted().has(recorded);
        }
    }

    /** A year of the timeline. */
    record ShownYear(String heading, List<TimelineView.Shown> entries) {}

    /**
     * As a reader sees it.
     *
     * @param seesHistory whether where everything that was recorded about an entry is told
     * @param mayRecord whether what can be recorded about one
     * @param recorded the entry that the reader has just recorded; null if none
     * @param next where something else is recorded
     */
    public Shown shown(boolean seesHistory, boolean mayRecord, @Nullable String recorded, @Nullable String next) {
        return new Shown(
                this,
                years.stream()
                        .map(year -> new ShownYear(year.heading(), year.shown(seesHistory, mayRecord, recorded, next)))
                        .toList(),
                seesHistory,
                mayRecord,
                recorded);
    }

    /** Whether anything says where it stands. */
    public boolean isProved() {
        return !evidence.isEmpty();
    }

    /** Whether a time was typed that can't be understood. */
    public boolean areWrong() {
        return !mistakes.isEmpty();
    }

    /** Whether the day is such. */
    public boolean dayIsWrong() {
        return isWrong("asOf");
    }

    /** Whether the point of recording is such. */
    public boolean pointIsWrong() {
        return isWrong("knownAt");
    }

    private boolean isWrong(String field) {
        return mistakes.stream().anyMatch(mistake -> mistake.field().equals(field));
    }

    /** Whether there is anything to look at. */
    public boolean isWarned() {
        return !flags.isEmpty();
    }

    /** Whether any entry does not stand any more. */
    public boolean isRetracted() {
        return !retracted.all().isEmpty();
    }
}
