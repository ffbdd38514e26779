package org.citypartnerships.queryside.signin;

import static org.springframework.http.HttpMethod.GET;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.citypartnerships.queryside.web.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;

/**
 * Answers what the firewall refuses: an address that no browser would send, as with a slash or a semicolon hidden in it, and a
 * method that nobody knows.
 */
@Component
final class StrangeRequests implements RequestRejectedHandler {

    private static final Set<String> METHODS = Stream.of(HttpMethod.values())
            .filter(method -> !method.equals(HttpMethod.TRACE))
            .map(HttpMethod::name)
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException why)
            throws IOException, ServletException {
        if (METHODS.contains(request.getMethod())) {
            Doors.refuse(new Told(request), response, Refusal.strangeAddress());
        } else {
            response.setHeader(HttpHeaders.ALLOW, allowed(request.getRequestURI()));
            Doors.refuse(new Told(request), response, Refusal.strangeMethod());
        }
    }

    /** Programs only read here; pages have forms. */
    private static String allowed(String address) {
        return address.startsWith("/api/") ? "GET, HEAD" : "GET, HEAD, POST";
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

    /** What was sent as the answer needs it: handed on as it came, it would be refused again on the way to its answer. */
    private static final class Told extends WithoutParameters {

        Told(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return GET.name();
        }
    }
}
