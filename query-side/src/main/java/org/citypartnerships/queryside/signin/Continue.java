package org.citypartnerships.queryside.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where somebody goes on after signing in: to a page of ours that they came from, never to another site. */
final class Continue {

    private static final String HOME = "/";
    private static final int CHARACTERS_MAX = 2_000;

    private Continue() {}

    /** The page asked for, as the value of a parameter. */
    static String encoded(HttpServletRequest request) {
        String query = request.getQueryString();
        String asked = query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
        return URLEncoder.encode(asked, StandardCharsets.UTF_8);
    }

    /** The page to go on to: what is given if it is a page of ours, else the first page. */
    static String to(@Nullable String given) {
        if (given == null || given.length() > CHARACTERS_MAX || !given.startsWith("/") || given.contains("\\")) {
            return HOME;
        }
        try {
            URI address = new URI(given);
            boolean ours = address.getScheme() == null
                    && address.getRawAuthority() == null
                    && !given.startsWith("//")
                    && !address.getPath().startsWith("/sign-");
            return ours ? given : HOME;
        } catch (URISyntaxException none) {
            return HOME;
        }
    }
}
