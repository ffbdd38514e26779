package org.citypartnerships.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ledger as the database keeps it: {@code command.ledger_leaf}, {@code ledger_node}, {@code ledger_checkpoint}. */
public final class LedgerTables {

    private static final String LEAF_TILE =
            "SELECT hash FROM command.ledger_leaf WHERE leaf_index >= ? AND leaf_index < ? ORDER BY leaf_index";
    private static final String NODE_TILE = """
            SELECT hash FROM command.ledger_node WHERE level = ? AND node_index >= ? AND node_index < ?
            ORDER BY node_index
            """;
    private static final String LAST_LEAF = LedgerLeaf.SELECT + " ORDER BY leaf_index DESC LIMIT 1";
    private static final String LEAF_OF_EVENT = LedgerLeaf.SELECT
            + " WHERE global_position = (SELECT global_position FROM eventstore.event WHERE event_id = ?)";
    private static final String LEAVES_FROM = LedgerLeaf.SELECT + " WHERE leaf_index >= ? ORDER BY leaf_index LIMIT ?";
    private static final String LAST_CHECKPOINT =
            "SELECT note FROM command.ledger_checkpoint ORDER BY tree_size DESC LIMIT 1";
    private static final String CHECKPOINTS =
            "SELECT note FROM command.ledger_checkpoint WHERE tree_size > ? ORDER BY tree_size LIMIT ?";

    private final Connection connection;

    /** The tables as this connection sees them. */
    public LedgerTables(Connection connection) {
        this.connection = connection;
    }

    /** The tree over the leaves that are kept. It reads tiles when it is asked, and remembers them. */
    public Tree tree() {
        return new Tree(this::tile);
    }

    /** The last leaf, if there is one. */
    public Optional<LedgerLeaf> lastLeaf() throws SQLException {
        return leaves(LAST_LEAF).stream().findFirst();
    }

    /** The leaf of an event, if there is such an event and the ledger has come to it. */
    public Optional<LedgerLeaf> leafOf(String eventId) throws SQLException {
        return leaves(LEAF_OF_EVENT, eventId).stream().findFirst();
    }

    /** So many leaves from a place on. */
    public List<LedgerLeaf> leavesFrom(long index, int atMost) throws SQLException {
        return leaves(LEAVES_FROM, index, atMost);
    }

    /**
     * The checkpoint over the most leaves, if one was taken.
     *
     * @throws IllegalArgumentException if what is kept is no checkpoint
     */
    public Optional<SignedCheckpoint> lastCheckpoint() throws SQLException {
        return notes(LAST_CHECKPOINT).stream().findFirst().map(SignedCheckpoint::parse);
    }

    /** The notes of so many checkpoints over more leaves than these, from the smallest on. */
    public List<String> checkpointsAfter(long size, int atMost) throws SQLException {
        return notes(CHECKPOINTS, size, atMost);
    }

    private List<Hash> tile(int level, long tile) {
        long from = tile * Tiles.WIDTH;
        long to = from + Tiles.WIDTH;
        try (PreparedStatement statement =
                level == 0 ? prepared(LEAF_TILE, from, to) : prepared(NODE_TILE, level, from, to)) {
            List<Hash> hashes = new ArrayList<>(Tiles.WIDTH);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    hashes.add(Hash.of(rows.getBytes(1)));
                }
            }
            return hashes;
        } catch (SQLException e) {
            throw new LedgerUnreadable(e);
        }
    }

    private List<LedgerLeaf> leaves(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<LedgerLeaf> leaves = new ArrayList<>();
            while (rows.next()) {
                leaves.add(LedgerLeaf.from(rows));
            }
            return leaves;
        }
    }

    private List<String> notes(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<String> notes = new ArrayList<>();
            while (rows.next()) {
                notes.add(rows.getString(1));
            }
            return notes;
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** The database did not give a tile. */
    public static final class LedgerUnreadable extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        LedgerUnreadable(SQLException cause) {
            super("The ledger can't be read", cause);
        }

        /** What the database said. */
        public SQLException sql() {
            return (SQLException) java.util.Objects.requireNonNull(getCause());
        }
    }
}
