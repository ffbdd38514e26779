package org.citypartnerships.commandside.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses a request whose parameters cannot be read, as with a percent sign that stands for nothing, or whose form is larger than
 * may be sent: whoever looked at a parameter first would fail over it, and the sender would be told that it is our mistake.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class ReadableRequests extends OncePerRequestFilter {

    private final HandlerExceptionResolver problems;

    ReadableRequests(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            request.getParameterMap();
        } catch (InvalidParameterException unreadable) {
            boolean tooLarge = unreadable.getErrorCode() == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
            Refused refused = tooLarge
                    ? new Refused(Reason.TOO_LARGE, "the form is larger than may be sent here")
                    : new Refused(
                            Reason.INVALID_REQUEST, "a parameter cannot be read: mend what follows the percent sign");
            problems.resolveException(request, response, null, refused);
            return;
        }
        chain.doFilter(request, response);
    }
}
