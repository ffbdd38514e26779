package org.citypartnerships.queryside.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.citypartnerships.queryside.web.Refusal;
import org.springframework.core.annotation.Order;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a request whose parameters cannot be read, as with a percent sign that stands for nothing, or whose form is larger than
 * may be sent, or has a file with a name that none has: whoever looked at a parameter first would fail over it, and the sender would be told that it is our mistake.
 */
@Component
@Order(SessionRepositoryFilter.DEFAULT_ORDER + 2) // what is refused is told on a page, which knows who is signed in
class ReadableRequests extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            request.getParameterMap();
        } catch (InvalidParameterException unreadable) {
            boolean tooLarge = unreadable.getErrorCode() == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
            Doors.refuse(
                    new WithoutParameters(request), response, tooLarge ? Refusal.tooLarge() : Refusal.strangeAddress());
            return;
        } catch (InvalidFileNameException strange) {
            Doors.refuse(new WithoutParameters(request), response, Refusal.strangeFile());
            return;
        }
        chain.doFilter(request, response);
    }
}
