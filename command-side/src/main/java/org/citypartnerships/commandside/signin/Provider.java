package org.citypartnerships.commandside.signin;

import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

/**
 * The provider that vouches for people by OpenID Connect, if one is set: verifies its ID tokens. Its keys are asked for when the
 * first token comes, so that we start without it; where none is set, nothing is asked of anybody.
 */
@Component
class Provider {

    private static final Logger LOG = LoggerFactory.getLogger(Provider.class);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration CLOCKS_APART_MAX = Duration.ofSeconds(30);
    private static final List<String> THIS_MACHINE = List.of("127.0.0.1", "localhost", "[::1]");

    private final @Nullable JwtDecoder tokens;

    Provider(
            @Value("${partnerships.oidc.issuer:}") String issuer,
            @Value("${partnerships.oidc.client-id:}") String clientId,
            Clock clock) {
        this.tokens = issuer.isBlank() ? null : decoder(issuer, clientId, clock);
    }

    /**
     * Somebody as the provider tells.
     *
     * @param issuer the provider's address
     * @param subject what it calls the person
     * @param expiresAt until when the token that says so is good
     */
    record Vouched(String issuer, String subject, Instant expiresAt) {}

    /**
     * Whom an ID token is about. It is believed if this provider signed it for us, it has not expired, and whoever hands it in
     * knows the secret under whose SHA-256 it was asked for: so a token read on its way is worth nothing by itself.
     *
     * @param idToken the token
     * @param nonce that secret
     * @throws Refused with SIGN_IN_FAILED if it is not believed or no provider is set; with PROVIDER_UNAVAILABLE if its keys
     *     cannot be had
     */
    Vouched verified(String idToken, String nonce) {
        if (tokens == null) {
            throw new Refused(Reason.SIGN_IN_FAILED, "no provider of identities is set here: sign in with a password");
        }
        Jwt token;
        try {
            token = tokens.decode(idToken);
        } catch (BadJwtException notBelieved) {
            LOG.info("An ID token was not believed: {}", notBelieved.getMessage());
            throw notBelieved();
        } catch (JwtException | JwtDecoderInitializationException noKeys) {
            LOG.warn("The provider of identities does not tell its keys: {}", noKeys.toString());
            throw new Refused(
                    Reason.PROVIDER_UNAVAILABLE, "the provider of identities does not answer: try again in a moment");
        }
        if (!MessageDigest.isEqual(bytes(hash(nonce)), bytes(token.getClaimAsString("nonce")))) {
            throw notBelieved();
        }
        URL issuer = token.getIssuer();
        String subject = token.getSubject();
        Instant expiresAt = token.getExpiresAt();
        if (issuer == null || subject == null || expiresAt == null) {
            throw notBelieved();
        }
        return new Vouched(issuer.toString(), subject, expiresAt);
    }

    private static Refused notBelieved() {
        return new Refused(
                Reason.SIGN_IN_FAILED,
                "this ID token was not made for us by our provider, has expired or was altered: sign in again");
    }

    private static JwtDecoder decoder(String issuer, String clientId, Clock clock) {
        requireSafe(issuer);
        if (clientId.isBlank()) {
            throw new IllegalStateException("partnerships.oidc.client-id is missing: set what the provider at " + issuer
                    + " knows this registry by, or take partnerships.oidc.issuer away");
        }
        JwtTimestampValidator times = new JwtTimestampValidator(CLOCKS_APART_MAX);
        times.setClock(clock);
        times.setAllowEmptyExpiryClaim(false);
        DelegatingOAuth2TokenValidator<Jwt> validator = new DelegatingOAuth2TokenValidator<>(
                times,
                new JwtIssuerValidator(issuer),
                new JwtAudienceValidator(clientId),
                token -> isFor(clientId, token),
                new JwtClaimValidator<String>("sub", subject -> subject != null && !subject.isBlank()));
        return new SupplierJwtDecoder(() -> {
            SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
            requests.setConnectTimeout(CONNECT);
            requests.setReadTimeout(ANSWER);
            NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(issuer)
                    .restOperations(new RestTemplate(requests))
                    .build();
            decoder.setJwtValidator(validator);
            return decoder;
        });
    }

    /** A token for several clients names the one that it was given to. */
    private static OAuth2TokenValidatorResult isFor(String clientId, Jwt token) {
        String party = token.getClaimAsString("azp");
        return party == null || party.equals(clientId)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", "given to another client", null));
    }

    private static void requireSafe(String issuer) {
        URI address = URI.create(issuer);
        boolean safe = "https".equals(address.getScheme())
                || ("http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost()));
        if (!safe) {
            throw new IllegalStateException(
                    "partnerships.oidc.issuer=" + issuer
                            + " is no https address: anybody on the way could say who signs in. Give the provider's https address");
        }
    }

    private static String hash(String nonce) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(nonce.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] bytes(@Nullable String text) {
        return String.valueOf(text).getBytes(StandardCharsets.UTF_8);
    }
}
