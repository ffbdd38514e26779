package org.citypartnerships.eventstore;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The seal of the node that recorded an event: an HMAC-SHA256 in its metadata, by which a changed row is found out.
 *
 * <p>Sealed are stream, sequence, event id, name, revision, time of recording, payload and the rest of the metadata, in
 * the form of {@link CanonicalJson}, so that the seal holds for the row as {@code jsonb} gives it back. It is written as
 * {@code 1f3a09bc.q83v…}: the first 8 digits of the key's SHA-256, so that one sees which key sealed, and the HMAC in
 * base64url. It is evidence against whoever has no key; a node can still forge its own events.
 */
public final class EventSeal {

    /** The name of the seal in the metadata. */
    public static final String HMAC = "hmac";

    private static final int KEY_LENGTH_MIN = 32;
    private static final JsonMapper JSON = new JsonMapper();

    private final SecretKeySpec key;
    private final String keyName;

    /**
     * A seal by this node's key.
     *
     * @param key at least 32 random bytes
     * @throws IllegalArgumentException if the key is shorter
     */
    public EventSeal(byte[] key) {
        if (key.length < KEY_LENGTH_MIN) {
            throw new IllegalArgumentException(
                    "The key that seals events needs at least " + KEY_LENGTH_MIN + " bytes, not " + key.length);
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
        this.keyName = HexFormat.of().formatHex(Arrays.copyOf(sha256(key), 4));
    }

    /**
     * The event with its seal in the metadata.
     *
     * @throws IllegalArgumentException if the event is sealed already, its metadata hold anything but strings, or its
     *     payload holds what {@link CanonicalJson} refuses
     */
    public StoredEvent seal(StoredEvent event) {
        ObjectNode metadata = metadata(event);
        if (metadata.has(HMAC)) {
            throw new IllegalArgumentException("The metadata of event " + event.eventId() + " have a seal already");
        }
        metadata.put(HMAC, hmac(event, metadata));
        return event.withMetadata(JSON.writeValueAsString(metadata));
    }

    /** Whether the event is as this key sealed it; false too if another key sealed it, or none. */
    public boolean verifies(StoredEvent event) {
        ObjectNode metadata = metadata(event);
        JsonNode claimed = metadata.remove(HMAC);
        return claimed != null && claimed.isString() && equal(claimed.stringValue(), hmac(event, metadata));
    }

    private String hmac(StoredEvent event, ObjectNode metadataWithoutSeal) {
        ObjectNode sealed = JSON.createObjectNode()
                .put("stream", event.stream())
                .put("sequence", event.sequence())
                .put("eventId", event.eventId())
                .put("name", event.name())
                .put("recordedAt", event.recordedAt().toString());
        if (event.revision() != null) {
            sealed.put("revision", event.revision());
        }
        sealed.set("payload", JSON.readTree(event.payload()));
        sealed.set("metadata", metadataWithoutSeal);
        return keyName + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(CanonicalJson.bytes(sealed)));
    }

    private static ObjectNode metadata(StoredEvent event) {
        if (!(JSON.readTree(event.metadata()) instanceof ObjectNode metadata)) {
            throw new IllegalArgumentException("The metadata of event " + event.eventId() + " are no object");
        }
        metadata.forEachEntry((name, value) -> {
            if (!value.isString()) {
                throw new IllegalArgumentException("Metadata are strings, but '" + name + "' of event "
                        + event.eventId() + " is a " + value.getNodeType());
            }
        });
        return metadata;
    }

    private byte[] mac(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static boolean equal(String claimed, String computed) {
        return MessageDigest.isEqual(
                claimed.getBytes(StandardCharsets.UTF_8), computed.getBytes(StandardCharsets.UTF_8));
    }
}
