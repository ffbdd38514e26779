package org.citypartnerships.queryside.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.following.Lookup;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.SourceLabels.Witness;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The printed numbers beside other answers. */
public interface PartyFigures {

    /** The numbers about a party alone, or that it is an end of. */
    List<PrintedFigure> about(String party);

    /** What is to be looked up before {@link #about} is asked about the same. */
    Lookup<?> lookup(String party);

    /** The newest numbers between the parties of one side and those of another that are told of a day, one for each measure. */
    List<PrintedFigure> latestBetween(Collection<String> one, Collection<String> other, LocalDate day);

    /** Every number between these that is told of the day, the newest first. */
    List<PrintedFigure> between(Collection<String> one, Collection<String> other, LocalDate day);

    /** What is to be looked up before one of the two is asked about the same: it brings the numbers of levels above them too. */
    Lookup<?> lookup(Collection<String> one, Collection<String> other, LocalDate day);

    /** The newest numbers as they were known. */
    List<PrintedFigure> latestBetween(Collection<String> one, Collection<String> other, LocalDate day, Known known);

    /** Every number as it was known. */
    List<PrintedFigure> between(Collection<String> one, Collection<String> other, LocalDate day, Known known);

    /** A number that stands, and is public. */
    Optional<PrintedFigure> one(String figures, String entry);

    /** A number, and when it was recorded. */
    record Recorded(PrintedFigure figure, Instant recordedAt) {}

    /** The numbers that somebody recorded last and that stand, the last one first. */
    List<Recorded> latestBy(String recorder, int size);

    /** The address of the page of a number. */
    static String address(String figures, String entry) {
        return "/figures/" + Ids.name(figures) + "/entries/" + entry;
    }

    /**
     * A number as printed.
     *
     * @param figures the stream that it stands in
     * @param entry its entry there
     * @param kind {@code trade-figure-recorded}, {@code figure-recorded} or {@code target-set}
     * @param from the party, or the one that goods come from
     * @param to the party at the other end; null if the number is about one party
     * @param measure what is measured
     * @param flow which way goods go, seen from {@code from}
     * @param commodity the goods, if not all
     * @param period the time that it is about, as stated
     * @param amounts as printed, in every currency printed; none is converted, nothing is summed
     * @param change the change that the source states
     * @param every of a target: how often it is to be reached again
     * @param setBy of a target: who set it
     * @param words the source's words
     * @param accordingTo whose account it is
     * @param note what the recorder noted
     * @param evidence what says so
     * @param disputes what sources say against it, until somebody settles which holds
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PrintedFigure(
            String figures,
            String entry,
            String kind,
            PartyLabel from,
            @Nullable PartyLabel to,
            String measure,
            @Nullable String flow,
            @Nullable String commodity,
            @Nullable JsonNode period,
            JsonNode amounts,
            @Nullable JsonNode change,
            @Nullable String every,
            @Nullable PartyLabel setBy,
            @Nullable String words,
            @Nullable JsonNode accordingTo,
            @Nullable String note,
            List<Witness> evidence,
            List<Contested> disputes) {}

    /**
     * A value that a source contests.
     *
     * @param entry the entry that contests
     * @param field the field of the figure's entry: {@code /amounts/0/number}
     * @param claimed the other value
     * @param evidence what says so
     */
    record Contested(String entry, String field, String claimed, List<Witness> evidence) {}
}
