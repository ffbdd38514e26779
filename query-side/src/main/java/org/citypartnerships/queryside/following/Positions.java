package org.citypartnerships.queryside.following;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.citypartnerships.eventstore.TrackingTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the readers have read, from their tokens, as the current transaction sees them. */
@Component
public class Positions {

    private static final String TOKENS = """
            SELECT processor_name, token, token_type FROM readers.token_entry
            WHERE processor_name = ANY (:readers) AND segment = 0
            """;

    /** The same with one parameter. */
    private static final String TOKENS_ASKED = TOKENS.replace(":readers", "?");

    /** The same behind a lock. It comes before the snapshot that the transaction then keeps. */
    private static final String TOKENS_HELD = "LOCK TABLE %s IN ACCESS SHARE MODE;" + TOKENS_ASKED;

    /**
     * Before the first statement of a transaction: all of it then sees one snapshot. It goes with that statement: as a setting of
     * the session it would be asked for, made, and taken back, a round trip each.
     */
    private static final String ONE_SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;";

    /** A whole transaction in one round trip begins and ends in it. */
    private static final String BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;";

    private static final String COMMIT = ";COMMIT";

    private static final String ONE_PLAN = "SET LOCAL plan_cache_mode = force_generic_plan;";

    private static final String HEAD = """
            SELECT coalesce(max(global_position), 0) FROM eventstore.event
            """;

    private final JdbcClient database;
    private final JdbcTemplate template;
    private final Serializer tokens = TrackingTokens.serializer();
    private final Map<String, Read> lastRead = new ConcurrentHashMap<>();
    private final Map<String, Stored> lastStored = new ConcurrentHashMap<>();

    /** A token as text, and its position: many questions are asked between two events. */
    private record Read(String token, long position) {}

    /** The same as a token, for the same reason. */
    private record Stored(String text, @Nullable TrackingToken token) {}

    Positions(JdbcTemplate template) {
        this.database = JdbcClient.create(template);
        this.template = template;
    }

    /** The position up to which every one of the readers has read; 0 before the first event. */
    public long readBy(Collection<String> readers) {
        return leastOf(readers, tokens(readers));
    }

    /** The same, while tables are held that no other version may take the place of until the transaction is over. */
    long readBy(Collection<String> readers, Collection<String> held) {
        return leastOf(readers, tokens(readers, "", held, new RoundTrip(List.of()), ""));
    }

    /**
     * The same in a transaction that has just begun, which from then on sees nothing but what is there at this moment.
     *
     * @param plannedOnce whether each of its statements keeps one plan, whatever it is asked about
     * @param along what is looked up in the same round trip
     */
    long readByForAMoment(Collection<String> readers, Collection<String> held, boolean plannedOnce, RoundTrip along) {
        return leastOf(readers, tokens(readers, plannedOnce ? ONE_SNAPSHOT + ONE_PLAN : ONE_SNAPSHOT, held, along, ""));
    }

    /**
     * The same outside of a transaction, in one of its own that is over when it returns: a single round trip.
     *
     * @param along all that is looked up
     */
    long readByAtOnce(Collection<String> readers, Collection<String> held, boolean plannedOnce, RoundTrip along) {
        return leastOf(readers, tokens(readers, plannedOnce ? BEGIN + ONE_PLAN : BEGIN, held, along, COMMIT));
    }

    /**
     * The position up to which every one of the readers has read, from their tokens that a statement has read along with their
     * rows: of each its name, type and text.
     */
    public long readBy(Collection<String> readers, String[][] tokenRows) {
        long least = Long.MAX_VALUE;
        int found = 0;
        for (String[] token : tokenRows) {
            Read last = lastRead.get(token[0]);
            if (last == null || !last.token().equals(token[2])) {
                last = new Read(token[2], of(token(token[2].getBytes(StandardCharsets.UTF_8), token[1])));
                lastRead.put(token[0], last);
            }
            least = Math.min(least, last.position());
            found++;
        }
        return found < readers.size() ? 0 : least;
    }

    private static long leastOf(Collection<String> readers, Map<String, TrackingToken> read) {
        return readers.stream()
                .mapToLong(reader -> of(read.get(reader)))
                .min()
                .orElseThrow(() -> new IllegalArgumentException("No reader was named"));
    }

    /** Whether every one of the readers has handled the event at a position, and none before it is still to come. */
    boolean haveReached(long position, Collection<String> readers) {
        Map<String, TrackingToken> read = tokens(readers);
        return readers.stream().allMatch(reader -> covers(read.get(reader), position));
    }

    /** The position of the last event that can be seen; 0 before the first. */
    public long head() {
        return database.sql(HEAD).query(Long.class).single();
    }

    static long of(@Nullable TrackingToken token) {
        return token == null ? 0 : Math.max(0, token.position().orElse(0));
    }

    private static boolean covers(@Nullable TrackingToken token, long position) {
        TrackingToken plain = WrappedToken.unwrapLowerBound(token);
        return plain instanceof GapAwareTrackingToken gapAware
                ? gapAware.getIndex() >= position && !gapAware.getGaps().contains(position)
                : position <= 0;
    }

    private Map<String, TrackingToken> tokens(Collection<String> readers) {
        Map<String, TrackingToken> read = new HashMap<>();
        database.sql(TOKENS).param("readers", readers.toArray(String[]::new)).query(row -> {
            add(row, read);
        });
        return read;
    }

    /** All in one round trip. */
    private Map<String, TrackingToken> tokens(
            Collection<String> readers, String first, Collection<String> held, RoundTrip along, String last) {
        Map<String, TrackingToken> read = new HashMap<>();
        String asked = held.isEmpty() ? TOKENS_ASKED : TOKENS_HELD.formatted(String.join(", ", held));
        template.execute(first + asked + along.after() + last, (PreparedStatement statement) -> {
            try {
                statement.setObject(1, readers.toArray(String[]::new));
                along.bind(statement, 2);
                boolean hasRows = statement.execute();
                while (!hasRows) {
                    hasRows = statement.getMoreResults();
                }
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        add(rows, read);
                    }
                }
                along.read(statement, statement.getMoreResults());
                return read;
            } catch (SQLException failure) {
                if (!last.isEmpty()) {
                    rollBack(statement.getConnection(), failure);
                }
                throw failure;
            }
        });
        return read;
    }

    /** What fails after its BEGIN never comes to its COMMIT: the next to use the connection would be refused. */
    private static void rollBack(Connection connection, SQLException failure) {
        try (Statement rollback = connection.createStatement()) {
            rollback.execute("ROLLBACK");
        } catch (SQLException worse) {
            failure.addSuppressed(worse);
        }
    }

    private void add(ResultSet row, Map<String, TrackingToken> read) throws SQLException {
        byte[] token = row.getBytes("token");
        if (token != null) {
            String reader = row.getString("processor_name");
            String text = new String(token, StandardCharsets.UTF_8);
            Stored last = lastStored.get(reader);
            if (last == null || !last.text().equals(text)) {
                last = new Stored(text, token(token, row.getString("token_type")));
                lastStored.put(reader, last);
            }
            read.put(reader, last.token());
        }
    }

    private @Nullable TrackingToken token(byte[] token, String type) {
        return tokens.deserialize(new SimpleSerializedObject<>(token, byte[].class, type, null));
    }
}
