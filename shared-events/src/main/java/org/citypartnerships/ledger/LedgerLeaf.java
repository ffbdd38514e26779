package org.citypartnerships.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A leaf as the ledger keeps it: which event it stands for, so that one that was taken away can still be named.
 *
 * @param index its place in the tree, from 0
 * @param position the position of the event
 * @param eventId the id of the event
 * @param stream the stream of the event
 * @param sequence its place in the stream
 * @param hash the hash of the leaf
 */
public record LedgerLeaf(long index, long position, String eventId, String stream, long sequence, Hash hash) {

    static final String SELECT =
            "SELECT leaf_index, global_position, event_id, stream_id, stream_sequence, hash FROM command.ledger_leaf";

    static LedgerLeaf from(ResultSet row) throws SQLException {
        return new LedgerLeaf(
                row.getLong("leaf_index"),
                row.getLong("global_position"),
                row.getString("event_id"),
                row.getString("stream_id"),
                row.getLong("stream_sequence"),
                Hash.of(row.getBytes("hash")));
    }
}
