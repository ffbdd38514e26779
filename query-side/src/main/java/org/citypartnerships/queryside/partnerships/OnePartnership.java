package org.citypartnerships.queryside.partnerships;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.partnerships.PartnershipAnswer.SideAnswer;
import org.citypartnerships.queryside.web.KnownAt;
import org.citypartnerships.queryside.web.KnownStreams;
import org.citypartnerships.queryside.web.KnownStreams.KnownStream;
import org.citypartnerships.queryside.web.PartyFigures;
import org.citypartnerships.queryside.web.PartyFigures.PrintedFigure;
import org.citypartnerships.queryside.web.PartyLabels;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.SourceLabels;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One partnership as it stands on any day, as known at any point of recording, folded from what was recorded in it. */
@Component
public class OnePartnership {

    private final KnownStreams streams;
    private final Partnerships partnerships;
    private final PartyLabels labels;
    private final PartyFigures figures;
    private final SourceLabels sources;

    OnePartnership(
            KnownStreams streams,
            Partnerships partnerships,
            PartyLabels labels,
            PartyFigures figures,
            SourceLabels sources) {
        this.streams = streams;
        this.partnerships = partnerships;
        this.labels = labels;
        this.figures = figures;
        this.sources = sources;
    }

    /**
     * The partnership on a day, as known at a point of recording.
     *
     * @param position the position up to which anything can be read
     * @param asOf the day; today if null
     * @param knownAt the point of recording; null for everything that can be read
     * @throws org.citypartnerships.queryside.web.NotOnRecord if nothing of it can be read
     * @throws org.citypartnerships.queryside.web.NotYetKnown if nothing of it was known
     */
    public PartnershipAnswer at(long position, String id, @Nullable LocalDate asOf, @Nullable KnownAt knownAt) {
        return of(streams.one(position, "partnership", id, knownAt), position, asOf, knownAt);
    }

    /** The same of a stream that has been read already. */
    public PartnershipAnswer of(
            KnownStream stream, long position, @Nullable LocalDate asOf, @Nullable KnownAt knownAt) {
        Known known = stream.known();
        LocalDate day = partnerships.day(asOf);
        Portrait portrait = new Portrait(stream.stream().first(PartnershipOpened.class), stream.chronicle(), day);
        Map<String, PartyLabel> named = labels.of(portrait.parties(), day, known);
        List<SideAnswer> sides = portrait.sides(named);
        return new PartnershipAnswer(
                known == null ? position : known.position(),
                stream.stream().id(),
                day,
                knownAt == null ? null : knownAt.text(),
                portrait.strand(),
                title(sides, portrait.strand()),
                portrait.status(),
                sides,
                portrait.decisions(named),
                portrait.papers(named),
                portrait.plans(),
                Disputes.open(stream.history(), evidence -> sources.of(evidence, known)),
                portrait.warnings(),
                figures(sides, known),
                stream.stream().sequence());
    }

    static String title(List<SideAnswer> sides, @Nullable String strand) {
        return Partnerships.title(
                sides.stream()
                        .map(side -> new Partnerships.Side(side.side(), side.name(), side.members()))
                        .toList(),
                strand);
    }

    private List<PrintedFigure> figures(List<SideAnswer> sides, @Nullable Known known) {
        List<PrintedFigure> all = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            for (int j = i + 1; j < sides.size(); j++) {
                List<String> one = ids(sides.get(i));
                List<String> other = ids(sides.get(j));
                all.addAll(
                        known == null ? figures.latestBetween(one, other) : figures.latestBetween(one, other, known));
            }
        }
        return all;
    }

    static List<String> ids(SideAnswer side) {
        return side.members().stream().map(PartyLabel::id).toList();
    }
}
