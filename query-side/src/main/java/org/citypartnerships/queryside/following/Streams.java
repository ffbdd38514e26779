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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citypartnerships.events.Event;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.queryside.following.RecordedStream.Recorded;
import org.citypartnerships.storage.EventJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads whole streams from the event store, as they were at some position of the whole history. */
@Component
public class Streams {

    private static final String RECORDED = """
            SELECT stream_id, stream_sequence, global_position, name, revision, recorded_at, payload::text AS payload,
                   metadata ->> 'recordedBy' AS recorded_by
            FROM eventstore.event
            WHERE stream_id = ANY (:streams) AND global_position <= :position
            ORDER BY stream_id, stream_sequence
            """;

    private static final Pattern SOURCE = Pattern.compile("\"(source:[a-z0-9._~-]+)");

    private final JdbcClient database;
    private final EventJson json;

    /** Reads with this JSON of events. */
    public Streams(JdbcClient database, EventJson json) {
        this.database = database;
        this.json = json;
    }

    /** The streams that have anything up to the position. */
    public Map<String, RecordedStream> upTo(long position, Collection<String> streams) {
        Map<String, List<Recorded>> events = new LinkedHashMap<>();
        Map<String, Set<String>> sources = new HashMap<>();
        database.sql(RECORDED)
                .param("streams", streams.toArray(String[]::new))
                .param("position", position)
                .query(row -> {
                    String stream = row.getString("stream_id");
                    events.computeIfAbsent(stream, none -> new ArrayList<>()).add(recorded(row));
                    addSources(row.getString("payload"), sources.computeIfAbsent(stream, none -> new HashSet<>()));
                });
        Map<String, RecordedStream> recorded = new LinkedHashMap<>();
        events.forEach((stream, all) ->
                recorded.put(stream, RecordedStream.of(stream, all, sources.getOrDefault(stream, Set.of()))));
        return recorded;
    }

    /** One stream, if it has anything up to the position. */
    public Optional<RecordedStream> upTo(long position, String stream) {
        return Optional.ofNullable(upTo(position, List.of(stream)).get(stream));
    }

    /** When the sources that the streams name were published, as far as that is known at the position. */
    public Anchors anchorsOf(Collection<RecordedStream> streams, long position) {
        Set<String> named = new HashSet<>();
        streams.forEach(stream -> named.addAll(stream.sources()));
        return named.isEmpty()
                ? Anchors.none()
                : new SourceDates(upTo(position, named).values());
    }

    private Recorded recorded(ResultSet row) throws SQLException {
        return new Recorded(
                (Event) json.read(row.getString("name"), row.getString("revision"), row.getString("payload")),
                row.getLong("stream_sequence"),
                row.getLong("global_position"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("recorded_by"));
    }

    private static void addSources(String payload, Set<String> sources) {
        Matcher source = SOURCE.matcher(payload);
        while (source.find()) {
            sources.add(source.group(1));
        }
    }
}
