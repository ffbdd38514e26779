package org.citypartnerships.commandside.api;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells bodies apart without keeping them: HMAC-SHA-256 under the node's key, since a plain hash of a body with a person's
 * name would let the name be guessed after the person was erased.
 */
public final class Digests {

    private static final String ALGORITHM = "HmacSHA256";

    /** Begun under the key and never fed: each digest is made by a copy. */
    private final Mac begun;

    /** Digests under this key. */
    public Digests(byte[] nodeKey) {
        try {
            begun = Mac.getInstance(ALGORITHM);
            begun.init(new SecretKeySpec(nodeKey, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    /** The digest of a command's body, 64 hexadecimal digits. */
    public String of(String command, byte[] body) {
        try {
            Mac mac = (Mac) begun.clone();
            mac.update(command.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) '\n');
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's own HMAC can be copied", e);
        }
    }
}
