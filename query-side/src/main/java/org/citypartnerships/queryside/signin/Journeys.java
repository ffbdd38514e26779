package org.citypartnerships.queryside.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/**
 * What a session keeps of a browser that was sent to the provider, until it comes back: the state that it must come back with, the
 * secrets that nobody else knows, and the page that it wanted.
 */
final class Journeys implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String BACK = Journeys.class.getName();
    private static final String TO = "to";

    private final HttpSessionOAuth2AuthorizationRequestRepository kept =
            new HttpSessionOAuth2AuthorizationRequestRepository();

    /** The page that the browser wanted, which has just come back. */
    static String to(HttpServletRequest request) {
        return Continue.to(attribute(request, TO));
    }

    /** The secret under whose SHA-256 the ID token was asked for. */
    static String nonce(HttpServletRequest request) {
        return String.valueOf(attribute(request, OidcParameterNames.NONCE));
    }

    private static @Nullable String attribute(HttpServletRequest request, String name) {
        return request.getAttribute(BACK) instanceof OAuth2AuthorizationRequest journey
                ? journey.getAttribute(name)
                : null;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return kept.loadAuthorizationRequest(request);
    }

    @Override
    public void saveAuthorizationRequest(
            OAuth2AuthorizationRequest journey, HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest whole = OAuth2AuthorizationRequest.from(journey)
                .attributes(attributes -> attributes.put(TO, Continue.to(request.getParameter(TO))))
                .build();
        kept.saveAuthorizationRequest(whole, request, response);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest journey = kept.removeAuthorizationRequest(request, response);
        request.setAttribute(BACK, journey);
        return journey;
    }
}
