package org.citypartnerships.queryside.following;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.citypartnerships.events.Event;
import org.citypartnerships.history.Fact;
import org.citypartnerships.queryside.following.RecordedStream.Recorded;
import org.citypartnerships.storage.EventJson;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads whole streams from the event store, as they were at some position of the whole history. */
@Component
public class Streams {

    /** The position with + 0: a plan for any position would else read the index of all positions below it beside the streams' own. */
    private static final String RECORDED = """
            SELECT stream_id, stream_sequence, global_position, name, revision, recorded_at, payload::text AS payload,
                   metadata ->> 'recordedBy' AS recorded_by, metadata ->> 'confirmation' AS confirmation
            FROM %s AND global_position + 0 <= :position
            ORDER BY stream_id, stream_sequence
            """;

    /** The streams that were ever declared duplicates of some, over however many. */
    private static final String DUPLICATES_OF_THEM = """
            (WITH RECURSIVE duplicate (id) AS (
                SELECT stream_id FROM eventstore.event
                WHERE name = 'duplicate-declared' AND payload ->> 'duplicateOf' = ANY (:streams::text[])
                UNION
                SELECT stream_id FROM duplicate
                JOIN eventstore.event ON name = 'duplicate-declared' AND payload ->> 'duplicateOf' = id)
            SELECT id FROM duplicate)""";

    private static final String OF_STREAMS = RECORDED.formatted("""
            eventstore.event WHERE stream_id = ANY (:streams::text[] || ARRAY""" + DUPLICATES_OF_THEM + ")");
    private static final String OF_RANGE =
            RECORDED.formatted("eventstore.event WHERE stream_id BETWEEN :first AND :last");
    private static final String REST_OF_STREAMS = RECORDED.formatted("""
            unnest(:streams::text[], :sequences::bigint[]) AS known (stream, sequence)
            JOIN eventstore.event ON stream_id = known.stream AND stream_sequence > known.sequence
            WHERE true""");

    private static final String REST_AND_DUPLICATES = RECORDED.formatted("""
            (SELECT * FROM unnest(:streams::text[], :sequences::bigint[]) UNION ALL SELECT id, -1 FROM
            """ + DUPLICATES_OF_THEM + """
            AS duplicate (id)) AS known (stream, sequence)
            JOIN eventstore.event ON stream_id = known.stream AND stream_sequence > known.sequence
            WHERE true""");

    private static final String COLUMNS = RECORDED.substring(0, RECORDED.indexOf("FROM"));

    /** However far it goes; and, so that it shows whether there is more to read, who declared to be a duplicate of it. */
    private static final String ALL_OF_THE_REST = COLUMNS + """
            FROM eventstore.event WHERE stream_id = :stream AND stream_sequence > :sequence
            UNION ALL
            """ + COLUMNS + """
            FROM eventstore.event WHERE name = 'duplicate-declared' AND payload ->> 'duplicateOf' = :stream
            ORDER BY stream_id, stream_sequence
            """;

    private static final String RANGES = """
            SELECT min(stream_id) AS first, max(stream_id) AS last, sum(events) AS events
            FROM (SELECT stream_id, count(*) AS events, sum(count(*)) OVER (ORDER BY stream_id) AS until,
                         sum(count(*)) OVER () AS total
                  FROM eventstore.event WHERE stream_id LIKE :kind GROUP BY stream_id) AS stream
            GROUP BY floor((until - 1) * :threads * ceil(total / (:threads * :most)) / total)
            ORDER BY 1
            """;

    private static final String TOUCHED = """
            SELECT DISTINCT stream_id FROM eventstore.event
            WHERE (global_position > :after AND global_position <= :position) OR global_position = ANY (:gaps)
            """;

    private static final String DUPLICATES = """
            SELECT DISTINCT stream_id, payload ->> 'duplicateOf' AS stays FROM eventstore.event
            WHERE name = 'duplicate-declared' AND payload ->> 'duplicateOf' LIKE 'partnership:%'
            """;

    private static final String FIRST = """
            SELECT global_position, recorded_at FROM eventstore.event ORDER BY global_position LIMIT 1
            """;

    private static final String NAMED = "\"source:";
    private static final Pattern SOURCE = Pattern.compile("\"(source:[a-z0-9._~-]+)");

    private final JdbcClient database;
    private final EventJson json;

    /** Reads with this JSON of events. */
    public Streams(JdbcClient database, EventJson json) {
        this.database = database;
        this.json = json;
    }

    /** The streams that have anything up to the position, each with what is read as its own. */
    Map<String, RecordedStream> upTo(long position, Collection<String> streams) {
        Map<String, RecordedStream> read = read(database.sql(OF_STREAMS)
                .param("streams", streams.toArray(String[]::new))
                .param("position", position));
        Map<String, RecordedStream> asked = Duplicates.among(read.values()).united(read);
        asked.keySet().retainAll(Set.copyOf(streams));
        return asked;
    }

    /** Which partnerships were ever declared duplicates, of which. */
    Duplicates duplicates() {
        Duplicates duplicates = new Duplicates();
        database.sql(DUPLICATES)
                .query((RowCallbackHandler) row -> duplicates.add(row.getString("stream_id"), row.getString("stays")));
        return duplicates;
    }

