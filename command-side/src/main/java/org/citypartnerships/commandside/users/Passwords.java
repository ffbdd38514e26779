package org.citypartnerships.commandside.users;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Sets and checks passwords. What is kept is a hash (PBKDF2) that names its method, so that the method can change. */
@Repository
public class Passwords {

    private static final String METHOD = "pbkdf2@SpringSecurity_v5_8";
    private static final int CHARACTERS_MIN = 12;
    private static final int CHARACTERS_MAX = 200;
    /** Of 4: "safely unguessable, moderate protection from offline slow-hash scenario", as zxcvbn says. */
    private static final int STRENGTH_MIN = 3;
    /** What is looked at of a long one: the estimate takes the longer the longer the password is. */
    private static final int ESTIMATED_CHARACTERS_MAX = 100;

    private static final int ONE_TIME_BYTES = 15;
    /** Each takes a processor for a fifth of a second: the others are for those who are signed in. */
    private static final int AT_ONCE_MAX = 2;

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String SET = """
            UPDATE command.user_account SET password = :password, password_once = :once WHERE user_id = :id
            """;
    private static final String END_SESSIONS = """
            UPDATE command.user_session SET ended_at = now() WHERE user_id = :id AND ended_at IS NULL
            """;
    private static final String KEPT = """
            SELECT user_id, password, password_once, disabled_at IS NOT NULL AS disabled FROM command.user_account
            WHERE issuer = 'local' AND subject = :name AND password IS NOT NULL
            """;

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(
            METHOD, Map.of(METHOD, Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
    /** Checked against when nobody has the name, so that the time taken does not tell. */
    private final String nobodys = String.valueOf(encoder.encode(oneTime()));

    private final Zxcvbn estimate = new Zxcvbn();
    private final Semaphore atOnce = new Semaphore(AT_ONCE_MAX);

    Passwords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a name and a password are good for.
     *
     * @param userId whose they are
     * @param once whether they are good for nothing but choosing another password
     */
    public record Matched(String userId, boolean once) {}

    /** Whose name and password these are; empty if they do not belong together, or the user is shut out. */
    public Optional<Matched> match(String name, String password) {
        Optional<Kept> kept = jdbc.sql(KEPT)
                .param("name", name)
                .query((row, number) -> new Kept(
                        row.getString("user_id"),
                        row.getString("password"),
                        row.getBoolean("password_once"),
                        row.getBoolean("disabled")))
                .optional();
        boolean matches = matches(password, kept.map(Kept::hash).orElse(nobodys));
        return kept.filter(one -> matches && !one.disabled()).map(one -> new Matched(one.userId(), one.once()));
    }

    /**
     * Sets the password that a user has chosen, and ends all sessions that began under the old one.
     *
     * @throws Refused with WEAK_PASSWORD, and why
     */
    @Transactional
    public void choose(String userId, String name, String password) {
        requireStrong(name, password);
        set(userId, password, false);
    }

    /** Sets a password that is good for nothing but choosing another, and tells it: 20 letters and digits. */
    @Transactional
    public String setOneTime(String userId) {
        String password = oneTime();
        set(userId, password, true);
        return password;
    }

    private void set(String userId, String password, boolean once) {
        jdbc.sql(SET)
                .param("id", userId)
                .param("password", encoder.encode(password))
                .param("once", once)
                .update();
        jdbc.sql(END_SESSIONS).param("id", userId).update();
    }

    private void requireStrong(String name, String password) {
        int characters = password.codePointCount(0, password.length());
        if (characters < CHARACTERS_MIN || characters > CHARACTERS_MAX) {
            throw weak("a password has " + CHARACTERS_MIN + " to " + CHARACTERS_MAX
                    + " characters: three or four words do");
        }
        String estimated = password.substring(0, Math.min(password.length(), ESTIMATED_CHARACTERS_MAX));
        Strength strength = estimate.measure(estimated, List.of(name, "city", "partnerships"));
        if (strength.getScore() < STRENGTH_MIN) {
            String why = strength.getFeedback().getWarning();
            throw weak("this password is easily guessed" + (why == null || why.isBlank() ? "" : " (" + why + ")")
                    + ": take three or four words that do not belong together");
        }
    }

    private static Refused weak(String message) {
        return Refused.at(Reason.WEAK_PASSWORD, "/newPassword", message);
    }

    private boolean matches(String password, String hash) {
        if (password.length() > CHARACTERS_MAX * 2) {
            return false;
        }
        if (!atOnce.tryAcquire()) {
            throw new Refused(Reason.BUSY, "many are signing in just now: try again in a moment");
        }
        try {
            return encoder.matches(password, hash);
        } finally {
            atOnce.release();
        }
    }

    private static String oneTime() {
        byte[] bytes = new byte[ONE_TIME_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(bytes)
                .replace('-', 'x')
                .replace('_', 'y');
    }

    private record Kept(String userId, String hash, boolean once, boolean disabled) {}
}
