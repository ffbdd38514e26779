package org.citypartnerships.queryside.following;

import java.sql.SQLException;
import java.time.Duration;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The moment in which a fresh version takes the place of the one that answers, and the reader's token with it. */
final class Handover {

    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);

    /** Questions wait behind the swap as long as the swap waits for questions: it gives way soon, and tries again. */
    private static final String GIVE_WAY = "SET LOCAL lock_timeout = '200ms'";

    private static final int TRIES = 200;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String DEADLOCK = "40P01";
    private static final int SEGMENT = 0;

    private final Followers followers;
    private final StreamableMessageSource<TrackedEventMessage<?>> store;
    private final TokenStore tokens;
    private final Streams streams;
    private final JdbcTemplate database;
    private final TransactionTemplate transaction;

    Handover(
            Followers followers,
            StreamableMessageSource<TrackedEventMessage<?>> store,
            TokenStore tokens,
            Streams streams,
            JdbcTemplate database,
            TransactionTemplate transaction) {
        this.followers = followers;
        this.store = store;
        this.tokens = tokens;
        this.streams = streams;
        this.database = database;
        this.transaction = transaction;
    }

    /** The last event that can be seen now, with what may still come before it. */
    GapAwareTrackingToken head() {
        return (GapAwareTrackingToken) store.createHeadToken();
    }

    /** Lets a version that has caught up to a place answer, with what was recorded since. */
    void swap(FreshVersion<?> version, GapAwareTrackingToken reached) {
        for (int tries = 1; ; tries++) {
            try {
                followers.whilePaused(
                        version.name(), () -> transaction.executeWithoutResult(status -> swapNow(version, reached)));
                return;
            } catch (DataAccessException failure) {
                if (tries == TRIES || !isBusy(failure)) {
                    throw failure;
                }
                LOG.debug("Questions are being answered from the tables of {}", version.name());
                pause();
            }
        }
    }

    private static boolean isBusy(DataAccessException failure) {
        return failure.getRootCause() instanceof SQLException cause
                && (LOCK_NOT_AVAILABLE.equals(cause.getSQLState()) || DEADLOCK.equals(cause.getSQLState()));
    }

    private void swapNow(FreshVersion<?> version, GapAwareTrackingToken reached) {
        if (tokens.fetchSegments(version.name()).length == 0) {
            tokens.initializeTokenSegments(version.name(), 1, reached);
        }
        tokens.fetchToken(version.name(), SEGMENT); // fails where another process follows
        GapAwareTrackingToken to = head();
        version.renew(streams.touched(reached, to), to.getIndex());
        tokens.storeToken(to, version.name(), SEGMENT);
        tokens.releaseClaim(version.name(), SEGMENT);
        Tokens.madeAnew(version.name(), JdbcClient.create(database));
        database.execute(GIVE_WAY);
        version.swap();
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ConcurrencyFailureException("Stopped while waiting for questions to be answered", stopped);
        }
    }
}
