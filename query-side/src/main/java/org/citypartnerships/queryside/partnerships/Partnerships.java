package org.citypartnerships.queryside.partnerships;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.history.State;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.following.Lookup;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.partnerships.Matching.Row;
import org.citypartnerships.queryside.partnerships.Sides.Side;
import org.citypartnerships.queryside.web.BadParameter;
import org.citypartnerships.queryside.web.Dossiers;
import org.citypartnerships.queryside.web.Dossiers.Dossier;
import org.citypartnerships.queryside.web.Dossiers.Flag;
import org.citypartnerships.queryside.web.KnownStreams;
import org.citypartnerships.queryside.web.KnownStreams.KnownStream;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.Paper;
import org.citypartnerships.queryside.web.PartnershipFilter;
import org.citypartnerships.queryside.web.PartyLabels;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.Plan;
import org.citypartnerships.queryside.web.Standings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The partnerships on record and how each stands on a day. */
@Component
public class Partnerships {

    static final String READER = "partnerships";

    private final Matching matching;
    private final Sides sides;
    private final Outlines outlines;
    private final Dossiers dossiers;
    private final KnownStreams streams;
    private final PartyLabels labels;

    Partnerships(
            Matching matching,
            Sides sides,
            Outlines outlines,
            Dossiers dossiers,
            KnownStreams streams,
            PartyLabels labels) {
        this.matching = matching;
        this.sides = sides;
        this.outlines = outlines;
        this.dossiers = dossiers;
        this.streams = streams;
        this.labels = labels;
    }

    /** One partnership as it is listed. */
    public record Listed(
            String id,
            @Nullable String strand,
            String title,
            @JsonUnwrapped Standings status,
            List<Side> sides,
            List<Paper> instruments,
            List<Plan> plans,
            List<Flag> warnings,
            long sequence,
            Instant recordedAt) {}

    /**
     * One partnership as a page lists it.
     *
     * @param spoken names that its members have in the reader's language
     * @param papers how many papers were signed in it
     * @param warnings how many things there are to look at
     */
    public record Outline(
            String id,
            @Nullable String strand,
            Standings status,
            List<Side> sides,
            Map<String, String> spoken,
            int papers,
            int warnings) {

        /** What it is called by the names that its members go by. */
        public String title() {
            return Sides.title(sides, strand);
        }

        /** What it is called by the names in the reader's language; the same as the title where its members have none. */
        public String spokenTitle() {
            return Sides.title(sides.stream().map(side -> side.called(spoken)).toList(), strand);
        }
    }

    /** The day asked for; today in universal time if none is. */
    LocalDate day(@Nullable LocalDate asOf) {
        return matching.day(asOf);
    }

    /** How many match, as known; null for everything that can be read. */
    public long count(PartnershipFilter filter, @Nullable Known known) {
        return matching.count(filter, known);
    }

    /** One page of those that match, as known. */
    public List<Listed> list(PartnershipFilter filter, @Nullable Known known, Page page) {
        return list(filter, known, matching.page(filter, known, page));
    }

    /**
     * Those of them that come after one.
     *
     * @throws BadParameter if they are asked for in another order than by name
     */
    List<Listed> list(PartnershipFilter filter, @Nullable Known known, Page page, String after) {
        return list(filter, known, matching.after(filter, known, page, after));
    }

    /** One page of what can be read at a position, in outline, with names in a language. */
    public List<Outline> outlines(PartnershipFilter filter, long position, Page page, Locale language) {
        return outlines.list(filter, position, page, language);
    }

    /** What is to be looked up before that is asked: all of it where keys lead to it, else nothing. */
    public List<Lookup<?>> outlinesLookups(PartnershipFilter filter, Page page, Locale language) {
        return outlines.lookups(filter, page, language);
    }

    /** Some of them as they stand on a day, today if null, in the order asked; of those that are no partnerships of their own nothing. */
    public List<Outline> of(List<String> partnerships, @Nullable LocalDate asOf, Locale language) {
        return outlines.these(partnerships, day(asOf), language);
    }

    private List<Listed> list(PartnershipFilter filter, @Nullable Known known, List<Row> rows) {
        LocalDate day = day(filter.asOf());
        return known == null
                ? listed(rows, day)
                : listed(rows, streams.all(known, rows.stream().map(Row::id).toList()), day, known);
    }

    private List<Listed> listed(List<Row> rows, LocalDate day) {
        List<String> ids = rows.stream().map(Row::id).toList();
        Map<String, List<Side>> sidesOf = sides.of(ids, day);
        Map<String, Dossier> all = dossiers.of(ids, day);
        return rows.stream()
                .map(row -> listed(
                        row, sidesOf.getOrDefault(row.id(), List.of()), Objects.requireNonNull(all.get(row.id()))))
                .toList();
    }

    /** What stands beside the status was not kept for every point of recording: it is folded, for one page. */
    private List<Listed> listed(List<Row> rows, Map<String, KnownStream> streamsThen, LocalDate day, Known known) {
        Map<String, Chronicle> chronicles = new HashMap<>();
        Map<String, State> states = new HashMap<>();
        Set<String> members = new LinkedHashSet<>();
        streamsThen.forEach((id, stream) -> {
            Chronicle chronicle = stream.chronicle();
            State state = chronicle.at(day);
            chronicles.put(id, chronicle);
            states.put(id, state);
            state.sides().forEach(side -> side.members().forEach(member -> members.add(member.value())));
        });
        Map<String, PartyLabel> named = labels.of(members, day, known);
        List<Listed> listed = new ArrayList<>();
        for (Row row : rows) {
            RecordedStream stream = Objects.requireNonNull(streamsThen.get(row.id())).stream();
            State state = Objects.requireNonNull(states.get(row.id()));
            listed.add(listed(
                    new Row(
                            row.id(),
                            row.strand(),
                            row.status(),
                            stream.sequence(),
                            stream.last().recordedAt()),
                    Sides.of(stream.first(PartnershipOpened.class), state, named),
                    Dossiers.of(Objects.requireNonNull(chronicles.get(row.id())), state)));
        }
        return listed;
    }

    private static Listed listed(Row row, List<Side> sides, Dossier dossier) {
        return new Listed(
                row.id(),
                row.strand(),
                Sides.title(sides, row.strand()),
                row.status().alsoReadAs(dossier.alsoReadAs(row.status().relation())),
                sides,
                dossier.instruments(),
                dossier.plans(),
                dossier.warnings(),
                row.sequence(),
                row.recordedAt());
    }
}
