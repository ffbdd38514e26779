package org.citypartnerships.commandside.housekeeping;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.citypartnerships.ledger.Hash;
import org.citypartnerships.ledger.LedgerLeaf;
import org.citypartnerships.ledger.LedgerPublicKey;
import org.citypartnerships.ledger.SignedCheckpoint;

/** Writes the rows of the ledger. None is ever changed. */
final class LedgerRows {

    private static final String ADD = """
            WITH leaves AS (
                INSERT INTO command.ledger_leaf
                    (leaf_index, global_position, event_id, stream_id, stream_sequence, hash)
                SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::bytea[])
            )
            INSERT INTO command.ledger_node (level, node_index, hash)
            SELECT * FROM unnest(?::smallint[], ?::bigint[], ?::bytea[])
            """;
    private static final String ADD_CHECKPOINT =
            "INSERT INTO command.ledger_checkpoint (tree_size, taken_at, note) VALUES (?, ?, ?)";
    private static final String PUBLISH_KEY =
            "INSERT INTO command.ledger_key (public_key) VALUES (?) ON CONFLICT (public_key) DO NOTHING";
    private static final String DURABLY = "SET LOCAL synchronous_commit TO on";

    private LedgerRows() {}

    record Node(int level, long index, Hash hash) {}

    static void add(List<LedgerLeaf> leaves, List<Node> nodes, Connection session) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(ADD)) {
            statement.setArray(1, array(session, "bigint", leaves, LedgerLeaf::index));
            statement.setArray(2, array(session, "bigint", leaves, LedgerLeaf::position));
            statement.setArray(3, array(session, "text", leaves, LedgerLeaf::eventId));
            statement.setArray(4, array(session, "text", leaves, LedgerLeaf::stream));
            statement.setArray(5, array(session, "bigint", leaves, LedgerLeaf::sequence));
            statement.setArray(
                    6, hashes(session, leaves.stream().map(LedgerLeaf::hash).toList()));
            statement.setArray(7, array(session, "smallint", nodes, Node::level));
            statement.setArray(8, array(session, "bigint", nodes, Node::index));
            statement.setArray(9, hashes(session, nodes.stream().map(Node::hash).toList()));
            statement.executeUpdate();
        }
    }

    /** A checkpoint is on disk before it leaves the database. */
    static void add(SignedCheckpoint signed, Connection session) throws SQLException {
        session.setAutoCommit(false);
        try (PreparedStatement durably = session.prepareStatement(DURABLY);
                PreparedStatement statement = session.prepareStatement(ADD_CHECKPOINT)) {
            durably.execute();
            statement.setLong(1, signed.checkpoint().size());
            statement.setObject(2, signed.checkpoint().takenAt().atOffset(ZoneOffset.UTC));
            statement.setString(3, signed.note());
            statement.executeUpdate();
            session.commit();
        } catch (SQLException e) {
            session.rollback();
            throw e;
        } finally {
            session.setAutoCommit(true);
        }
    }

    static void publish(LedgerPublicKey key, Connection session) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(PUBLISH_KEY)) {
            statement.setString(1, key.toString());
            statement.executeUpdate();
        }
    }

    private static <T> Array array(Connection session, String type, List<T> rows, Function<T, Object> column)
            throws SQLException {
        return session.createArrayOf(type, rows.stream().map(column).toArray());
    }

    private static Array hashes(Connection session, List<Hash> hashes) throws SQLException {
        return session.createArrayOf("bytea", hashes.stream().map(Hash::bytes).toArray(byte[][]::new));
    }
}
