package org.citypartnerships.queryside.signin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.citypartnerships.queryside.web.Refusal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Has it written down who reads entries that are not for everybody, before they are told: they are asked for by {@code
 * visibility=internal} or {@code any}, wherever that is known. What cannot be written down is not told.
 */
@Component
class InternalReadings implements HandlerInterceptor, WebMvcConfigurer {

    private final CommandSide commandSide;

    InternalReadings(CommandSide commandSide) {
        this.commandSide = commandSide;
    }

    /** Whether entries are asked for that are not for everybody. */
    static boolean asksForWhatIsInternal(HttpServletRequest request) {
        String visibility = isRead(request) ? request.getParameter("visibility") : null;
        return visibility != null && !visibility.equalsIgnoreCase("public");
    }

    /** Whether it asks for something, be it for the headers alone; a form's parameters are not looked at. */
    static boolean isRead(HttpServletRequest request) {
        return !request.getMethod().equals("POST");
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST && asksForWhatIsInternal(request)) {
            if (!(SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn)) {
                throw Refusal.notSignedIn();
            }
            CommandSide.Answer written = commandSide.postSoon(
                    "/internal-readings",
                    signedIn.token(),
                    JsonNodeFactory.instance.objectNode().put("address", request.getRequestURI()));
            if (!written.isGood()) {
                throw new CommandSideUnavailable(new IllegalStateException("/internal-readings: " + written.status()));
            }
        }
        return true;
    }
}
