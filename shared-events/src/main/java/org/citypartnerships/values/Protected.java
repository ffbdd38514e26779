package org.citypartnerships.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A person's name, encrypted under that person's own key: {@code aes-gcm.1.q83v…}. The plain name exists only in the
 * request that brings it and in the answer to a reader who may see it; destroying the key forgets it everywhere.
 *
 * @param token the encrypted name: scheme, version, and nonce with ciphertext in URL-safe Base64
 */
public record Protected(@JsonValue String token) {

    private static final Pattern FORM = Pattern.compile("aes-gcm\\.1\\.[A-Za-z0-9_-]{38,2000}");

    /** @throws IllegalArgumentException if the text is not such a token, without repeating what it is */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Protected {
        if (!FORM.matcher(token).matches()) {
            throw new IllegalArgumentException("a protected name must be encrypted before it is kept");
        }
    }

    @Override
    public String toString() {
        return "[protected]";
    }
}
