package org.citypartnerships.queryside.signin;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * What a session of a browser holds of its user; in the database it lies sealed.
 *
 * @param name what to call the user on a page
 * @param token by which the command side knows the user, good for minutes
 * @param expiresAt until when the token is good
 * @param renewal for which the command side gives another token as long as the user's session there lasts
 */
record Held(String name, String token, Instant expiresAt, String renewal) implements Serializable {

    /** Under which a session keeps it. */
    static final String ATTRIBUTE = "held";

    private static final Duration EARLY = Duration.ofMinutes(1);

    /** Whether it is time for another token. */
    boolean isRunningOut(Instant now) {
        return !now.isBefore(expiresAt.minus(EARLY));
    }

    @Override
    public String toString() {
        return "Held[expiresAt=" + expiresAt + "]";
    }
}
