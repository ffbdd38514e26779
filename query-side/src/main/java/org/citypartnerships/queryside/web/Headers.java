package org.citypartnerships.queryside.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells browsers to run nothing, load nothing from elsewhere, and show no page inside another. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Headers extends OncePerRequestFilter {

    private static final String POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self';"
            + " img-src 'self'; form-action 'self';"
            + " frame-ancestors 'none'; base-uri 'none'";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        keepAnswersApart(request, response);
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        chain.doFilter(request, response);
    }

    /**
     * What somebody signed in may see is shown to nobody else by a cache, nor by the way back after signing out. The answer to a
     * form that records can be had in no other way than by sending the form again: the way back leads to the one that came,
     * which holds what this clerk typed, whatever language is chosen meanwhile, until they sign out or somebody signs in, which
     * clears what their browser has kept.
     */
    private static void keepAnswersApart(HttpServletRequest request, HttpServletResponse response) {
        boolean isToRecord =
                request.getMethod().equals("POST") && request.getRequestURI().startsWith("/record/");
        if (!isToRecord) {
            response.setHeader(HttpHeaders.VARY, "Authorization, Cookie");
        }
        boolean isPage = !request.getRequestURI().startsWith("/api");
        boolean holdsForm = request.getRequestURI().equals("/sign-in")
                || request.getRequestURI().equals("/password");
        if (holdsForm
                || request.getHeader(HttpHeaders.COOKIE) != null
                || request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, isPage && !isToRecord ? "no-store" : "private, no-cache");
        }
    }
}
