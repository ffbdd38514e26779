package org.citypartnerships.queryside.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.following.Lookup;
import org.citypartnerships.queryside.following.Lookups;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.following.RememberedStreams;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.PartyFigures;
import org.citypartnerships.queryside.web.PartyFigures.Contested;
import org.citypartnerships.queryside.web.PartyLabels;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.SourceLabels;
import org.citypartnerships.queryside.web.SourceLabels.Witness;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The numbers on record, as printed: between two parties, and at the levels above them. */
@Component
public class Figures implements PartyFigures {

    static final String READER = "figures";

    private static final String COLUMNS = """
            SELECT f.figures_id, f.entry_id, f.kind, f.from_party, f.to_party, f.measure, f.flow, f.commodity, f.period,
                   f.amounts, f.change, f.every, f.set_by, f.words, f.according_to, f.note, f.evidence,
                   f.disputes, f.recorded_at
            FROM readers.figure f
            WHERE f.visibility = 'PUBLIC'
            """;

    /** The newest period first; what has no date stands last. */
    private static final String NEWEST_FIRST = """
            ORDER BY f.latest DESC NULLS LAST, f.earliest DESC NULLS LAST, f.figures_id, f.place
            """;

    private static final String ABOUT = COLUMNS + """
            AND (f.from_party = :party OR f.to_party = :party)
            """ + NEWEST_FIRST;

    private static final String SIDES = """
            AND ((f.from_party = ANY (:one) AND f.to_party = ANY (:other))
              OR (f.from_party = ANY (:other) AND f.to_party = ANY (:one)))
            """;

    private static final String BETWEEN = COLUMNS + SIDES + NEWEST_FIRST;

    /** Whose period may have begun by then, or lies ahead of a recording by then: an aim is told from its recording on. */
    private static final String TOLD_OF_THE_DAY = """
            AND (f.earliest IS NULL OR f.earliest <= :day
              OR f.recorded_at < (:day::date + 1)::timestamp AT TIME ZONE 'UTC')
            """;

    private static final String BETWEEN_ON = COLUMNS + SIDES + TOLD_OF_THE_DAY + NEWEST_FIRST;

    private static final String TABLE = "readers.figure f";

    /** The same rows from elsewhere. */
    private static final String GIVEN = "jsonb_populate_recordset(NULL::readers.figure, :rows::jsonb) f";

    private static final String ONE = COLUMNS + "AND f.figures_id = :figures AND f.entry_id = :entry";

    private static final String LATEST_BY = COLUMNS + """
            AND f.recorded_by = :recorder ORDER BY f.recorded_at DESC, f.figures_id, f.place LIMIT :size
            """;

    private static final String STREAMS_BETWEEN = """
            SELECT DISTINCT figures_id FROM readers.figure
            WHERE (from_party = ANY (:one) AND to_party = ANY (:other))
               OR (from_party = ANY (:other) AND to_party = ANY (:one))
            """;

    /** Between parties, what they lie within, and their countries; between those themselves also if they are not on record. */
    private static final String ABOVE = """
            WITH RECURSIVE level (isOne, party_id, within, country) AS (
                SELECT party_id = ANY (:one), party_id, within, country FROM readers.party WHERE party_id = ANY (:one || :other)
                UNION
                SELECT isOne, p.party_id, p.within, p.country FROM readers.party p JOIN level ON p.party_id = level.within
            ), above (isOne, party_id) AS (
                SELECT isOne, party_id FROM level
                UNION ALL
                SELECT isOne, p.party_id FROM readers.party p JOIN level ON p.kind = 'COUNTRY' AND p.country = level.country
            ), ends (one, other) AS MATERIALIZED (
                SELECT array_agg(party_id) FILTER (WHERE isOne) || :one::text[],
                       array_agg(party_id) FILTER (WHERE NOT isOne) || :other::text[]
                FROM above
            )
            """ + COLUMNS + """
            AND ((f.from_party = ANY ((SELECT one FROM ends)::text[]) AND f.to_party = ANY ((SELECT other FROM ends)::text[]))
              OR (f.from_party = ANY ((SELECT other FROM ends)::text[]) AND f.to_party = ANY ((SELECT one FROM ends)::text[])))
            """;

    private static final String AROUND = ABOVE + NEWEST_FIRST;

    private static final String AROUND_ON = ABOVE + TOLD_OF_THE_DAY + NEWEST_FIRST;

    private final JdbcClient database;
    private final Lookups lookups;
    private final RememberedStreams streams;
    private final PartyLabels parties;
    private final SourceLabels sources;

