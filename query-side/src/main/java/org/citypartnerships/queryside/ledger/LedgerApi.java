package org.citypartnerships.queryside.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.ledger.Checkpoint;
import org.citypartnerships.ledger.Hash;
import org.citypartnerships.ledger.LedgerLeaf;
import org.citypartnerships.ledger.LedgerTables;
import org.citypartnerships.ledger.SignedCheckpoint;
import org.citypartnerships.ledger.Tree;
import org.citypartnerships.queryside.web.BadParameter;
import org.citypartnerships.queryside.web.NotOnRecord;
import org.citypartnerships.queryside.web.NotYetAvailable;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/ledger/checkpoint}, {@code /api/ledger/proof/{eventId}}, {@code /api/ledger/consistency?from=&to=}. */
@RestController
public class LedgerApi {

    private static final String PUBLIC_KEYS =
            "SELECT public_key FROM command.ledger_key ORDER BY first_used_at, public_key";
    private static final String RECORDED = "SELECT EXISTS (SELECT FROM eventstore.event WHERE event_id = ?)";

    private final Ledger ledger;

    LedgerApi(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * The last checkpoint.
     *
     * @param root the root of the tree, in base64
     * @param note the whole signed note
     * @param publicKeys the keys that were ever used, to be compared with those known from elsewhere
     */
    public record CheckpointAnswer(
            String origin, long size, String root, Instant takenAt, String note, List<String> publicKeys) {}

    /**
     * That an event stands under the last checkpoint.
     *
     * @param leafIndex its place in the tree, from 0
     * @param leafHash the hash of its leaf, in base64
     * @param path the hashes up to the root, in base64
     * @param checkpoint the signed note
     */
    public record ProofAnswer(
            String stream,
            long sequence,
            String eventId,
            long position,
            long leafIndex,
            String leafHash,
            long size,
            String root,
            List<String> path,
            String checkpoint) {}

    /** That the tree of one size begins with the tree of another; roots and path in base64. */
    public record ConsistencyAnswer(long from, String fromRoot, long to, String toRoot, List<String> path) {}

    /**
     * The last checkpoint.
     *
     * @throws NotYetAvailable if none was signed yet
     */
    @GetMapping("/api/ledger/checkpoint")
    public CheckpointAnswer checkpoint() {
        return ledger.ask(connection -> {
            SignedCheckpoint signed = last(connection);
            Checkpoint checkpoint = signed.checkpoint();
            return new CheckpointAnswer(
                    checkpoint.origin(),
                    checkpoint.size(),
                    checkpoint.root().base64(),
                    checkpoint.takenAt(),
                    signed.note(),
                    publicKeys(connection));
        });
    }

    @GetMapping("/api/ledger/proof/{eventId}")
    ProofAnswer proof(@PathVariable("eventId") String eventId) {
        return ledger.ask(connection -> {
            if (!isRecorded(eventId, connection)) {
                throw new NotOnRecord("event", eventId);
            }
            SignedCheckpoint signed = last(connection);
            Checkpoint checkpoint = signed.checkpoint();
            LedgerTables tables = new LedgerTables(connection);
            LedgerLeaf leaf = tables.leafOf(eventId)
                    .filter(found -> found.index() < checkpoint.size())
                    .orElseThrow(() -> new NotYetAvailable(
                            "No checkpoint is over event " + eventId + " yet. Ask again in a few seconds.", null));
            return new ProofAnswer(
                    leaf.stream(),
                    leaf.sequence(),
                    leaf.eventId(),
                    leaf.position(),
                    leaf.index(),
                    leaf.hash().base64(),
                    checkpoint.size(),
                    checkpoint.root().base64(),
                    base64(tables.tree().inclusion(leaf.index(), checkpoint.size())),
                    signed.note());
        });
    }

    /**
     * That the tree of one size begins with the tree of another.
     *
     * @throws BadParameter if the ledger has no such sizes
     */
    @GetMapping("/api/ledger/consistency")
    public ConsistencyAnswer consistency(
            @RequestParam("from") long from, @RequestParam(name = "to", required = false) @Nullable Long to) {
        return ledger.ask(connection -> {
            LedgerTables tables = new LedgerTables(connection);
            long leaves = tables.lastLeaf().map(leaf -> leaf.index() + 1).orElse(0L);
            long end = to == null ? last(connection).checkpoint().size() : to;
            if (end < 1 || end > leaves) {
                throw new BadParameter(
                        "to", "to is a number of events from 1 to " + leaves + ", as the ledger has them");
            }
            if (from < 1 || from > end) {
                throw new BadParameter("from", "from is a number of events from 1 to " + end + ", the number of to");
            }
            Tree tree = tables.tree();
            return new ConsistencyAnswer(
                    from, tree.root(from).base64(), end, tree.root(end).base64(), base64(tree.consistency(from, end)));
        });
    }

    private static SignedCheckpoint last(Connection connection) throws SQLException {
        return new LedgerTables(connection)
                .lastCheckpoint()
                .orElseThrow(() -> new NotYetAvailable(
                        "No checkpoint of the ledger was signed yet. Ask again in a few seconds.", null));
    }

    private static boolean isRecorded(String eventId, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RECORDED)) {
            statement.setString(1, eventId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static List<String> publicKeys(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PUBLIC_KEYS);
                ResultSet rows = statement.executeQuery()) {
            List<String> keys = new ArrayList<>();
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
            return keys;
        }
    }

    private static List<String> base64(List<Hash> hashes) {
        return hashes.stream().map(Hash::base64).toList();
    }
}
