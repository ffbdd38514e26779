package org.citypartnerships.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.eventstore.CanonicalJson;
import org.citypartnerships.eventstore.StoredEvent;
import org.citypartnerships.ledger.ProofFile.NotProven;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ProofFileTest {

    private static final String PARTNERSHIP = "partnership:harbin-cn~murmansk-ru";
    private static final String SOURCE = "source:murmansk-harbin";
    private static final LedgerKey KEY =
            new LedgerKey("city-partnerships", "32 bytes, random in real life ..".getBytes(UTF_8));

    private final ObjectNode file = file();

    @Test
    void a_file_as_it_was_exported_is_proved() throws Exception {
        ProofFile.Proven proven = verified();
        assertThat(proven.partnership()).isEqualTo(PARTNERSHIP);
        assertThat(proven.events()).isEqualTo(3);
        assertThat(proven.sources()).isEqualTo(1);
        assertThat(proven.attachments()).isEqualTo(1);
        assertThat(proven.checkpoint().size()).isEqualTo(4);
    }

    @Test
    void a_changed_event_is_not_proved() {
        ((ObjectNode) file.at("/events/1/event/payload")).put("text", "signed in 2015");
        assertNotProven(PARTNERSHIP + "#1 (event event-2) is not under the checkpoint");
    }

    @Test
    void an_event_left_out_in_the_middle_is_missed() {
        ((ArrayNode) file.path("events")).remove(1);
        assertNotProven(PARTNERSHIP + "#1 is missing");
    }

    @Test
    void a_source_left_out_is_missed() {
        ((ArrayNode) file.path("sources")).removeAll();
        assertNotProven("The events of " + SOURCE + " are missing");
    }

    @Test
    void a_changed_hash_of_an_attached_file_is_not_proved() {
        ((ObjectNode) file.at("/attachments/0")).put("sha256", "00");
        assertNotProven("not that of the events");
    }

    @Test
    void a_changed_checkpoint_is_not_proved() {
        file.put("checkpoint", file.path("checkpoint").asString().replace("time 2026", "time 2025"));
        assertNotProven("not signed by the public key");
    }

    @Test
    void a_file_that_says_something_twice_is_refused() {
        String text = CanonicalJson.text(file);
        String twice = "{\"partnership\":\"partnership:another\"," + text.substring(1);
        assertThatThrownBy(() -> ProofFile.read(twice.getBytes(UTF_8))).hasMessageContaining("RFC 8785");
        assertThatThrownBy(() -> ProofFile.read("no JSON".getBytes(UTF_8))).hasMessageContaining("no JSON");
        assertThatThrownBy(() -> ProofFile.read("{}".getBytes(UTF_8))).hasMessageContaining("no file of proofs");
    }

    private ProofFile.Proven verified() throws Exception {
        return ProofFile.read(CanonicalJson.bytes(file)).verify(List.of(KEY.publicKey()));
    }

    private void assertNotProven(String words) {
        assertThatThrownBy(this::verified).isInstanceOf(NotProven.class).hasMessageContaining(words);
    }

    private static ObjectNode file() {
        List<StoredEvent> events = List.of(
                event(SOURCE, 0, 1, "source-registered", "{\"title\": \"a press text\"}"),
                event(PARTNERSHIP, 0, 2, "partnership-opened", "{\"source\": \"" + SOURCE + "\"}"),
                event(PARTNERSHIP, 1, 2, "protocol-signed", "{\"text\": \"signed in 2014\"}"),
                event(PARTNERSHIP, 2, 3, "file-attached", "{\"sha256\": \"ab\", \"sizeBytes\": 7}"));
        TilesInMemory tiles = new TilesInMemory();
        events.forEach(event -> tiles.add(EventLeaf.hash(event)));
        ObjectNode file = JsonMapper.shared()
                .createObjectNode()
                .put("format", ProofFile.FORMAT)
                .put("partnership", PARTNERSHIP)
                .put(
                        "checkpoint",
                        KEY.sign(4, tiles.root(), Instant.parse("2026-11-21T23:07:00Z"))
                                .note());
        ArrayNode own = file.putArray("events");
        ArrayNode sources = file.putArray("sources");
        file.putArray("sourcesNamed").add(SOURCE);
        Tree tree = new Tree(tiles);
        for (int leaf = 0; leaf < events.size(); leaf++) {
            ObjectNode proven = (leaf == 0 ? sources : own).addObject().put("leafIndex", leaf);
            proven.set("event", EventLeaf.json(events.get(leaf)));
            ArrayNode path = proven.putArray("path");
            tree.inclusion(leaf, events.size()).forEach(hash -> path.add(hash.base64()));
        }
        file.set(
                "attachments",
                ProofFile.attachments(new ArrayList<>(own.valueStream().toList())));
        return file;
    }

    private static StoredEvent event(String stream, long sequence, int number, String name, String payload) {
        return new StoredEvent(
                stream,
                sequence,
                null,
                "event-" + number,
                name,
                "1",
                Instant.EPOCH,
                payload,
                "{\"recordedBy\": \"clerk\"}");
    }
}
