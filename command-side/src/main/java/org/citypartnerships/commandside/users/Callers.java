package org.citypartnerships.commandside.users;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Tells whose a token is. What was found is believed for two seconds, so that most commands need no look-up of their own, and
 * whoever is shut out is out after two seconds on every node.
 */
@Repository
public class Callers {

    private static final Duration BELIEVED = Duration.ofSeconds(2);
    private static final int KEPT_MAX = 10_000;

    private static final String ROLES = """
            (SELECT coalesce(array_agg(r.role || ' ' || r.municipality ORDER BY r.role, r.municipality), '{}')
             FROM command.user_role r WHERE r.user_id = u.user_id) AS roles
            """;
    private static final String BY_SESSION = """
            SELECT u.user_id, u.kind, u.issuer, u.subject, false AS disabled, %s
            FROM command.user_session s JOIN command.user_account u USING (user_id)
            WHERE s.session_id = :session AND s.user_id = :user AND s.ended_at IS NULL AND s.ends_at > :now
              AND u.disabled_at IS NULL
            """.formatted(ROLES);
    private static final String BY_TOKEN = """
            SELECT u.user_id, u.kind, u.issuer, u.subject, false AS disabled, t.scopes, %s
            FROM command.access_token t JOIN command.user_account u USING (user_id)
            WHERE t.digest = :digest AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > :now)
              AND u.disabled_at IS NULL
            """.formatted(ROLES);

    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final Clock clock;
    private final Cache<String, Caller> known = Caffeine.newBuilder()
            .maximumSize(KEPT_MAX)
            .expireAfterWrite(BELIEVED)
            .build();

    Callers(JdbcClient jdbc, Sessions sessions, Clock clock) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Whose this token is; empty if it is nobody's, has expired or was ended or revoked, or its user was shut out. */
    public Optional<Caller> of(String token) {
        byte[] digest = Digest.sha256(token);
        String key = HexFormat.of().formatHex(digest);
        Caller before = known.getIfPresent(key);
        if (before != null) {
            return Optional.of(before);
        }
        Optional<Caller> found = token.startsWith(AccessTokens.PREFIX) ? byToken(digest) : bySession(token);
        found.ifPresent(caller -> known.put(key, caller));
        return found;
    }

    /** Forgets what is believed, after somebody's rights were changed on this node. */
    public void lookAnew() {
        known.invalidateAll();
    }

    private Optional<Caller> byToken(byte[] digest) {
        return jdbc.sql(BY_TOKEN)
                .param("digest", digest)
                .param("now", Timestamp.from(clock.instant()))
                .query(Callers::tokenHolder)
                .optional();
    }

    private static Caller tokenHolder(ResultSet row, int number) throws SQLException {
        return new Caller(Users.user(row, number), AccessTokens.scopes(row), null);
    }

    private Optional<Caller> bySession(String token) {
        return sessions.held(token)
                .flatMap(held -> jdbc.sql(BY_SESSION)
                        .param("session", held.sessionId())
                        .param("user", held.userId())
                        .param("now", Timestamp.from(clock.instant()))
                        .query((row, number) -> new Caller(Users.user(row, number), null, held.sessionId()))
                        .optional());
    }
}
