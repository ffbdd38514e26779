package org.citypartnerships.commandside.users;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Repository;

/**
 * Begins, renews and ends sessions. A session's token is a JWT good for five minutes, which is renewed as long as the session
 * lasts, twelve hours at most; one that was ended, or whose user was shut out, is good for nothing at once.
 */
@Repository
public class Sessions {

    /** How long a token is good for. */
    public static final Duration TOKEN_LASTS = Duration.ofMinutes(5);

    private static final Duration SESSION_LASTS = Duration.ofHours(12);
    private static final String ISSUER = "city-partnerships";
    private static final String SESSION = "sid";
    private static final int KEY_BYTES_MIN = 32;

    private static final String BEGIN = """
            INSERT INTO command.user_session (session_id, user_id, begun_at, ends_at, renewal)
            VALUES (:id, :user, :begun, :ends, :renewal)
            """;
    private static final String END = """
            UPDATE command.user_session SET ended_at = now() WHERE session_id = :id AND ended_at IS NULL
            """;
    private static final String END_ALL = """
            UPDATE command.user_session SET ended_at = now() WHERE user_id = :user AND ended_at IS NULL
            """;
    private static final String LASTS = """
            SELECT ends_at FROM command.user_session
            WHERE session_id = :id AND ended_at IS NULL AND ends_at > :now
            """;

    private static final String RENEWED_FOR = """
            SELECT session_id, user_id, ends_at FROM command.user_session
            WHERE renewal = :renewal AND ended_at IS NULL AND ends_at > :now
            """;

    private static final int RENEWAL_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Clock clock;
    private final NimbusJwtEncoder encoder;
    private final NimbusJwtDecoder decoder;

    Sessions(JdbcClient jdbc, Clock clock, @Value("${partnerships.users.key-file}") Path keyFile) {
        this.jdbc = jdbc;
        this.clock = clock;
        SecretKey key = key(keyFile);
        this.encoder = new NimbusJwtEncoder(new ImmutableSecret<SecurityContext>(key));
        this.decoder = NimbusJwtDecoder.withSecretKey(key)
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        JwtTimestampValidator times = new JwtTimestampValidator(Duration.ZERO);
        times.setClock(clock);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(times, new JwtIssuerValidator(ISSUER)));
    }

    /**
     * The token of a session.
     *
     * @param token the JWT
     * @param expiresAt until when it is good
     */
    public record Token(String token, Instant expiresAt) {}

    /**
     * The session that a token belongs to.
     *
     * @param sessionId the session
     * @param userId whose it is
     */
    record Held(String sessionId, String userId) {}

    /**
     * A session that has just begun.
     *
     * @param token its first token
     * @param renewal for which there is another token as long as the session lasts, also when the last has run out; told once
     */
    public record Begun(Token token, String renewal) {}

    /** Begins a session of a user. */
    public Begun begin(String userId) {
        String session = UUID.randomUUID().toString();
        byte[] random = new byte[RENEWAL_BYTES];
        RANDOM.nextBytes(random);
        String renewal = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Instant now = now();
        jdbc.sql(BEGIN)
                .param("id", session)
                .param("user", userId)
                .param("begun", Timestamp.from(now))
                .param("ends", Timestamp.from(now.plus(SESSION_LASTS)))
                .param("renewal", Digest.sha256(renewal))
                .update();
        return new Begun(token(session, userId, now.plus(SESSION_LASTS)), renewal);
    }

    /**
     * Another token for a session that goes on.
     *
     * @throws Refused with NOT_SIGNED_IN if it has ended
     */
    public Token renew(String sessionId, String userId) {
        Instant ends = jdbc.sql(LASTS)
                .param("id", sessionId)
                .param("now", Timestamp.from(now()))
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant)
                .orElseThrow(Sessions::ended);
        return token(sessionId, userId, ends);
    }

    /**
     * Another token for a session that goes on, also when its last one has run out.
     *
     * @throws Refused with NOT_SIGNED_IN if it has ended, or there is none that is renewed for this
     */
    public Token renewFor(String renewal) {
        return jdbc.sql(RENEWED_FOR)
                .param("renewal", Digest.sha256(renewal))
                .param("now", Timestamp.from(now()))
                .query((row, number) -> token(
                        row.getString("session_id"),
                        row.getString("user_id"),
                        row.getTimestamp("ends_at").toInstant()))
                .optional()
                .orElseThrow(Sessions::ended);
    }

    private static Refused ended() {
        return new Refused(Reason.NOT_SIGNED_IN, "this session has ended: sign in again");
    }

    /** Ends a session. */
    public void end(String sessionId) {
        jdbc.sql(END).param("id", sessionId).update();
    }

    /** Ends all sessions of a user. */
    public void endAll(String userId) {
        jdbc.sql(END_ALL).param("user", userId).update();
    }

    /** The session that a token belongs to; empty if the token was not made here, was altered or is too old. */
    Optional<Held> held(String token) {
        try {
            Jwt jwt = decoder.decode(token);
            String session = jwt.getClaimAsString(SESSION);
            String user = jwt.getSubject();
            return session == null || user == null ? Optional.empty() : Optional.of(new Held(session, user));
        } catch (JwtException notOurs) {
            return Optional.empty();
        }
    }

    private Token token(String session, String userId, Instant endsAt) {
        Instant now = now();
        Instant expires = now.plus(TOKEN_LASTS).isBefore(endsAt) ? now.plus(TOKEN_LASTS) : endsAt;
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(ISSUER)
                .subject(userId)
                .issuedAt(now)
                .expiresAt(expires)
                .claim(SESSION, session)
                .build();
        Jwt jwt = encoder.encode(
                JwtEncoderParameters.from(JwsHeader.with(MacAlgorithm.HS256).build(), claims));
        return new Token(jwt.getTokenValue(), expires);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static SecretKey key(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The key of the sessions cannot be read from " + file
                            + ": set partnerships.users.key-file to a file" + " with " + KEY_BYTES_MIN
                            + " random bytes that only this user may read",
                    e);
        }
        if (bytes.length < KEY_BYTES_MIN) {
            throw new IllegalStateException("The key of the sessions in " + file + " is shorter than " + KEY_BYTES_MIN
                    + " bytes: put " + KEY_BYTES_MIN + " random bytes there");
        }
        return new SecretKeySpec(bytes, "HmacSHA256");
    }
}
