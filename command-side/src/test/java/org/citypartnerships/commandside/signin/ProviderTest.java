package org.citypartnerships.commandside.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.citypartnerships.commandside.RunningCommandSide;
import org.citypartnerships.commandside.RunningCommandSide.Reply;
import org.citypartnerships.commandside.users.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An ID token of the provider begins a session of whoever it is about, if it is whole and meant for us, and once. */
class ProviderTest {

    private static final String CLIENT = "city-partnerships";
    private static final String NONCE = "known-to-the-browser-session-alone";

    private static RSAKey key;
    private static HttpServer server;
    private static String issuer;
    private static RunningCommandSide side;
    private static People people;
    private static String olga;

    @BeforeAll
    static void start() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("k1").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        answer("/.well-known/openid-configuration", """
                {"issuer":"%1$s","jwks_uri":"%1$s/keys","authorization_endpoint":"%1$s/a","token_endpoint":"%1$s/t",
                 "subject_types_supported":["public"],"response_types_supported":["code"],
                 "id_token_signing_alg_values_supported":["RS256"]}""".formatted(issuer));
        answer("/keys", new JWKSet(key.toPublicJWK()).toString());
        server.start();
        side = RunningCommandSide.start(
                "--partnerships.oidc.issuer=" + issuer, "--partnerships.oidc.client-id=" + CLIENT);
        people = new People(side);
        olga = people.add("olga", Role.RECORDER);
        assertThat(link(olga, "248289761001").status()).isEqualTo(204);
    }

    @AfterAll
    static void stop() {
        side.close();
        server.stop(0);
    }

    private static void answer(String path, String json) {
        server.createContext(path, exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static Reply link(String userId, String subject) {
        return side.ask(
                "PUT",
                "/users/" + userId + "/identity",
                "{\"issuer\":\"%s\",\"subject\":\"%s\"}".formatted(issuer, subject),
                people.administrator());
    }

    private static Reply handIn(String idToken) {
        return handIn(idToken, NONCE);
    }

    private static Reply handIn(String idToken, String nonce) {
        return side.ask(
                "POST",
                "/sessions/exchanges",
                "{\"idToken\":\"%s\",\"nonce\":\"%s\"}".formatted(idToken, nonce),
                People.NOBODY);
    }

    private static JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("248289761001")
                .audience(CLIENT)
                .claim("nonce", hash(NONCE))
                .jwtID(java.util.UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    private static String hash(String nonce) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(nonce.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(UnaryOperator<JWTClaimsSet.Builder> altered) throws JOSEException {
        return signed(key, altered);
    }

    private static String signed(RSAKey with, UnaryOperator<JWTClaimsSet.Builder> altered) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(),
                altered.apply(claims()).build());
        token.sign(new RSASSASigner(with));
        return token.serialize();
    }

    @Test
    void whoever_it_is_about_is_signed_in_as_the_user_linked_to_it() throws JOSEException {
        Reply begun = handIn(signed(claims -> claims));

        assertThat(begun.status()).as(begun.body().toString()).isEqualTo(201);
        assertThat(begun.body().path("renewal").asString()).isNotEmpty();
        Reply me =
                side.get("/users/me", People.bearer(begun.body().path("token").asString()));
        assertThat(me.body().path("userId").asString()).isEqualTo(olga);
        assertThat(me.body().path("recordedBy").asString())
                .as("as with a password")
                .isEqualTo("local#" + olga);
    }

    @Test
    void a_token_begins_one_session() throws JOSEException {
        String token = signed(claims -> claims);
        assertThat(handIn(token).status()).isEqualTo(201);
        assertThat(handIn(token).code()).isEqualTo("SIGN_IN_FAILED");
    }

    @Test
    void a_token_without_the_secret_under_which_it_was_asked_for_is_worth_nothing() throws JOSEException {
        assertThat(handIn(signed(claims -> claims), "another").code()).isEqualTo("SIGN_IN_FAILED");
        assertThat(handIn(signed(claims -> claims), hash(NONCE)).code()).isEqualTo("SIGN_IN_FAILED");
        assertThat(handIn(signed(claims -> claims.claim("nonce", null)), "null").code())
                .isEqualTo("SIGN_IN_FAILED");
    }

    @Test
    void a_token_of_another_provider_for_another_client_or_too_old_is_not_believed() throws JOSEException {
        Date past = Date.from(Instant.now().minusSeconds(120));
        for (String token : List.of(
                signed(claims -> claims.issuer("https://example.org")),
                signed(claims -> claims.audience("another-client")),
                signed(claims -> claims.audience(List.of(CLIENT, "another")).claim("azp", "another")),
                signed(claims -> claims.expirationTime(past)),
                signed(claims -> claims.expirationTime(null)),
                signed(claims -> claims.subject(null)),
                signed(new RSAKeyGenerator(2048).keyID("k1").generate(), claims -> claims))) {
            assertThat(handIn(token).code()).isEqualTo("SIGN_IN_FAILED");
        }
    }

    @Test
    void a_token_without_a_signature_or_signed_by_the_public_key_as_a_secret_is_not_believed() throws JOSEException {
        SignedJWT symmetric = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build(), claims().build());
        symmetric.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));

        assertThat(handIn(symmetric.serialize()).code()).isEqualTo("SIGN_IN_FAILED");
        assertThat(handIn(new PlainJWT(claims().build()).serialize()).code()).isEqualTo("SIGN_IN_FAILED");
        assertThat(handIn("none").code()).isEqualTo("SIGN_IN_FAILED");
    }

    @Test
    void whoever_is_linked_to_nobody_or_shut_out_does_not_get_in() throws JOSEException {
        String stranger = signed(claims -> claims.subject("stranger"));
        assertThat(handIn(stranger).code()).isEqualTo("NOT_LINKED");

        String id = people.add("dismissed-there", Role.READER);
        link(id, "dismissed");
        side.ask("POST", "/users/" + id + "/disabling", "", people.administrator());
        assertThat(handIn(signed(claims -> claims.subject("dismissed"))).code()).isEqualTo("NOT_LINKED");
    }

    @Test
    void an_identity_is_one_users_and_can_be_taken_away() throws JOSEException {
        String id = people.add("moved", Role.READER);
        assertThat(link(id, "248289761001").code()).isEqualTo("USER_EXISTS");
        assertThat(link(id, "moved").status()).isEqualTo(204);
        String[] session = People.bearer(handIn(signed(claims -> claims.subject("moved")))
                .body()
                .path("token")
                .asString());
        assertThat(side.get("/identities", people.administrator()).body().toString())
                .contains(id);

        assertThat(side.ask("DELETE", "/users/" + id + "/identity", "", people.administrator())
                        .status())
                .isEqualTo(204);

        assertThat(side.get("/users/me", session).status()).isEqualTo(401);
        assertThat(handIn(signed(claims -> claims.subject("moved"))).code()).isEqualTo("NOT_LINKED");
        assertThat(link("operator", "machine").code()).isEqualTo("NOT_ALLOWED");
    }

    @Test
    void where_no_provider_is_set_or_it_does_not_answer_nobody_gets_in() {
        assertThatThrownBy(() -> new Provider("", "", Clock.systemUTC()).verified("a.b.c", NONCE))
                .hasMessageContaining("no provider");
        assertThatThrownBy(() -> new Provider("http://127.0.0.1:9", CLIENT, Clock.systemUTC()).verified("a.b.c", NONCE))
                .hasMessageContaining("does not answer");
        assertThatThrownBy(() -> new Provider("http://provider.example.org", CLIENT, Clock.systemUTC()))
                .hasMessageContaining("https");
        assertThatThrownBy(() -> new Provider(issuer, "", Clock.systemUTC())).hasMessageContaining("client-id");
    }
}
