package org.citypartnerships.queryside.signin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The key of the sessions, from a file: 32 random bytes that only this user may read. Without one a key is made for as long as
 * the application runs, and everybody signs in again after a restart.
 */
@Component
class SessionKey {

    private static final Logger LOG = LoggerFactory.getLogger(SessionKey.class);
    private static final String HMAC = "HmacSHA256";
    private static final int BYTES_MIN = 32;

    private final SecretKey key;

    SessionKey(@Value("${partnerships.sessions.key-file:}") String file) {
        this.key = new SecretKeySpec(file.isBlank() ? made() : read(Path.of(file)), HMAC);
    }

    /** A key of its own for each use. */
    byte[] keyFor(String use) {
        return authenticated(key, use);
    }

    /** What nobody can tell of a text without the key: 32 bytes. */
    static byte[] authenticated(SecretKey key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    /** The key of a use, to authenticate with. */
    SecretKey authenticating(String use) {
        return new SecretKeySpec(keyFor(use), HMAC);
    }

    private static byte[] made() {
        LOG.info("partnerships.sessions.key-file is not set: sessions end with this process");
        byte[] bytes = new byte[BYTES_MIN];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static byte[] read(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The key of the sessions cannot be read from " + file
                            + ": set partnerships.sessions.key-file to a file with " + BYTES_MIN
                            + " random bytes that only this user may read",
                    e);
        }
        if (bytes.length < BYTES_MIN) {
            throw new IllegalStateException("The key of the sessions in " + file + " is shorter than " + BYTES_MIN
                    + " bytes: put " + BYTES_MIN + " random bytes there");
        }
        return bytes;
    }
}
