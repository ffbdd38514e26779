package org.citypartnerships.ledger;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.citypartnerships.eventstore.CanonicalJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything recorded of one partnership in one file, which proves itself to whoever has the ledger's public key: its events,
 * those of the sources that they name, the hashes of attached files, and for each event the path to a signed checkpoint.
 *
 * <p>The file is JSON in the form of RFC 8785, made by {@link ProofExport}.
 */
public final class ProofFile {

    static final String FORMAT = "city-partnerships-proofs/1";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JsonNode file;
    private final SignedCheckpoint checkpoint;

    /**
     * What a file proves.
     *
     * @param partnership of which partnership
     * @param events events of the partnership
     * @param sources events of the sources that they name
     * @param attachments files attached to entries
     * @param checkpoint under which they stand
     */
    public record Proven(String partnership, int events, int sources, int attachments, Checkpoint checkpoint) {}

    /** The file does not prove what it says; the message says why, and of which event. */
    public static final class NotProven extends Exception {

        private static final long serialVersionUID = 1L;

        NotProven(String message) {
            super(message);
        }
    }

    private ProofFile(JsonNode file) throws NotProven {
        this.file = file;
        if (!file.path("format").asString("").equals(FORMAT)) {
            throw new NotProven("This is no file of proofs: its format is not " + FORMAT);
        }
        try {
            this.checkpoint = SignedCheckpoint.parse(file.path("checkpoint").asString(""));
        } catch (IllegalArgumentException e) {
            throw new NotProven("The checkpoint in the file is none: " + e.getMessage());
        }
    }

    /**
     * Reads a file.
     *
     * @throws NotProven if it is no such file, or not written in the one form that such a file has
     */
    public static ProofFile read(byte[] bytes) throws IOException, NotProven {
        JsonNode file;
        try {
            file = JSON.readTree(bytes);
        } catch (JacksonException e) {
            throw new NotProven("This is no JSON: " + e.getOriginalMessage());
        }
        // In one form only: nothing can be said twice, or hidden from one reader and shown to another.
        if (!Arrays.equals(canonical(file), bytes)) {
            throw new NotProven("The file was changed: it is not in the form of RFC 8785");
        }
        return new ProofFile(file);
    }

    static byte[] canonical(JsonNode json) throws NotProven {
        try {
            return CanonicalJson.bytes(json);
        } catch (IllegalArgumentException e) {
            throw new NotProven("The file was changed: " + e.getMessage());
        }
    }

    /**
     * Checks everything in it.
     *
     * @param keys public keys of the ledger, known from elsewhere
     * @throws NotProven at the first thing that is not proved
     */
    public Proven verify(List<LedgerPublicKey> keys) throws NotProven {
        if (keys.stream().noneMatch(key -> key.hasSigned(checkpoint))) {
            throw new NotProven("The checkpoint is not signed by the public key given");
        }
        String partnership = file.path("partnership").asString("");
        List<JsonNode> events = list(file.path("events"));
        List<JsonNode> sources = list(file.path("sources"));
        whole(partnership, events);
        for (String source : streams(sources)) {
            whole(
                    source,
                    sources.stream()
                            .filter(event -> stream(event).equals(source))
                            .toList());
        }
        Set<String> given = new HashSet<>(streams(sources));
        for (String named : file.path("sourcesNamed")
                .valueStream()
                .map(name -> name.asString(""))
                .toList()) {
            if (!given.contains(named)) {
                throw new NotProven("The events of " + named + " are missing");
            }
        }
        if (!file.path("attachments").equals(attachments(events))) {
            throw new NotProven("The list of attached files is not that of the events");
        }
        return new Proven(
                partnership,
                events.size(),
                sources.size(),
                file.path("attachments").size(),
                checkpoint.checkpoint());
    }

    /** A stream from its first event on, in order, each event under the checkpoint. */
    private void whole(String stream, List<JsonNode> events) throws NotProven {
        if (events.isEmpty()) {
            throw new NotProven("There are no events of " + stream);
        }
        long sequence = 0;
        long before = -1;
        for (JsonNode proven : events) {
            JsonNode event = proven.path("event");
            String named =
                    stream + "#" + sequence + " (event " + event.path("eventId").asString("") + ")";
            long leaf = proven.path("leafIndex").asLong(-1);
            if (!stream(proven).equals(stream) || event.path("sequence").asLong(-1) != sequence) {
                throw new NotProven(stream + "#" + sequence + " is missing");
            }
            if (leaf <= before) {
                throw new NotProven(named + " stands before the one before it");
            }
            included(named, proven, leaf);
            before = leaf;
            sequence++;
        }
    }

    private void included(String named, JsonNode proven, long leaf) throws NotProven {
        try {
            List<Hash> path = proven.path("path")
                    .valueStream()
                    .map(hash -> Hash.ofBase64(hash.asString("")))
                    .toList();
            Checkpoint signed = checkpoint.checkpoint();
            if (proven.path("event") instanceof ObjectNode event
                    && Proofs.includes(EventLeaf.hash(event), leaf, signed.size(), path, signed.root())) {
                return;
            }
        } catch (IllegalArgumentException e) {
            throw new NotProven(named + " has a proof that can't be read: " + e.getMessage());
        }
        throw new NotProven(named + " is not under the checkpoint: it is not what was recorded");
    }

    /** What the events say of attached files. */
    static JsonNode attachments(List<JsonNode> events) {
        var attachments = JSON.createArrayNode();
        for (JsonNode proven : events) {
            JsonNode event = proven.path("event");
            if (event.path("name").asString("").equals("file-attached")) {
                JsonNode payload = event.path("payload");
                ObjectNode attachment = JSON.createObjectNode();
                for (String member : List.of("attachedTo", "mediaType", "sha256", "sizeBytes")) {
                    if (payload.has(member)) {
                        attachment.set(member, payload.path(member));
                    }
                }
                attachments.add(attachment);
            }
        }
        return attachments;
    }

    private static String stream(JsonNode proven) {
        return proven.path("event").path("stream").asString("");
    }

    private static List<String> streams(List<JsonNode> events) {
        return events.stream().map(ProofFile::stream).distinct().toList();
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
