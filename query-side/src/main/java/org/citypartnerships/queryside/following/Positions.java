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
import java.util.Objects;
import java.util.OptionalLong;
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
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** How far the readers have read, from their tokens, as the current transaction sees them. */
@Component
public class Positions {

    private static final String TOKENS = """
            SELECT processor_name, token, token_type, made FROM readers.token_entry
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
    private final SeenTokens seen = new SeenTokens(System::nanoTime);

    /** A token as text, with how often rows were made anew at it, and its position: many questions are asked between two events. */
    private record Read(String token, String made, String version, long position) {}

    /** The same as a token, for the same reason. */
    private record Stored(
            String text,
            String made,
            String version,
            @Nullable TrackingToken token) {}

    Positions(JdbcTemplate template) {
        this.database = JdbcClient.create(template);
        this.template = template;
    }

    /** The position up to which every one of the readers has read; 0 before the first event. */
    public long readBy(Collection<String> readers) {
        return at(readers, tokens(readers)).position();
    }

    /** Where the readers stand, while tables are held that no other version may take the place of until the transaction is over. */
    At readBy(Collection<String> readers, Collection<String> held) {
        return at(readers, tokens(readers, "", held, new RoundTrip(List.of()), ""));
    }

    /**
     * The same in a transaction that has just begun, which from then on sees nothing but what is there at this moment.
     *
     * @param plannedOnce whether each of its statements keeps one plan, whatever it is asked about
     * @param along what is looked up in the same round trip
     */
    At readByForAMoment(Collection<String> readers, Collection<String> held, boolean plannedOnce, RoundTrip along) {
        return at(readers, tokens(readers, plannedOnce ? ONE_SNAPSHOT + ONE_PLAN : ONE_SNAPSHOT, held, along, ""));
    }

    /**
     * The same outside of a transaction, in one of its own that is over when it returns: a single round trip.
     *
     * @param along all that is looked up
     */
    At readByAtOnce(Collection<String> readers, Collection<String> held, boolean plannedOnce, RoundTrip along) {
        return at(readers, tokens(readers, plannedOnce ? BEGIN + ONE_PLAN : BEGIN, held, along, COMMIT));
    }

    /**
     * Where readers stand.
     *
     * @param position up to which every one of them has read
     * @param tokens their tokens as texts, in their order, with how often rows were made anew there; empty if one of them has none
     */
    public record At(long position, List<String> tokens) {
        /** Where nobody has been asked yet. */
        static final At NOWHERE = new At(0, List.of());
    }

    /** When it is now, for {@link #readBy(List, String[][], long)}. */
    public long now() {
        return seen.now();
    }

    /**
     * Where the readers stand, from their tokens that a statement has read along with their rows: of each its name, type and text, and
     * how often its rows were made anew.
     *
     * @param asked the {@link #now} before that statement, which is no part of a longer transaction
     */
    public At readBy(List<String> readers, String[][] tokenRows, long asked) {
        long least = Long.MAX_VALUE;
        Map<String, String> texts = new HashMap<>();
        for (String[] token : tokenRows) {
            Read last = lastRead.get(token[0]);
            if (last == null || !last.token().equals(token[2]) || !last.made().equals(token[3])) {
                last = new Read(
                        token[2],
                        token[3],
                        version(token[2], token[3]),
                        of(token(token[2].getBytes(StandardCharsets.UTF_8), token[1])));
                lastRead.put(token[0], last);
            }
            seen.saw(token[0], last.version(), asked);
            least = Math.min(least, last.position());
            texts.put(token[0], last.version());
        }
        return texts.size() < readers.size()
                ? new At(0, List.of())
                : new At(least, readers.stream().map(texts::get).toList());
    }

    /**
     * The tokens of the readers as texts, in their order, as they were ten milliseconds ago or later, and never before what this
     * process has read or seen since; empty if one of them has none. The database is asked once for all who want to know
     * meanwhile.
     *
     * <p>To be asked outside of a transaction, which would see what was there when it began.
     */
    public List<String> lately(List<String> readers) {
        List<String> tokens = seen.of(readers);
        return tokens == null ? looked(readers) : tokens;
    }

    private synchronized List<String> looked(List<String> readers) {
        List<String> tokens = seen.of(readers);
        if (tokens == null) {
            Map<String, String> read = new HashMap<>();
            long asked = seen.now();
            database.sql(TOKENS)
                    .param("readers", readers.toArray(String[]::new))
                    .query(row -> {
                        byte[] token = row.getBytes("token");
                        if (token != null) {
                            String version = version(new String(token, StandardCharsets.UTF_8), row.getString("made"));
                            seen.saw(row.getString("processor_name"), version, asked);
                            read.put(row.getString("processor_name"), version);
                        }
                    });
            tokens = read.size() < readers.size()
                    ? List.of()
                    : readers.stream().map(read::get).toList();
        }
        return tokens;
    }

    /** Readers of this process have read on: what they stood at before is past. */
    void moved() {
        seen.moved();
    }

    private static At at(Collection<String> readers, Map<String, Stored> read) {
        long least = readers.stream()
                .map(read::get)
                .mapToLong(stored -> stored == null ? 0 : of(stored.token()))
                .min()
                .orElseThrow(() -> new IllegalArgumentException("No reader was named"));
        return new At(
                least,
                read.size() < readers.size()
                        ? List.of()
                        : readers.stream()
                                .map(read::get)
                                .filter(Objects::nonNull)
                                .map(Stored::version)
                                .toList());
    }

    /** Whether every one of the readers has handled the event at a position, and none before it is still to come. */
    boolean haveReached(long position, Collection<String> readers) {
        Map<String, Stored> read = tokens(readers);
        return readers.stream()
                .map(read::get)
                .allMatch(stored -> covers(stored == null ? null : stored.token(), position));
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

    private Map<String, Stored> tokens(Collection<String> readers) {
        Map<String, Stored> read = new HashMap<>();
        OptionalLong asked = TransactionSynchronizationManager.isActualTransactionActive()
                ? OptionalLong.empty()
                : OptionalLong.of(seen.now());
        database.sql(TOKENS).param("readers", readers.toArray(String[]::new)).query(row -> {
            add(row, read, asked);
        });
        return read;
    }

    /** All in one round trip. */
    private Map<String, Stored> tokens(
            Collection<String> readers, String first, Collection<String> held, RoundTrip along, String last) {
        Map<String, Stored> read = new HashMap<>();
        String tokensAsked = held.isEmpty() ? TOKENS_ASKED : TOKENS_HELD.formatted(String.join(", ", held));
        OptionalLong asked = first.isEmpty() ? OptionalLong.empty() : OptionalLong.of(seen.now());
        template.execute(first + tokensAsked + along.after() + last, (PreparedStatement statement) -> {
            try {
                statement.setObject(1, readers.toArray(String[]::new));
                along.bind(statement, 2);
                boolean hasRows = statement.execute();
                while (!hasRows) {
                    hasRows = statement.getMoreResults();
                }
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        add(rows, read, asked);
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

    /** @param asked when the statement was begun, if it sees what was there then, and not what a transaction saw before */
    private void add(ResultSet row, Map<String, Stored> read, OptionalLong asked) throws SQLException {
        byte[] token = row.getBytes("token");
        if (token != null) {
            String reader = row.getString("processor_name");
            String text = new String(token, StandardCharsets.UTF_8);
            Stored last = lastStored.get(reader);
            String made = row.getString("made");
            if (last == null || !last.text().equals(text) || !last.made().equals(made)) {
                last = new Stored(text, made, version(text, made), token(token, row.getString("token_type")));
                lastStored.put(reader, last);
            }
            String version = last.version();
            asked.ifPresent(at -> seen.saw(reader, version, at));
            read.put(reader, last);
        }
    }

    private static String version(String token, String made) {
        return token + ' ' + made;
    }

    private @Nullable TrackingToken token(byte[] token, String type) {
        return tokens.deserialize(new SimpleSerializedObject<>(token, byte[].class, type, null));
    }
}
