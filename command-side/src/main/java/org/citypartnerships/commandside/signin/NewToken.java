package org.citypartnerships.commandside.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.citypartnerships.commandside.users.AccessTokens;
import org.citypartnerships.commandside.users.TokenScope;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a new token, whoever makes it: {@code {"label": "a script", "scopes": ["READ"], "expiresAt": …}}.
 *
 * @param label what its user calls it
 * @param scopes what it is good for
 * @param expiresAt until when, or null
 */
record NewToken(
        String label, Set<TokenScope> scopes, @Nullable Instant expiresAt) {

    /**
     * As the body of a request asks it.
     *
     * @param now before which no token expires
     * @throws org.citypartnerships.commandside.Refused if a field is missing, misspelt or not well-formed, or the token has expired
     *     before it is made
     */
    static NewToken of(HttpServletRequest http, Instant now) throws IOException {
        Fields fields = Fields.of(http, "label", "scopes", "expiresAt");
        Instant expiresAt = fields.instant("expiresAt");
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw Fields.bad("expiresAt", "has passed: name an instant to come, or leave it out");
        }
        return new NewToken(fields.text("label"), fields.constants("scopes", TokenScope.class), expiresAt);
    }

    /** Makes it, and tells it. */
    String madeFor(String userId, AccessTokens tokens) {
        return tokens.make(userId, label, scopes, expiresAt);
    }
}
