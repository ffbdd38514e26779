package org.citypartnerships.commandside.users;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a provider of identities calls the users: an administrator links each by hand, and nobody else gets in. */
@Repository
public class Identities {

    private static final String LINK = """
            INSERT INTO command.user_identity (user_id, issuer, subject) VALUES (:user, :issuer, :subject)
            ON CONFLICT (user_id) DO UPDATE SET issuer = :issuer, subject = :subject, linked_at = now()
            """;
    private static final String UNLINK = "DELETE FROM command.user_identity WHERE user_id = :user";
    private static final String ALL = """
            SELECT user_id, issuer, subject, linked_at FROM command.user_identity ORDER BY issuer, subject
            """;
    private static final String OF_USER = """
            SELECT u.user_id FROM command.user_identity i JOIN command.user_account u USING (user_id)
            WHERE i.issuer = :issuer AND i.subject = :subject AND u.disabled_at IS NULL
            """;
    private static final String FORGET_EXPIRED = "DELETE FROM command.used_id_token WHERE expires_at < :now";
    private static final String USE = """
            INSERT INTO command.used_id_token (digest, expires_at) VALUES (:digest, :expires) ON CONFLICT DO NOTHING
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Identities(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * An identity and whose it is.
     *
     * @param userId the user
     * @param issuer the address of the provider
     * @param subject what the provider calls the user
     * @param linkedAt since when it is linked
     */
    public record Linked(String userId, String issuer, String subject, Instant linkedAt) {}

    /** All that are linked. */
    public List<Linked> all() {
        return jdbc.sql(ALL)
                .query((row, number) -> new Linked(
                        row.getString("user_id"),
                        row.getString("issuer"),
                        row.getString("subject"),
                        row.getTimestamp("linked_at").toInstant()))
                .list();
    }

    /**
     * Links an identity to a user, instead of the one before it.
     *
     * @throws Refused with USER_EXISTS if it is somebody else's
     */
    public void link(String userId, String issuer, String subject) {
        try {
            jdbc.sql(LINK)
                    .param("user", userId)
                    .param("issuer", issuer)
                    .param("subject", subject)
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new Refused(
                    Reason.USER_EXISTS, "this identity is linked to another user: GET /identities says to which");
        }
    }

    /** Takes a user's identity away; the user signs in with a password again, or not at all. */
    public void unlink(String userId) {
        jdbc.sql(UNLINK).param("user", userId).update();
    }

    /** The user whose identity it is; empty if it is linked to nobody, or to somebody who is shut out. */
    public Optional<String> userOf(String issuer, String subject) {
        return jdbc.sql(OF_USER)
                .param("issuer", issuer)
                .param("subject", subject)
                .query(String.class)
                .optional();
    }

    /** Whether this ID token is used for the first time; it is from then on used. */
    public boolean isFirstUse(String idToken, Instant expiresAt) {
        jdbc.sql(FORGET_EXPIRED)
                .param("now", Timestamp.from(clock.instant().minusSeconds(3600)))
                .update();
        return jdbc.sql(USE)
                        .param("digest", Digest.sha256(idToken))
                        .param("expires", Timestamp.from(expiresAt))
                        .update()
                == 1;
    }
}
