package org.citypartnerships.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.citypartnerships.eventstore.CanonicalJson;
import org.citypartnerships.eventstore.StoredEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the {@link ProofFile} of a partnership from one moment of the database. */
public final class ProofExport {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SOURCE = "source:";

    private static final String EVENTS =
            "SELECT " + StoredEvent.COLUMNS + " FROM eventstore.event WHERE stream_id = ? ORDER BY stream_sequence";

    private final LedgerTables ledger;
    private final Connection connection;

    /** From this connection, best in a transaction that reads repeatably. */
    public ProofExport(Connection connection) {
        this.connection = connection;
        this.ledger = new LedgerTables(connection);
    }

    /**
     * The file.
     *
     * @param partnership for example {@code partnership:harbin-cn~murmansk-ru}
     * @throws NotYetSigned if there is nothing signed, or an event is not yet under a checkpoint
     * @throws IllegalArgumentException if there is no such partnership
     */
    public byte[] of(String partnership) throws SQLException {
        SignedCheckpoint checkpoint =
                ledger.lastCheckpoint().orElseThrow(() -> new NotYetSigned("No checkpoint was signed yet"));
        Tree tree = ledger.tree();
        SortedSet<String> named = new TreeSet<>();
        ArrayNode events = proven(partnership, tree, checkpoint.checkpoint(), named);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("There is no " + partnership + " on record");
        }
        ArrayNode sources = JSON.createArrayNode();
        ArrayNode sourcesNamed = JSON.createArrayNode();
        for (String source : named) {
            ArrayNode ofSource = proven(source, tree, checkpoint.checkpoint(), new TreeSet<>());
            if (!ofSource.isEmpty()) {
                sourcesNamed.add(source);
                sources.addAll(ofSource);
            }
        }
        ObjectNode file = JSON.createObjectNode()
                .put("format", ProofFile.FORMAT)
                .put("partnership", partnership)
                .put("checkpoint", checkpoint.note());
        List<JsonNode> own = new ArrayList<>();
        events.forEach(own::add);
        file.set("events", events);
        file.set("sources", sources);
        file.set("sourcesNamed", sourcesNamed);
        file.set("attachments", ProofFile.attachments(own));
        return CanonicalJson.bytes(file);
    }

    private ArrayNode proven(String stream, Tree tree, Checkpoint checkpoint, SortedSet<String> sources)
            throws SQLException {
        ArrayNode proven = JSON.createArrayNode();
        for (StoredEvent event : events(stream)) {
            LedgerLeaf leaf = ledger.leafOf(event.eventId())
                    .filter(found -> found.index() < checkpoint.size())
                    .orElseThrow(() ->
                            new NotYetSigned("No checkpoint is over " + stream + "#" + event.sequence() + " yet"));
            ObjectNode json = EventLeaf.json(event);
            addSources(json.path("payload"), sources);
            ObjectNode one = proven.addObject().put("leafIndex", leaf.index());
            one.set("event", json);
            ArrayNode path = one.putArray("path");
            tree.inclusion(leaf.index(), checkpoint.size()).forEach(hash -> path.add(hash.base64()));
        }
        return proven;
    }

    /** Texts that may name a source; whether they do is seen by there being one. */
    private static void addSources(JsonNode json, SortedSet<String> sources) {
        if (json.isString() && json.stringValue().startsWith(SOURCE)) {
            String text = json.stringValue();
            sources.add(text.contains("#") ? text.substring(0, text.indexOf('#')) : text);
        }
        json.forEach(member -> addSources(member, sources));
    }

    private List<StoredEvent> events(String stream) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
            statement.setString(1, stream);
            try (ResultSet rows = statement.executeQuery()) {
                List<StoredEvent> events = new ArrayList<>();
                while (rows.next()) {
                    events.add(StoredEvent.from(rows));
                }
                return events;
            }
        }
    }

    /** What is to be proved is recorded, and not yet under a checkpoint: ask again in a few seconds. */
    public static final class NotYetSigned extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        NotYetSigned(String message) {
            super(message);
        }
    }
}
