package org.citypartnerships.queryside.timeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.following.Lookup;
import org.citypartnerships.queryside.following.Lookups;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.following.RememberedStreams;
import org.citypartnerships.queryside.timeline.Timelines.Confirmation;
import org.citypartnerships.queryside.timeline.Timelines.Days;
import org.citypartnerships.queryside.timeline.Timelines.Order;
import org.citypartnerships.queryside.timeline.Timelines.Question;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The rows of a timeline, one for each entry: from the table, or made of what was recorded by then if it is asked for as it was
 * known once.
 */
@Component
class TimelineRows {

    private static final String OF_STREAMS = """
            FROM readers.timeline_entry WHERE stream_id = ANY (:streams) AND visibility = 'PUBLIC'
              AND confirmed = ANY (:confirmed::boolean[])
              AND (:day::date IS NULL OR earliest IS NULL OR earliest <= :day)
            """;

    private static final String ON_ANY_DAY = "AND (:day::date IS NULL OR earliest IS NULL OR earliest <= :day)";

    private static final String TABLE = "readers.timeline_entry";

    /** The same rows from elsewhere. */
    private static final String GIVEN = "jsonb_populate_recordset(NULL::readers.timeline_entry, :rows::jsonb)";

    private static final String COUNT = "SELECT count(*) " + OF_STREAMS;

    private static final String ORDER = "SELECT entry_id " + OF_STREAMS + " ORDER BY place";

    private static final String LIST = """
            SELECT stream_id, entry_id, kind, sequence, position, recorded_at, recorded_by, earliest, latest, resolved,
                   planned, confirmed, visibility, entry, evidence
            """ + OF_STREAMS;

    /** Within one stream exactly the order of the fold; several streams are merged by the same days. */
    private static final String AS_HAPPENED = LIST + """
            ORDER BY earliest NULLS FIRST, latest NULLS LAST, stream_id, place LIMIT :size OFFSET :offset
            """;

    /** Read in the order of the table's key, no further than the page. */
    private static final String AS_HAPPENED_IN_ONE = LIST.replace("ANY (:streams)", ":stream") + """
            ORDER BY place LIMIT :size OFFSET :offset
            """;

    private static final String SOME = LIST + "AND entry_id = ANY (:entries)";

    private static final String AS_RECORDED = LIST + """
            ORDER BY position LIMIT :size OFFSET :offset
            """;

    /** Of all streams, read in the order of an index of what is for everybody and waits for nobody. */
    private static final String LATEST = LIST.replace("stream_id = ANY (:streams) AND", "")
                    .replace(ON_ANY_DAY, "")
                    .replace("confirmed = ANY (:confirmed::boolean[])", "confirmed AND position < :before")
            + """
            ORDER BY position DESC LIMIT :size
            """;

    private static final String BY =
            LIST.replace("stream_id = ANY (:streams) AND", "recorded_by = :recorder AND") + """
            ORDER BY position DESC LIMIT :size
            """;

    private static final Pattern PARTY = Pattern.compile("\"(party:[a-z0-9._~-]+)\"");

    private final JdbcClient database;
    private final Lookups lookups;
    private final RememberedStreams streams;

    TimelineRows(JdbcClient database, Lookups lookups, RememberedStreams streams) {
        this.database = database;
        this.lookups = lookups;
        this.streams = streams;
    }

    /**
     * One entry.
     *
     * @param payload what was recorded
     * @param parties those that are named in it
     */
    record Row(
            String stream,
            String entry,
            String kind,
            long sequence,
            long position,
            Instant recordedAt,
            @Nullable String recordedBy,
            Days window,
            @Nullable JsonNode resolved,
            boolean planned,
            boolean confirmed,
            String visibility,
            JsonNode payload,
            Set<String> parties,
            JsonNode evidence) {
        private static Row of(ResultSet row, int number) throws SQLException {
            String payload = row.getString("entry");
            return new Row(
                    row.getString("stream_id"),
                    row.getString("entry_id"),
                    row.getString("kind"),
                    row.getLong("sequence"),
                    row.getLong("position"),
                    Json.instant(row, "recorded_at"),
                    row.getString("recorded_by"),
                    new Days(Json.day(row, "earliest"), Json.day(row, "latest")),
                    Json.of(row, "resolved"),
                    row.getBoolean("planned"),
                    row.getBoolean("confirmed"),
                    row.getString("visibility"),
                    Objects.requireNonNull(Json.ofText(payload)),
                    partiesIn(payload),
                    Objects.requireNonNull(Json.of(row, "evidence")));
        }
    }

