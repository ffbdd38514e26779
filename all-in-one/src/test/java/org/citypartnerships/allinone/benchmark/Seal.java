package org.citypartnerships.allinone.benchmark;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.citypartnerships.eventstore.StoredEvent;

/** The seal of {@link org.citypartnerships.eventstore.EventSeal} for texts that are in canonical form already. */
final class Seal {

    private final Mac mac;
    private final String keyName;

    Seal(byte[] key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            keyName = HexFormat.of()
                    .formatHex(
                            Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(key), 4));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    String of(StoredEvent like, String eventId, String stream, Instant at, String payload, String metadata) {
        String sealed = "{\"eventId\":\"" + eventId + "\",\"metadata\":" + metadata + ",\"name\":\"" + like.name()
                + "\",\"payload\":" + payload + ",\"recordedAt\":\"" + at + "\",\"revision\":\"" + like.revision()
                + "\",\"sequence\":" + like.sequence() + ",\"stream\":\"" + stream + "\"}";
        byte[] hmac = mac.doFinal(sealed.getBytes(StandardCharsets.UTF_8));
        return keyName + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(hmac);
    }
}