    Figures(
            JdbcClient database,
            Lookups lookups,
            RememberedStreams streams,
            PartyLabels parties,
            SourceLabels sources) {
        this.database = database;
        this.lookups = lookups;
        this.streams = streams;
        this.parties = parties;
        this.sources = sources;
    }

    private record Row(
            String figures,
            String entry,
            String kind,
            String from,
            @Nullable String to,
            String measure,
            @Nullable String flow,
            @Nullable String commodity,
            @Nullable JsonNode period,
            JsonNode amounts,
            @Nullable JsonNode change,
            @Nullable String every,
            @Nullable String setBy,
            @Nullable String words,
            @Nullable JsonNode accordingTo,
            @Nullable String note,
            JsonNode evidence,
            @Nullable JsonNode disputes,
            Instant recordedAt) {
        static Row of(ResultSet row, int number) throws SQLException {
            return new Row(
                    row.getString("figures_id"),
                    row.getString("entry_id"),
                    row.getString("kind"),
                    row.getString("from_party"),
                    row.getString("to_party"),
                    row.getString("measure"),
                    row.getString("flow"),
                    row.getString("commodity"),
                    Json.of(row, "period"),
                    Objects.requireNonNull(Json.of(row, "amounts")),
                    Json.of(row, "change"),
                    row.getString("every"),
                    row.getString("set_by"),
                    row.getString("words"),
                    Json.of(row, "according_to"),
                    row.getString("note"),
                    Objects.requireNonNull(Json.of(row, "evidence")),
                    Json.of(row, "disputes"),
                    Json.instant(row, "recorded_at"));
        }

        boolean isBetween(Collection<String> one, Collection<String> other) {
            return to != null
                    && ((one.contains(from) && other.contains(to)) || (other.contains(from) && one.contains(to)));
        }
    }

    @Override
    public List<PrintedFigure> about(String party) {
        return printed(lookups.list(ofParty(party)));
    }

    @Override
    public Lookup<?> lookup(String party) {
        return ofParty(party);
    }

    private static Lookup<Row> ofParty(String party) {
        return Lookup.of(ABOUT, Row::of).about("party", party);
    }

    @Override
    public List<PrintedFigure> latestBetween(Collection<String> one, Collection<String> other, LocalDate day) {
        return newest(between(one, other, day));
    }

    @Override
    public List<PrintedFigure> between(Collection<String> one, Collection<String> other, LocalDate day) {
        return printed(lookups.list(aroundOn(one, other, day)).stream()
                .filter(row -> row.isBetween(one, other))
                .toList());
    }

    /** The first of each measure, of numbers of which the newest stand first. */
    private static List<PrintedFigure> newest(List<PrintedFigure> figures) {
        Map<List<@Nullable String>, PrintedFigure> newest = new LinkedHashMap<>();
        figures.forEach(figure -> newest.putIfAbsent(
                Arrays.asList(
                        figure.from().id(),
                        figure.to() == null ? null : figure.to().id(),
                        figure.kind(),
                        figure.measure(),
                        figure.flow(),
                        figure.commodity()),
                figure));
        return List.copyOf(newest.values());
    }

    @Override
    public Lookup<?> lookup(Collection<String> one, Collection<String> other, LocalDate day) {
        return aroundOn(one, other, day);
    }

    @Override
    public List<PrintedFigure> latestBetween(
            Collection<String> one, Collection<String> other, LocalDate day, Known known) {
        return newest(between(one, other, day, known));
    }

    /** A stream of figures is of one scope, for ever: those with a number between the two now are those that ever had one. */
    @Override
    public List<PrintedFigure> between(Collection<String> one, Collection<String> other, LocalDate day, Known known) {
        List<String> between = database.sql(STREAMS_BETWEEN)
                .param("one", one.toArray(String[]::new))
                .param("other", other.toArray(String[]::new))
                .query(String.class)
                .list();
        Collection<RecordedStream> then = streams.as(known, between).values();
        Anchors anchors = streams.anchorsOf(then, known);
        List<FiguresProjection.Figure> rows = then.stream()
                .flatMap(stream -> FiguresProjection.figures(stream, anchors).stream())
                .toList();
        return printed(
                database.sql(BETWEEN_ON.replace(TABLE, GIVEN))
                        .param("rows", Json.rows(rows))
                        .param("one", one.toArray(String[]::new))
                        .param("other", other.toArray(String[]::new))
                        .param("day", day)
                        .query(Row::of)
                        .list(),
                known);
    }

