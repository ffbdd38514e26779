package org.citypartnerships.commandside.users;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The tokens by which programs act for a user. Each is told once, when it is made; only its SHA-256 is kept. */
@Repository
public class AccessTokens {

    /** What every token begins with, so that one that was published by mistake is recognised by whoever looks for such. */
    static final String PREFIX = "cpt_";

    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String ADD = """
            INSERT INTO command.access_token (token_id, digest, user_id, label, scopes, expires_at)
            VALUES (:id, :digest, :user, :label, :scopes, :expires)
            ON CONFLICT (digest) DO NOTHING
            """;
    private static final String OF_USER = """
            SELECT token_id, label, scopes, created_at, expires_at FROM command.access_token
            WHERE user_id = :user AND revoked_at IS NULL ORDER BY created_at, token_id
            """;
    private static final String REVOKE = """
            UPDATE command.access_token SET revoked_at = now()
            WHERE token_id = :id AND user_id = :user AND revoked_at IS NULL
            """;

    private static final String REVOKE_OTHERS = """
            UPDATE command.access_token SET revoked_at = now()
            WHERE user_id = :user AND label = :label AND digest <> :digest AND revoked_at IS NULL
            """;

    private final JdbcClient jdbc;

    AccessTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A token as its user sees it later: without itself.
     *
     * @param tokenId by which it is revoked
     * @param label what its user calls it
     * @param scopes what it is good for
     * @param createdAt since when
     * @param expiresAt until when, or null
     */
    public record Shown(
            String tokenId,
            String label,
            Set<TokenScope> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt) {}

    /** Makes a token for a user, and tells it: {@code cpt_} and 43 letters, digits, {@code -} and {@code _}. */
    public String make(String userId, String label, Set<TokenScope> scopes, @Nullable Instant expiresAt) {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        take(userId, token, label, scopes, expiresAt);
        return token;
    }

    /** Takes a token that was made elsewhere, as in a file that only the operator can read, instead of the one before it. */
    @Transactional
    void takeInstead(String userId, String token, String label, Set<TokenScope> scopes) {
        jdbc.sql(REVOKE_OTHERS)
                .param("user", userId)
                .param("label", label)
                .param("digest", Digest.sha256(token))
                .update();
        take(userId, token, label, scopes, null);
    }

    private void take(String userId, String token, String label, Set<TokenScope> scopes, @Nullable Instant expiresAt) {
        jdbc.sql(ADD)
                .param("id", UUID.randomUUID().toString())
                .param("digest", Digest.sha256(token))
                .param("user", userId)
                .param("label", label)
                .param("scopes", scopes.stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("expires", expiresAt == null ? null : Timestamp.from(expiresAt))
                .update();
    }

    /** The tokens of a user that were not revoked. */
    public List<Shown> of(String userId) {
        return jdbc.sql(OF_USER)
                .param("user", userId)
                .query((row, number) -> {
                    Timestamp expires = row.getTimestamp("expires_at");
                    return new Shown(
                            row.getString("token_id"),
                            row.getString("label"),
                            scopes(row),
                            row.getTimestamp("created_at").toInstant(),
                            expires == null ? null : expires.toInstant());
                })
                .list();
    }

    /**
     * Revokes a token of a user.
     *
     * @throws Refused with UNKNOWN_TOKEN if the user has no such token
     */
    public void revoke(String userId, String tokenId) {
        if (jdbc.sql(REVOKE).param("id", tokenId).param("user", userId).update() == 0) {
            throw new Refused(Reason.UNKNOWN_TOKEN, "you have no such token: GET /users/me/tokens lists them");
        }
    }

    static Set<TokenScope> scopes(ResultSet row) throws SQLException {
        Set<TokenScope> scopes = EnumSet.noneOf(TokenScope.class);
        for (String scope : (String[]) row.getArray("scopes").getArray()) {
            scopes.add(TokenScope.valueOf(scope));
        }
        return scopes;
    }
}