    /**
     * What streams have after something that is known of them, and up to the position: those that have anything.
     *
     * @param known the sequence of the last known event of each stream; -1 if nothing is known of it
     */
    Map<String, RecordedStream> rest(long position, Map<String, Long> known) {
        return rest(REST_OF_STREAMS, position, known);
    }

    /** The same, and everything that is recorded in streams that were ever declared duplicates of them. */
    Map<String, RecordedStream> restAndDuplicates(long position, Map<String, Long> known) {
        return rest(REST_AND_DUPLICATES, position, known);
    }

    /**
     * The same of one stream, however far recording has come, to be looked up along with something else. Of streams that were ever
     * declared duplicates of it, there is no more than that they were.
     *
     * @param sequence the sequence of its last known event; -1 if nothing is known of it
     */
    Lookup<Row> allOfTheRest(String stream, long sequence) {
        return Lookup.of(ALL_OF_THE_REST, this::row).about("stream", stream).about("sequence", sequence);
    }

    private Map<String, RecordedStream> rest(String query, long position, Map<String, Long> known) {
        return known.isEmpty()
                ? Map.of()
                : read(database.sql(query)
                        .param("streams", known.keySet().toArray(String[]::new))
                        .param("sequences", known.values().toArray(Long[]::new))
                        .param("position", position));
    }

    /**
     * Streams one after the other in the order of their ids.
     *
     * @param first the first
     * @param last the last
     * @param events how many events they have together
     */
    record Range(String first, String last, long events) {}

    /**
     * All streams in ranges of about as many events each, so many that some threads have the same to do; a stream is never divided.
     *
     * @param kind what their ids begin with
     * @param most about how many events a range has at most
     */
    List<Range> ranges(String kind, long most, int threads) {
        return database.sql(RANGES)
                .param("kind", kind + "%")
                .param("most", most)
                .param("threads", threads)
                .query(Range.class)
                .list();
    }

    /** The streams of a range that have anything up to the position. */
    Map<String, RecordedStream> upTo(long position, Range range) {
        return read(database.sql(OF_RANGE)
                .param("first", range.first())
                .param("last", range.last())
                .param("position", position));
    }

    /** The streams that a follower comes upon on its way from one place to another. */
    Set<String> touched(GapAwareTrackingToken from, GapAwareTrackingToken to) {
        return database.sql(TOUCHED)
                .param("after", from.getIndex())
                .param("position", to.getIndex())
                .param("gaps", from.getGaps().toArray(Long[]::new))
                .query(String.class)
                .set();
    }

    /** One event of a stream, and its payload. */
    record Row(String stream, Recorded recorded, String payload) {}

    private Row row(ResultSet row, int number) throws SQLException {
        String payload = row.getString("payload");
        return new Row(row.getString("stream_id"), recorded(row, payload), payload);
    }

    private Map<String, RecordedStream> read(JdbcClient.StatementSpec query) {
        Gathered gathered = new Gathered();
        query.query((RowCallbackHandler) row -> gathered.add(row(row, 0)));
        return gathered.streams();
    }

    /** The streams that rows are of. */
    static Map<String, RecordedStream> of(List<Row> rows) {
        Gathered gathered = new Gathered();
        rows.forEach(gathered::add);
        return gathered.streams();
    }

    /** Rows by their streams. */
    private static final class Gathered {
        private final Map<String, List<Recorded>> events = new LinkedHashMap<>();
        private final Map<String, Set<String>> sources = new HashMap<>();
        private final Map<String, Long> characters = new HashMap<>();

        void add(Row row) {
            events.computeIfAbsent(row.stream(), none -> new ArrayList<>()).add(row.recorded());
            addSources(row.payload(), sources.computeIfAbsent(row.stream(), none -> new HashSet<>()));
            characters.merge(row.stream(), (long) row.payload().length(), Long::sum);
        }

        Map<String, RecordedStream> streams() {
            Map<String, RecordedStream> recorded = new LinkedHashMap<>();
            events.forEach((stream, all) -> recorded.put(
                    stream,
                    RecordedStream.of(
                            stream, all, sources.getOrDefault(stream, Set.of()), characters.getOrDefault(stream, 0L))));
            return recorded;
        }
    }

    /** Whether anything was known: whether the first thing ever recorded counts. */
    boolean isAnythingKnown(Known known) {
        return database.sql(FIRST)
                .query((row, number) -> row.getLong(1) <= known.position()
                        && !row.getObject(2, OffsetDateTime.class).toInstant().isAfter(known.instant()))
                .optional()
                .orElse(false);
    }

    private Recorded recorded(ResultSet row, String payload) throws SQLException {
        return new Recorded(
                (Event) json.read(row.getString("name"), row.getString("revision"), payload),
                row.getLong("stream_sequence"),
                row.getLong("global_position"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("recorded_by"),
                Fact.REQUIRED.equals(row.getString("confirmation")));
    }

    private static void addSources(String payload, Set<String> sources) {
        int first = payload.indexOf(NAMED);
        if (first < 0) {
            return;
        }
        Matcher source = SOURCE.matcher(payload).region(first, payload.length());
        while (source.find()) {
            sources.add(source.group(1));
        }
    }
}
