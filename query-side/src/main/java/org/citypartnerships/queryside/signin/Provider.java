package org.citypartnerships.queryside.signin;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * The provider that vouches for people by OpenID Connect, if one is set. Its addresses are asked for when somebody first wants to
 * sign in with it, so that we start without it; where none is set, nothing is asked of anybody.
 */
@Component
class Provider {

    /** Where a browser is sent to the provider from. */
    static final String DEPARTURE = "/sign-in/provider";

    /** Where the provider sends it back to. */
    static final String RETURN = "/sign-in/provider/return";

    private static final String ID = "provider";
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final String issuer;
    private final String clientId;
    private final String clientSecret;
    private final String name;
    private final SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
    private volatile @Nullable ClientRegistration known;

    Provider(
            @Value("${partnerships.oidc.issuer:}") String issuer,
            @Value("${partnerships.oidc.client-id:}") String clientId,
            @Value("${partnerships.oidc.client-secret:}") String clientSecret,
            @Value("${partnerships.oidc.name:}") String name) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.name = name.isBlank() ? issuer : name;
        requests.setConnectTimeout(CONNECT);
        requests.setReadTimeout(ANSWER);
        if (isSet() && (clientId.isBlank() || clientSecret.isBlank())) {
            throw new IllegalStateException(
                    "partnerships.oidc.client-id and partnerships.oidc.client-secret are needed with"
                            + " partnerships.oidc.issuer: the provider gives both");
        }
    }

    /** Whether there is one. */
    boolean isSet() {
        return !issuer.isBlank();
    }

    /** What to call it on the page; null if there is none. */
    @Nullable
    String name() {
        return isSet() ? name : null;
    }

    /** How we are registered with it. */
    ClientRegistrationRepository registration() {
        return id -> ID.equals(id) ? asked() : null;
    }

    /** Asks the provider for tokens, for the code that a browser came back with. */
    RestClientAuthorizationCodeTokenResponseClient tokens() {
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    /** Reads the provider's ID tokens; the command side verifies each once more, and it is its word that counts. */
    JwtDecoder idTokens(ClientRegistration registration) {
        String keys = String.valueOf(registration.getProviderDetails().getJwkSetUri());
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(keys)
                .restOperations(new RestTemplate(requests))
                .build();
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
        return decoder;
    }

    private ClientRegistration asked() {
        ClientRegistration before = known;
        if (before != null) {
            return before;
        }
        ClientRegistration asked = ClientRegistrations.fromOidcIssuerLocation(issuer)
                .registrationId(ID)
                .clientId(clientId)
                .clientSecret(clientSecret)
                .redirectUri("{baseUrl}" + RETURN)
                .scope("openid", "profile")
                .build();
        known = asked;
        return asked;
    }
}
