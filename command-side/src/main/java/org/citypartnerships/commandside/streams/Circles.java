package org.citypartnerships.commandside.streams;

import static org.citypartnerships.commandside.streams.Rows.UNIQUE_VIOLATION;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import org.citypartnerships.values.PartyId;
import org.jspecify.annotations.Nullable;

/** Whether a party would lie within itself, act for itself, or have become itself, over however many others. */
final class Circles {

    /** Two that are recorded at once could close a circle: one waits, sees the other, and is decided anew. */
    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('command.party'))";

    private static final String MERGED = """
            WITH RECURSIVE earlier (id) AS (
                SELECT unnest(?::text[])
                UNION
                SELECT party_id FROM earlier JOIN command.succession ON successor = id)
            SELECT EXISTS (SELECT FROM earlier WHERE id = ?)
            """;

    private static final String UPWARDS = """
            WITH RECURSIVE above (id) AS (
                SELECT ?::text
                UNION
                SELECT party.%1$s FROM above JOIN command.party ON party_id = id WHERE party.%1$s IS NOT NULL)
            SELECT EXISTS (SELECT FROM above WHERE id = ?)
            """;
    private static final String LIES_WITHIN = UPWARDS.formatted("within");
    private static final String ACTS_FOR = UPWARDS.formatted("acts_for");

    private Circles() {}

    /** Whether the heir is, or became, one of those that were merged into it. */
    static boolean merging(PartyId heir, Collection<PartyId> merged, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MERGED)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", merged.stream().map(PartyId::value).toArray()));
            return holds(statement, heir);
        }
    }

    /** Whether this other lies within the party. */
    static boolean lying(PartyId party, PartyId within, Connection connection) throws SQLException {
        return upwards(LIES_WITHIN, party, within, connection);
    }

    /** Whether this other acts for the party. */
    static boolean acting(PartyId party, PartyId actsFor, Connection connection) throws SQLException {
        return upwards(ACTS_FOR, party, actsFor, connection);
    }

    /** @throws SQLException as of two that were recorded at once, if what was just written closes a circle */
    static void requireNone(PartyId party, @Nullable PartyId within, @Nullable PartyId actsFor, Connection connection)
            throws SQLException {
        if (within != null || actsFor != null) {
            lock(connection);
            require(within == null || !lying(party, within, connection), party);
            require(actsFor == null || !acting(party, actsFor, connection), party);
        }
    }

    /** @throws SQLException as of two that were recorded at once, if what was just written closes a circle */
    static void requireNone(PartyId heir, Collection<PartyId> merged, Connection connection) throws SQLException {
        lock(connection);
        require(!merging(heir, merged, connection), heir);
    }

    private static void require(boolean holds, PartyId party) throws SQLException {
        if (!holds) {
            throw new SQLException(party + " came into a circle meanwhile", UNIQUE_VIOLATION);
        }
    }

    private static void lock(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ONE_AT_A_TIME)) {
            statement.execute();
        }
    }

    private static boolean upwards(String sql, PartyId party, PartyId first, Connection connection)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, first.value());
            return holds(statement, party);
        }
    }

    private static boolean holds(PreparedStatement statement, PartyId party) throws SQLException {
        statement.setString(2, party.value());
        try (ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }
}