    long count(Question question) {
        return asked(COUNT, question).query(Long.class).single();
    }

    /** The ids of the entries of one stream in the order in which they happened. */
    List<String> order(String stream) {
        return asked(ORDER, Question.everythingIn(stream)).query(String.class).list();
    }

    /** One page of them. */
    List<Row> page(Question question, Order order, Page page) {
        if (order == Order.HAPPENED && isReadInOne(question)) {
            return page(question, page);
        }
        String happened = question.of().size() == 1 ? AS_HAPPENED_IN_ONE : AS_HAPPENED;
        return asked(order == Order.RECORDED ? AS_RECORDED : happened, question)
                .param("size", page.size())
                .param("offset", page.offset())
                .query(Row::of)
                .list();
    }

    /** One page of one stream, in the order in which things happened, as it can be read now; found if it was looked up before. */
    List<Row> page(Question question, Page page) {
        return lookups.list(inOne(question, page));
    }

    /** What is to be looked up for that. */
    Lookup<?> lookup(Question question, Page page) {
        return inOne(question, page);
    }

    /** Some of the entries of one stream, by their ids. */
    List<Row> some(Question question, Collection<String> entries) {
        return asked(SOME, question)
                .param("entries", entries.toArray(String[]::new))
                .query(Row::of)
                .list();
    }

    /** What was recorded last before a position, whatever it belongs to. */
    List<Row> latest(long before, int size) {
        return lookups.list(lookupOfLatest(before, size));
    }

    /** What is to be looked up for that. */
    Lookup<?> latestLookup(long before, int size) {
        return lookupOfLatest(before, size);
    }

    /** What somebody recorded last, what waits for a second person too. */
    List<Row> latestBy(String recorder, int size) {
        return database.sql(BY)
                .param("recorder", recorder)
                .param("day", null)
                .param("confirmed", Confirmation.ANY.confirmed())
                .param("size", size)
                .query(Row::of)
                .list();
    }

    private static boolean isReadInOne(Question question) {
        return question.known() == null && question.of().size() == 1;
    }

    private static Lookup<Row> inOne(Question question, Page page) {
        LocalDate day = question.asOf();
        String sql = question.visible().in(AS_HAPPENED_IN_ONE);
        Lookup<Row> lookup = Lookup.of(day == null ? sql.replace(ON_ANY_DAY, "") : sql, Row::of)
                .about("stream", question.of().iterator().next())
                .about("confirmed", List.of(question.confirmation().confirmed()))
                .about("size", page.size())
                .about("offset", page.offset());
        return day == null ? lookup : lookup.about("day", day);
    }

    private static Lookup<Row> lookupOfLatest(long before, int size) {
        return Lookup.of(LATEST, Row::of).about("before", before).about("size", size);
    }

    /** From the table; what was known once, from rows made of what was recorded by then. */
    private JdbcClient.StatementSpec asked(String statement, Question question) {
        String sql = question.visible().in(statement);
        Known known = question.known();
        JdbcClient.StatementSpec asked = known == null
                ? database.sql(sql)
                : database.sql(sql.replace(TABLE, GIVEN)).param("rows", Json.rows(then(question.of(), known)));
        return asked.param("streams", question.of().toArray(String[]::new))
                .param("stream", question.of().stream().findFirst().orElse(null))
                .param("day", question.asOf())
                .param("confirmed", question.confirmation().confirmed());
    }

    private List<TimelineProjection.EntryRow> then(Collection<String> of, Known known) {
        Collection<RecordedStream> then = streams.as(known, of).values();
        Anchors anchors = streams.anchorsOf(then, known);
        return then.stream()
                .flatMap(stream -> TimelineProjection.entries(stream, anchors).stream())
                .toList();
    }

    private static Set<String> partiesIn(String payload) {
        Set<String> named = new LinkedHashSet<>();
        Matcher party = PARTY.matcher(payload);
        while (party.find()) {
            named.add(party.group(1));
        }
        return named;
    }
}
