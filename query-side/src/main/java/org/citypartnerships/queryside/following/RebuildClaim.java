package org.citypartnerships.queryside.following;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to rebuild some readers, which one process at a time has. It is a lock of a database session: it ends with the
 * process, however that ends.
 */
final class RebuildClaim implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildClaim.class);
    private static final String CLAIM = "SELECT pg_try_advisory_lock(hashtextextended('rebuild of ' || ?, 0))";
    private static final String RELEASE = "SELECT pg_advisory_unlock_all()";

    private final Connection session;

    private RebuildClaim(Connection session) {
        this.session = session;
    }

    /** The claim on all of the readers; empty if one of them is being rebuilt. */
    static Optional<RebuildClaim> on(Collection<String> readers, DataSource database) {
        RebuildClaim claim = new RebuildClaim(session(database));
        try {
            for (String reader : readers) {
                if (!claim.have(reader)) {
                    claim.close();
                    return Optional.empty();
                }
            }
            return Optional.of(claim);
        } catch (SQLException failure) {
            claim.close();
            throw new IllegalStateException("Whether a reader is being rebuilt could not be asked", failure);
        }
    }

    private static Connection session(DataSource database) {
        try {
            return database.getConnection();
        } catch (SQLException failure) {
            throw new IllegalStateException("There is no session to rebuild with", failure);
        }
    }

    private boolean have(String reader) throws SQLException {
        try (PreparedStatement claim = session.prepareStatement(CLAIM)) {
            claim.setString(1, reader);
            try (ResultSet row = claim.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** @throws IllegalStateException if the session was lost, and the claim with it */
    void check() {
        try {
            if (session.isValid(1)) {
                return;
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The database session with the right to rebuild was lost", failure);
        }
        throw new IllegalStateException("The database session with the right to rebuild was lost");
    }

    @Override
    public void close() {
        try (session;
                PreparedStatement release = session.prepareStatement(RELEASE)) {
            release.execute();
        } catch (SQLException failure) {
            LOG.debug("The session was lost, and the claim with it", failure);
        }
    }
}
