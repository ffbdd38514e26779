package org.citypartnerships.commandside.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Answers what the firewall refuses: an address that nobody would send in good faith, as with a slash or a semicolon hidden in it,
 * and a method that nobody knows.
 */
@Component
final class StrangeRequests implements RequestRejectedHandler {

    private static final Set<String> METHODS = Stream.of(HttpMethod.values())
            .filter(method -> !method.equals(HttpMethod.TRACE))
            .map(HttpMethod::name)
            .collect(Collectors.toUnmodifiableSet());

    private final HandlerExceptionResolver problems;

    StrangeRequests(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException why) {
        if (METHODS.contains(request.getMethod())) {
            problems.resolveException(
                    new Told(request),
                    response,
                    null,
                    new Refused(
                            Reason.INVALID_REQUEST,
                            "the address has a double slash, a semicolon, a backslash, or something else in it that no"
                                    + " address here has"));
        } else {
            response.setHeader(HttpHeaders.ALLOW, "GET, HEAD, POST, PUT, DELETE");
            problems.resolveException(
                    new Told(request),
                    response,
                    null,
                    new Refused(
                            Reason.METHOD_NOT_ALLOWED,
                            "no address here takes this method: ask with GET, and send commands with POST"));
        }
    }

    /**
     * Judges addresses, methods and the names of parameters. A header is judged by whoever reads it: refused only when it is read,
     * which is late, it would be taken for our mistake.
     */
    static HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(value -> true);
        return firewall;
    }

    /** What was sent, by an address that a problem can repeat: with two slashes before it, it would be another machine's, or none. */
    private static final class Told extends HttpServletRequestWrapper {

        Told(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getRequestURI() {
            try {
                return new URI(super.getRequestURI().replaceFirst("^/+", "/")).toString();
            } catch (URISyntaxException none) {
                return "/";
            }
        }
    }
}
