package org.citypartnerships.queryside.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Tells Spring Security who a session belongs to: asked of the command side each time, never believed from the session itself.
 * A session whose user was shut out there ends here with the next request.
 */
@Component
class SessionUsers implements SecurityContextRepository {

    private static final Logger LOG = LoggerFactory.getLogger(SessionUsers.class);

    private final CommandSide commandSide;
    private final Vouched vouched;
    private final Clock clock;

    SessionUsers(CommandSide commandSide, Vouched vouched, Clock clock) {
        this.commandSide = commandSide;
        this.vouched = vouched;
        this.clock = clock;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Later(() -> context(request));
    }

    /** Nothing of it is kept: signing in has put into the session what is needed. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(Held.ATTRIBUTE) != null;
    }

    @Override
    @Deprecated
    @SuppressWarnings("InlineMeSuggester")
    public SecurityContext loadContext(HttpRequestResponseHolder both) {
        return context(both.getRequest());
    }

    private SecurityContext context(HttpServletRequest request) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(Held.ATTRIBUTE) instanceof Held held) {
            signedIn(session, held).ifPresent(context::setAuthentication);
        }
        return context;
    }

    private Optional<SignedIn> signedIn(HttpSession session, Held kept) {
        try {
            Held held = kept.isRunningOut(clock.instant()) ? renewed(session, kept) : kept;
            Optional<SignedIn> signedIn = held == null
                    ? Optional.empty()
                    : vouched.of(held.token())
                            .map(who -> new SignedIn(new Who(who.userId(), held.name(), who.grants()), held.token()));
            if (signedIn.isEmpty()) {
                session.invalidate();
            }
            return signedIn;
        } catch (CommandSideUnavailable unavailable) {
            // Nobody can say whether the user may still do anything: who it was reads on as anybody does.
            LOG.warn("A session's user cannot be asked about: {}", unavailable.toString());
            return Optional.empty();
        }
    }

    private @Nullable Held renewed(HttpSession session, Held kept) {
        CommandSide.Answer answer = commandSide.postSoon(
                "/sessions/renewals",
                null,
                JsonNodeFactory.instance.objectNode().put("renewal", kept.renewal()));
        if (answer.status() == HttpStatus.TOO_MANY_REQUESTS.value() || answer.status() >= 500) {
            // That passes, and the session with what somebody types in it should be there then.
            throw new CommandSideUnavailable(new IllegalStateException("/sessions/renewals: " + answer.status()));
        }
        if (!answer.isGood()) {
            return null;
        }
        Held held = new Held(
                kept.name(),
                answer.body().path("token").asString(),
                Instant.parse(answer.body().path("expiresAt").asString()),
                kept.renewal());
        session.setAttribute(Held.ATTRIBUTE, held);
        return held;
    }

    /** Asked for when somebody wants to know, and then once. */
    private static final class Later implements DeferredSecurityContext {

        private final Supplier<SecurityContext> loader;
        private @Nullable SecurityContext loaded;

        Later(Supplier<SecurityContext> loader) {
            this.loader = loader;
        }

        @Override
        public SecurityContext get() {
            if (loaded == null) {
                loaded = loader.get();
            }
            return loaded == null ? new SecurityContextImpl() : loaded;
        }

        @Override
        public boolean isGenerated() {
            return false;
        }
    }
}
