package org.citypartnerships.queryside.following;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.citypartnerships.eventstore.TrackingTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far readers have read, and that this process alone reads for them: Axon's token store, but for readers that stand at the
 * same place one statement moves them all.
 *
 * <p>Every method runs in the transaction that it is called in.
 */
public final class Tokens {

    /** This process among all that share the table. */
    public static final String NODE = ManagementFactory.getRuntimeMXBean().getName();

    static final int SEGMENT = 0;

    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);

    private static final String REMEMBERED = """
             unnest(?::text[], ?::text[]) AS remembered (reader, token)
            WHERE stored.processor_name = remembered.reader AND stored.segment = 0 AND stored.owner = ?
              AND (stored.token IS NULL OR convert_from(stored.token, 'UTF8')::jsonb = remembered.token::jsonb)""";

    /**
     * Readers do not wait for the disk, so that a crash of the server may take back what they wrote last, and their tokens with it.
     * Who then went on from where he remembers to stand would leave that out: he goes on only from where the database says.
     */
    private static final String ADVANCE =
            """
            UPDATE readers.token_entry AS stored SET token = ?, token_type = ?, timestamp = ?
            FROM""" + REMEMBERED + """
            ;
            SET LOCAL lock_timeout = '1s'"""; // who holds a table of one reader does not hold up the others for long

    private static final String STILL_HERE = """
            UPDATE readers.token_entry AS stored SET timestamp = ? FROM""" + REMEMBERED;

    private static final String MADE_ANEW = """
            UPDATE readers.token_entry SET made = made + 1 WHERE processor_name = ? AND segment = 0
            """;

    private static final TrackingToken BEFORE_EVERYTHING =
            GapAwareTrackingToken.newInstance(0, Collections.emptySortedSet());

    private final TokenStore store;
    private final JdbcClient database;
    private final Serializer serializer = TrackingTokens.serializer();

    Tokens(TokenStore store, JdbcClient database) {
        this.store = store;
        this.database = database;
    }

    /** Another process reads for them by now, or they stand somewhere else than is remembered. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1;

        Lost(Collection<String> readers) {
            super("Another process reads for " + readers
                    + ", or the database has lost what they read last: they go on from where it says that they stand");
        }
    }

    /** Claims those of the readers that no other process reads for; returns where they are. */
    Map<String, GapAwareTrackingToken> claim(Collection<String> readers) {
        Map<String, GapAwareTrackingToken> claimed = new HashMap<>();
        for (String reader : readers) {
            if (store.fetchSegments(reader).length == 0) {
                // Before the first event, also where the command side has not made its tables yet.
                store.initializeTokenSegments(reader, 1, BEFORE_EVERYTHING);
            }
            try {
                TrackingToken token = WrappedToken.unwrapLowerBound(store.fetchToken(reader, SEGMENT));
                claimed.put(reader, (GapAwareTrackingToken) (token == null ? BEFORE_EVERYTHING : token));
            } catch (UnableToClaimTokenException others) {
                LOG.debug("Another process reads for {}", reader, others);
            }
        }
        return claimed;
    }

    /**
     * Adds what moves readers to a place; how many rows it changes is to be {@link #check}ed.
     *
     * @param from where each of them stands in the database, as far as is known here
     */
    void advance(Map<String, GapAwareTrackingToken> from, GapAwareTrackingToken to, Statements into) {
        SerializedObject<byte[]> token = serializer.serialize(to, byte[].class);
        into.add(
                ADVANCE,
                token.getData(),
                token.getType().getName(),
                now(),
                names(from.keySet()),
                serialized(from.values()),
                NODE);
    }

    /**
     * Renews the claim on readers.
     *
     * @param at where each of them stands in the database, as far as is known here
     * @throws Lost if not all of them are this process's any more, or if they stand somewhere else
     */
    void stay(Map<String, GapAwareTrackingToken> at) {
        int found = database.sql(STILL_HERE)
                .params(now(), names(at.keySet()), serialized(at.values()), NODE)
                .update();
        check(found, at.keySet());
    }

    /** Notes that rows of a reader were made anew although it has not read on, for those who keep what they made of them. */
    static void madeAnew(String reader, JdbcClient database) {
        database.sql(MADE_ANEW).param(reader).update();
    }

    void release(Collection<String> readers) {
        readers.forEach(reader -> store.releaseClaim(reader, SEGMENT));
    }

    /** @throws Lost if not all of the readers are this process's any more */
    static void check(int found, Collection<String> readers) {
        if (found != readers.size()) {
            throw new Lost(readers);
        }
    }

    private static String now() {
        return DateTimeUtils.formatInstant(Instant.now());
    }

    private String[] serialized(Collection<GapAwareTrackingToken> all) {
        return all.stream()
                .map(each -> serializer.serialize(each, String.class).getData())
                .toArray(String[]::new);
    }

    private static String[] names(Collection<String> readers) {
        return readers.toArray(String[]::new);
    }
}
