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

    /** Has the key, and is never used itself: copies of it are. */
    private final Mac keyed;

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
        this.keyed = keyed(key);
        this.keyName = HexFormat.of().formatHex(Arrays.copyOf(sha256(key), 4));
    }

    /**
     * The event with its seal in the metadata.
     *
     * @throws IllegalArgumentException if the event is sealed already, its metadata hold anything but strings, or its
     *     payload holds what {@link CanonicalJson} refuses
     */
    public StoredEvent seal(StoredEvent event) {
        return seal(EventTree.of(event));
    }

    /** The same; payload and metadata are stored in the very form that is sealed, so that they are written once. */
    StoredEvent seal(EventTree event) {
        ObjectNode metadata = event.metadata();
        if (metadata.has(HMAC)) {
            throw new IllegalArgumentException("The metadata of event " + event.eventId() + " have a seal already");
        }
        String payload = CanonicalJson.text(event.payload());
        String hmac = hmac(event, payload, metadata);
        return event.row(payload, CanonicalJson.text(metadata.deepCopy().put(HMAC, hmac)));
    }

    /** Whether the event is as this key sealed it; false too if another key sealed it, or none. */
    public boolean verifies(StoredEvent stored) {
        EventTree event = EventTree.of(stored);
        JsonNode claimed = event.metadata().remove(HMAC);
        return claimed != null
                && claimed.isString()
                && equal(claimed.stringValue(), hmac(event, CanonicalJson.text(event.payload()), event.metadata()));
    }

    /** Its members in the order of their names, as {@link CanonicalJson} would write them. */
    private String hmac(EventTree event, String canonicalPayload, ObjectNode metadataWithoutSeal) {
        StringBuilder sealed = new StringBuilder(canonicalPayload.length() + 1024);
        sealed.append("{\"eventId\":");
        CanonicalJson.writeString(event.eventId(), sealed);
        sealed.append(",\"metadata\":");
        CanonicalJson.write(metadataWithoutSeal, sealed);
        sealed.append(",\"name\":");
        CanonicalJson.writeString(event.name(), sealed);
        sealed.append(",\"payload\":").append(canonicalPayload);
        sealed.append(",\"recordedAt\":\"").append(event.recordedAt()).append('"');
        if (event.revision() != null) {
            sealed.append(",\"revision\":");
            CanonicalJson.writeString(event.revision(), sealed);
        }
        sealed.append(",\"sequence\":").append(event.sequence()).append(",\"stream\":");
        CanonicalJson.writeString(event.stream(), sealed);
        byte[] bytes = sealed.append('}').toString().getBytes(StandardCharsets.UTF_8);
        return keyName + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(bytes));
    }

    /** By a copy of the one that has the key: to find and key one anew costs more than the HMAC itself. */
    private byte[] mac(byte[] bytes) {
        try {
            return ((Mac) keyed.clone()).doFinal(bytes);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's own HmacSHA256 can be copied", e);
        }
    }

    private static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
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
