package org.citypartnerships.queryside.partnerships;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.following.Lookup;
import org.citypartnerships.queryside.following.Lookups;
import org.citypartnerships.queryside.partnerships.PartnershipAnswer.SideAnswer;
import org.citypartnerships.queryside.web.Dossiers.Flag;
import org.citypartnerships.queryside.web.Ids;
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

    private static final String PARTY = "party:";

    private final KnownStreams streams;
    private final Partnerships partnerships;
    private final PartyLabels labels;
    private final PartyFigures figures;
    private final SourceLabels sources;
    private final Lookups lookups;

    OnePartnership(
            KnownStreams streams,
            Partnerships partnerships,
            PartyLabels labels,
            PartyFigures figures,
            SourceLabels sources,
            Lookups lookups) {
        this.lookups = lookups;
        this.streams = streams;
        this.partnerships = partnerships;
        this.labels = labels;
        this.figures = figures;
        this.sources = sources;
    }

    /**
     * Who is named in an answer.
     *
     * @param sides the parties of each side
     * @param warned those that warnings are about
     */
    public record Named(List<List<String>> sides, List<String> warned) {

        /** Of more on a side nothing is presumed: anybody may ask for any id, and each pair of members is a statement. */
        private static final int MEMBERS_PRESUMED_MAX = 3;

        /**
         * Who a partnership is between, as ids are usually made: {@code partnership:erlangen-de_fuerth-de~shenzhen-cn.ports}. Who it
         * is between in truth, its events say; but what is asked about these can be asked before they are read, and mostly need not
         * be asked about others. Nobody where an id is not made like this, of two sides with few members.
         */
        public static Named presumedIn(String partnership) {
            String name = Ids.name(partnership);
            int strand = name.indexOf('.');
            List<List<String>> sides = Stream.of((strand < 0 ? name : name.substring(0, strand)).split("~", -1))
                    .map(side ->
                            Stream.of(side.split("_", -1)).map(PARTY::concat).toList())
                    .toList();
            boolean isUsual = sides.size() == 2 && sides.stream().allMatch(side -> side.size() <= MEMBERS_PRESUMED_MAX);
            return new Named(isUsual ? sides : List.of(), List.of());
        }

        /** Who is named in an answer that was given. */
        public static Named in(PartnershipAnswer answer) {
            return new Named(answer.sides().stream().map(OnePartnership::ids).toList(), warned(answer.warnings()));
        }

        private static List<String> warned(List<Flag> warnings) {
            return warnings.stream()
                    .map(Flag::saying)
                    .filter(Objects::nonNull)
                    .flatMap(saying -> saying.values().stream())
                    .filter(value -> value.startsWith(PARTY))
                    .toList();
        }

        /** All of them. */
        public List<String> everybody() {
            return Stream.concat(sides.stream().flatMap(List::stream), warned.stream())
                    .distinct()
                    .toList();
        }
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
        return of(stream, position, asOf, knownAt, Set.of());
    }

    /** The same, while others are to be named beside it. */
    public PartnershipAnswer of(
            KnownStream stream,
            long position,
            @Nullable LocalDate asOf,
            @Nullable KnownAt knownAt,
            Set<String> others) {
        Known known = stream.known();
        LocalDate day = partnerships.day(asOf);
        Portrait portrait = new Portrait(stream.stream().first(PartnershipOpened.class), stream.chronicle(), day);
        List<Flag> warnings = portrait.warnings();
        Named who = new Named(portrait.members(), Named.warned(warnings));
        Set<String> parties = new LinkedHashSet<>(portrait.parties());
        parties.addAll(who.warned());
        parties.addAll(others);
        if (known == null) {
            lookups.together(lookups(parties, who, day));
        }
        Map<String, PartyLabel> named = labels.of(parties, day, known);
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
                Disputes.open(stream.history(), stream.chronicle(), day, evidence -> sources.of(evidence, known)),
                warnings,
                figures(sides, day, known),
                stream.stream().sequence());
    }

    private List<Lookup<?>> lookups(Collection<String> parties, Named who, LocalDate day) {
        List<Lookup<?>> all = new ArrayList<>(labels.lookups(parties, day));
        pairs(who.sides()).forEach(pair -> all.add(figures.lookup(pair.one(), pair.other(), day)));
        return all;
    }

    /** What is to be looked up before a partnership is asked about that is presumably between these. */
    public List<Lookup<?>> lookups(Named presumed, @Nullable LocalDate asOf) {
        return lookups(presumed.everybody(), presumed, partnerships.day(asOf));
    }

    /** What these are called has been looked up: none of them is asked for again in this moment. */
    public void recall(Named presumed, @Nullable LocalDate asOf) {
        labels.of(presumed.everybody(), partnerships.day(asOf), null);
    }

    private record Pair(List<String> one, List<String> other) {}

    private static List<Pair> pairs(List<List<String>> sides) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            for (int j = i + 1; j < sides.size(); j++) {
                pairs.add(new Pair(sides.get(i), sides.get(j)));
            }
        }
        return pairs;
    }

    static String title(List<SideAnswer> sides, @Nullable String strand) {
        return Sides.title(
                sides.stream()
                        .map(side -> new Sides.Side(side.side(), side.name(), side.members()))
                        .toList(),
                strand);
    }

    private List<PrintedFigure> figures(List<SideAnswer> sides, LocalDate day, @Nullable Known known) {
        List<PrintedFigure> all = new ArrayList<>();
        for (Pair pair : pairs(sides.stream().map(OnePartnership::ids).toList())) {
            all.addAll(
                    known == null
                            ? figures.latestBetween(pair.one(), pair.other(), day)
                            : figures.latestBetween(pair.one(), pair.other(), day, known));
        }
        return all;
    }

    /** Every number between the sides that is told of the day, if there is any; of these the answer has the newest. */
    public List<PrintedFigure> figures(PartnershipAnswer answer, @Nullable Known known) {
        if (answer.figures().isEmpty()) {
            return List.of();
        }
        LocalDate day = answer.asOf();
        return pairs(answer.sides().stream().map(OnePartnership::ids).toList()).stream()
                .flatMap(pair -> between(pair, day, known).stream())
                .distinct()
                .toList();
    }

    private List<PrintedFigure> between(Pair pair, LocalDate day, @Nullable Known known) {
        return known == null
                ? figures.between(pair.one(), pair.other(), day)
                : figures.between(pair.one(), pair.other(), day, known);
    }

    static List<String> ids(SideAnswer side) {
        return side.members().stream().map(PartyLabel::id).toList();
    }
}