    @Override
    public Optional<PrintedFigure> one(String figures, String entry) {
        return printed(database.sql(ONE)
                        .param("figures", figures)
                        .param("entry", entry)
                        .query(Row::of)
                        .list())
                .stream()
                .findFirst();
    }

    @Override
    public List<Recorded> latestBy(String recorder, int size) {
        List<Row> rows = database.sql(LATEST_BY)
                .param("recorder", recorder)
                .param("size", size)
                .query(Row::of)
                .list();
        List<PrintedFigure> printed = printed(rows);
        return IntStream.range(0, rows.size())
                .mapToObj(at -> new Recorded(printed.get(at), rows.get(at).recordedAt()))
                .toList();
    }

    /** Every number between two parties. */
    public List<PrintedFigure> between(String one, String other) {
        return between(BETWEEN, List.of(one), List.of(other));
    }

    /** Numbers between a level above one party and the other or a level above it: a region and a country, never two cities. */
    public List<PrintedFigure> around(String one, String other) {
        return above(
                List.of(one),
                List.of(other),
                Lookup.of(AROUND, Row::of).about("one", List.of(one)).about("other", List.of(other)));
    }

    /** The same of the parties of two sides, as far as they are told of a day. */
    public List<PrintedFigure> around(Collection<String> one, Collection<String> other, LocalDate day) {
        return above(one, other, aroundOn(one, other, day));
    }

    private List<PrintedFigure> above(Collection<String> one, Collection<String> other, Lookup<Row> around) {
        return printed(lookups.list(around).stream()
                .filter(row -> !row.isBetween(one, other))
                .toList());
    }

    private static Lookup<Row> aroundOn(Collection<String> one, Collection<String> other, LocalDate day) {
        return Lookup.of(AROUND_ON, Row::of)
                .about("one", one)
                .about("other", other)
                .about("day", day);
    }

    /** Numbers that meet a condition on {@code f}, with what is put into it. */
    List<PrintedFigure> chosen(String condition, UnaryOperator<JdbcClient.StatementSpec> asked) {
        return printed(asked.apply(database.sql(COLUMNS + condition + NEWEST_FIRST))
                .query(Row::of)
                .list());
    }

    private List<PrintedFigure> between(String sql, Collection<String> one, Collection<String> other) {
        return printed(database.sql(sql)
                .param("one", one.toArray(String[]::new))
                .param("other", other.toArray(String[]::new))
                .query(Row::of)
                .list());
    }

    private List<PrintedFigure> printed(List<Row> rows) {
        return printed(rows, null);
    }

    private List<PrintedFigure> printed(List<Row> rows, @Nullable Known known) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Set<String> named = new LinkedHashSet<>();
        for (Row row : rows) {
            named.add(row.from());
            if (row.to() != null) {
                named.add(row.to());
            }
            if (row.setBy() != null) {
                named.add(row.setBy());
            }
        }
        Map<String, PartyLabel> labels = parties.of(named, null, known);
        List<JsonNode> evidence = new ArrayList<>();
        for (Row row : rows) {
            evidence.add(row.evidence());
            contests(row).forEach(contest -> evidence.add(contest.path("evidence")));
        }
        Iterator<List<Witness>> witnesses = sources.of(evidence, known).iterator();
        List<PrintedFigure> printed = new ArrayList<>();
        for (Row row : rows) {
            List<Witness> own = witnesses.next();
            List<Contested> disputes = new ArrayList<>();
            for (JsonNode contest : contests(row)) {
                disputes.add(new Contested(
                        contest.path("entry").asString(""),
                        contest.path("field").asString(""),
                        contest.path("claimed").asString(""),
                        witnesses.next()));
            }
            printed.add(printed(row, labels, own, disputes));
        }
        return printed;
    }

    private static List<JsonNode> contests(Row row) {
        return row.disputes() == null ? List.of() : row.disputes().valueStream().toList();
    }

    private static PrintedFigure printed(
            Row row, Map<String, PartyLabel> labels, List<Witness> evidence, List<Contested> disputes) {
        return new PrintedFigure(
                row.figures(),
                row.entry(),
                row.kind(),
                Objects.requireNonNull(labels.get(row.from())),
                row.to() == null ? null : labels.get(row.to()),
                row.measure(),
                row.flow(),
                row.commodity(),
                row.period(),
                row.amounts(),
                row.change(),
                row.every(),
                row.setBy() == null ? null : labels.get(row.setBy()),
                row.words(),
                row.accordingTo(),
                row.note(),
                evidence,
                disputes);
    }
}
