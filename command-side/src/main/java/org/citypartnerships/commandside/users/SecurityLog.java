package org.citypartnerships.commandside.users;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who signed in, was refused, or changed what somebody may do. It can be added to and read, not changed. */
@Repository
public class SecurityLog {

    private static final String ADD = """
            INSERT INTO command.security_log (what, user_id, by_user, detail) VALUES (:what, :user, :by, :detail)
            """;

    private static final String PAGE = """
            SELECT entry, at, what, user_id, by_user, detail FROM command.security_log
            WHERE entry < :before ORDER BY entry DESC LIMIT 100
            """;

    private final JdbcClient jdbc;

    SecurityLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What happened. */
    public enum What {
        /** Somebody signed in. */
        SIGNED_IN,
        /** A name and a password that do not belong together. */
        SIGN_IN_FAILED,
        /** Somebody signed out. */
        SIGNED_OUT,
        /** Somebody chose another password. */
        PASSWORD_CHOSEN,
        /** An administrator set a password that is good once. */
        PASSWORD_SET,
        /** A user was added. */
        USER_ADDED,
        /** A user's roles were set. */
        ROLES_GIVEN,
        /** A user was shut out. */
        USER_DISABLED,
        /** A user was let in again. */
        USER_ENABLED,
        /** A user was linked to what a provider calls that user. */
        IDENTITY_LINKED,
        /** That was taken back. */
        IDENTITY_TAKEN,
        /** A token was made. */
        TOKEN_MADE,
        /** A token was revoked. */
        TOKEN_REVOKED,
        /** Somebody asked the query side for entries that are not for everybody; the detail is the address. */
        INTERNAL_READ,
        /** A person's name was erased; the detail has the id, the ground and a file number. */
        PERSON_ERASED
    }

    /**
     * Writes it down.
     *
     * @param what what happened
     * @param userId to whom, if known
     * @param by who did it, if somebody else
     * @param detail roles, or a token's id; never a name, a password or a token
     */
    public void write(What what, @Nullable String userId, @Nullable String by, @Nullable String detail) {
        jdbc.sql(ADD)
                .param("what", what.name())
                .param("user", userId)
                .param("by", by)
                .param("detail", detail)
                .update();
    }

    /**
     * A line of the log.
     *
     * @param line its number
     * @param at when
     * @param what what happened
     * @param userId to whom, or null if nobody has the name that was tried
     * @param byUser who did it, if somebody else
     * @param detail roles, or a token's id
     */
    public record Line(
            long line,
            Instant at,
            What what,
            @Nullable String userId,
            @Nullable String byUser,
            @Nullable String detail) {}

    /** The hundred lines before this one, the latest first. */
    public List<Line> before(long line) {
        return jdbc.sql(PAGE)
                .param("before", line)
                .query((row, number) -> new Line(
                        row.getLong("entry"),
                        row.getTimestamp("at").toInstant(),
                        What.valueOf(row.getString("what")),
                        row.getString("user_id"),
                        row.getString("by_user"),
                        row.getString("detail")))
                .list();
    }
}
