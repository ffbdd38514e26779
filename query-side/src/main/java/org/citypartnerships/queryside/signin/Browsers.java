package org.citypartnerships.queryside.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Begins and ends the sessions of browsers. */
@Component
class Browsers {

    private static final Logger LOG = LoggerFactory.getLogger(Browsers.class);

    private final CommandSide commandSide;
    private final Vouched vouched;

    Browsers(CommandSide commandSide, Vouched vouched) {
        this.commandSide = commandSide;
        this.vouched = vouched;
    }

    /**
     * Begins a session with what the command side answered to a sign-in. It has another id than any before it, and forms opened
     * before it are good for nothing, so that nobody can lay a session of theirs under somebody else.
     */
    void begin(String name, JsonNode answer, HttpServletRequest request) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        request.getSession()
                .setAttribute(
                        Held.ATTRIBUTE,
                        new Held(
                                name,
                                answer.path("token").asString(),
                                Instant.parse(answer.path("expiresAt").asString()),
                                answer.path("renewal").asString()));
    }

    /** Ends the session here and at the command side. */
    void end(HttpServletRequest request) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        if (who instanceof SignedIn signedIn) {
            vouched.forget(signedIn.token());
            try {
                commandSide.delete("/sessions/current", signedIn.token());
            } catch (CommandSideUnavailable unavailable) {
                // Its token is gone with the session; what is left there ends by itself.
                LOG.warn("A session could not be ended at the command side: {}", unavailable.toString());
            }
        }
    }
}
