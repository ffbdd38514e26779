package org.citypartnerships.queryside.following;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Streams whose rows could not be made, with the reason. They are tried again with their next event and by a rebuild; until
 * then their rows stay as they were, and health says so.
 */
@Component
public class Parking {

    private static final String PARK = """
            INSERT INTO readers.parked_stream (reader, stream_id, position, cause)
            VALUES (:reader, :stream, :position, :cause)
            ON CONFLICT (reader, stream_id) DO UPDATE SET position = EXCLUDED.position, cause = EXCLUDED.cause
            """;

    private static final String RELEASE = """
            DELETE FROM readers.parked_stream WHERE reader = :reader AND stream_id = ANY (:streams)
            """;

    private static final String RELEASE_ALL = """
            DELETE FROM readers.parked_stream WHERE reader = :reader
            """;

    private static final String RENAME = """
            UPDATE readers.parked_stream SET reader = :to WHERE reader = :from
            """;

    private static final String PARKED = """
            SELECT stream_id, position, cause FROM readers.parked_stream WHERE reader = :reader ORDER BY stream_id
            """;

    private static final Logger LOG = LoggerFactory.getLogger(Parking.class);
    private static final int CAUSE_CHARACTERS_MAX = 500;

    private final JdbcClient database;

    Parking(JdbcClient database) {
        this.database = database;
    }

    /**
     * A parked stream.
     *
     * @param streamId the stream
     * @param position how far the reader had read when it failed last
     * @param cause why it failed
     */
    public record Parked(String streamId, long position, String cause) {}

    void park(String reader, String stream, long position, RuntimeException cause) {
        LOG.error("The rows of {} for '{}' can't be made; it is parked until that is mended", stream, reader, cause);
        String text = cause.toString();
        database.sql(PARK)
                .param("reader", reader)
                .param("stream", stream)
                .param("position", position)
                .param("cause", text.substring(0, Math.min(text.length(), CAUSE_CHARACTERS_MAX)))
                .update();
    }

    void release(String reader, Collection<String> streams) {
        database.sql(RELEASE)
                .param("reader", reader)
                .param("streams", streams.toArray(String[]::new))
                .update();
    }

    void releaseAll(String reader) {
        database.sql(RELEASE_ALL).param("reader", reader).update();
    }

    /** What one reader had parked is forgotten; what is parked under another name is its now. */
    void rename(String from, String to) {
        releaseAll(to);
        database.sql(RENAME).param("from", from).param("to", to).update();
    }

    /** The streams that a reader has parked, to be added to and taken from. */
    Set<String> streamsOf(String reader) {
        return parked(reader).stream().map(Parked::streamId).collect(Collectors.toCollection(HashSet::new));
    }

    List<Parked> parked(String reader) {
        return database.sql(PARKED).param("reader", reader).query(Parked.class).list();
    }
}
