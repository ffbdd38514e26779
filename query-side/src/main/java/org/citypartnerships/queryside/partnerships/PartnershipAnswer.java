package org.citypartnerships.queryside.partnerships;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.citypartnerships.queryside.partnerships.Acts.SideAct;
import org.citypartnerships.queryside.web.Dossiers.Flag;
import org.citypartnerships.queryside.web.PartyFigures.PrintedFigure;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.Plan;
import org.citypartnerships.queryside.web.SourceLabels.Witness;
import org.citypartnerships.queryside.web.Standings;
import org.citypartnerships.queryside.web.Versioned;
import org.citypartnerships.values.SideId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One partnership as it stands on a day.
 *
 * @param position the position at which it was computed
 * @param asOf the day that it tells of
 * @param knownAt the point of recording that it tells from; null for everything that can be read
 * @param decisions what bodies decided of which nobody says for which side; the others stand with their sides
 * @param figures the newest numbers between the parties themselves; numbers at other levels are under {@code /trade}
 */
public record PartnershipAnswer(
        long position,
        String id,
        LocalDate asOf,
        @Nullable String knownAt,
        @Nullable String strand,
        String title,
        @JsonUnwrapped Standings status,
        List<SideAnswer> sides,
        List<SideAct> decisions,
        List<Paper> instruments,
        List<Plan> plans,
        List<Dispute> disputes,
        List<Flag> warnings,
        List<PrintedFigure> figures,
        long sequence)
        implements Versioned {

    /**
     * Where one side stands.
     *
     * @param because the entry that put it there; null if none did, or one that is not public
     */
    public record SideAnswer(
            String side,
            @Nullable String name,
            List<PartyLabel> members,
            String standing,
            String certainty,
            @Nullable String because,
            @Nullable String scope,
            Map<SideId, String> towards,
            List<SideAct> acts) {}

    /** A signed paper and where it stands. */
    public record Paper(
            String entry,
            String kind,
            String form,
            @Nullable String title,
            @Nullable JsonNode signedOn,
            List<PaperParty> parties,
            List<String> readings,
            String counted,
            boolean movesStanding,
            String standing,
            String certainty,
            @Nullable JsonNode term,
            @Nullable JsonNode lastDay,
            @Nullable String renewedBy) {}

    /** Who a paper is between. */
    public record PaperParty(
            PartyLabel party,
            @Nullable PartyLabel actsFor,
            @Nullable PartyLabel beside) {}

    /**
     * A value that a source contests, until somebody settles which holds.
     *
     * @param entry the entry that contests
     * @param contests the entry that is contested
     * @param field the field, as a pointer into it: {@code /header/happened}
     * @param recorded its value on record
     * @param recordedBy what says that
     * @param claimed the other value
     * @param evidence what says so
     */
    public record Dispute(
            String entry,
            String contests,
            String field,
            @Nullable JsonNode recorded,
            List<Witness> recordedBy,
            String claimed,
            List<Witness> evidence) {}
}
