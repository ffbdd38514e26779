package org.citypartnerships.queryside.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.citypartnerships.queryside.signin.CommandSide.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Hands what the provider says of somebody to the command side, which verifies it and begins a session for it. The provider's own
 * tokens are kept nowhere.
 */
@Component
class Vouching implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    /** Under which a session keeps, for the next page, why the provider's word was not enough. */
    static final String PROBLEM = "problem of the provider";

    private static final Logger LOG = LoggerFactory.getLogger(Vouching.class);

    private final CommandSide commandSide;
    private final Browsers browsers;

    Vouching(CommandSide commandSide, Browsers browsers) {
        this.commandSide = commandSide;
        this.browsers = browsers;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication vouchedFor) throws IOException {
        SecurityContextHolder.clearContext();
        if (!(vouchedFor.getPrincipal() instanceof OidcUser user)) {
            refuse(request, response, "provider");
            return;
        }
        try {
            Answer answer = commandSide.post(
                    "/sessions/exchanges",
                    null,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("idToken", user.getIdToken().getTokenValue())
                            .put("nonce", Journeys.nonce(request)));
            if (answer.isGood()) {
                browsers.begin(nameOf(user), answer.body(), request);
                SignInPages.clearWhatTheBrowserKept(response);
                response.sendRedirect(Journeys.to(request));
            } else {
                LOG.info("Somebody with the provider's word was refused: {}", answer.code());
                refuse(
                        request,
                        response,
                        problem(answer),
                        String.valueOf(user.getSubject()),
                        String.valueOf(user.getIssuer()));
            }
        } catch (CommandSideUnavailable unavailable) {
            refuse(request, response, "unavailable");
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        LOG.info("Nobody came back from the provider: {}", why.getClass().getSimpleName());
        refuse(request, response, "provider");
    }

    private static String problem(Answer answer) {
        return switch (answer.code()) {
            case "NOT_LINKED" -> "NOT_LINKED";
            case "PROVIDER_UNAVAILABLE", "BUSY", "STORE_UNAVAILABLE" -> "BUSY";
            default -> "provider";
        };
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, String problem, String... details)
            throws IOException {
        request.getSession().setAttribute(PROBLEM, Said.of(problem, details));
        response.sendRedirect("/sign-in");
    }

    private static String nameOf(OidcUser user) {
        String preferred = user.getPreferredUsername();
        String full = user.getFullName();
        if (preferred != null && !preferred.isBlank()) {
            return preferred;
        }
        return full != null && !full.isBlank() ? full : String.valueOf(user.getSubject());
    }
}
