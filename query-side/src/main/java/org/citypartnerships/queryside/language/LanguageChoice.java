package org.citypartnerships.queryside.language;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.citypartnerships.queryside.web.BadParameter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The language of a page: the one that the reader chose ({@code ?lang=de}, kept in a cookie), else the browser's, else English.
 * A choice leads back to the same address without it, so that an address that is passed on carries no language. One that is sent
 * with a form is answered in that language at once: nothing else holds what was typed.
 */
final class LanguageChoice implements LocaleResolver, HandlerInterceptor {

    private static final Duration KEPT = Duration.ofDays(365);

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return sent(request)
                .or(() -> kept(request))
                .orElseGet(() -> Language.wantedBy(accepted(request)))
                .locale();
    }

    private static Optional<Language> sent(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                ? Optional.ofNullable(request.getParameter(Language.PARAMETER)).flatMap(Language::of)
                : Optional.empty();
    }

    private static Optional<Language> kept(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return Arrays.stream(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(Language.PARAMETER))
                .flatMap(cookie -> Language.of(cookie.getValue()).stream())
                .findFirst();
    }

    private static String accepted(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return header == null ? "" : header;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("A language is chosen by the parameter " + Language.PARAMETER);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String chosen = request.getParameter(Language.PARAMETER);
        boolean isPage = request.getMethod().equals("GET");
        boolean isForm = request.getMethod().equals("POST");
        if (!isForm) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
            response.addHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
        }
        if (chosen == null || request.getDispatcherType() != DispatcherType.REQUEST || !(isPage || isForm)) {
            return true;
        }
        Language language = Language.of(chosen).orElseThrow(() -> unknown());
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(language, request.isSecure()));
        if (isForm) {
            return true;
        }
        response.setHeader(HttpHeaders.LOCATION, withoutChoice(request));
        response.setStatus(HttpStatus.SEE_OTHER.value());
        return false;
    }

    private static BadParameter unknown() {
        List<String> tags = Arrays.stream(Language.values()).map(Language::tag).toList();
        return new BadParameter(Language.PARAMETER, Language.PARAMETER + " is one of " + String.join(", ", tags));
    }

    private static String cookie(Language language, boolean secure) {
        return ResponseCookie.from(Language.PARAMETER, language.tag())
                .path("/")
                .maxAge(KEPT)
                .sameSite("Lax")
                .httpOnly(true)
                .secure(secure)
                .build()
                .toString();
    }

    /** The same address; an address that begins with two slashes would be another host. */
    private static String withoutChoice(HttpServletRequest request) {
        String path = "/" + request.getRequestURI().replaceFirst("^/+", "");
        return UriComponentsBuilder.fromPath(path)
                .query(request.getQueryString())
                .replaceQueryParam(Language.PARAMETER)
                .build()
                .toUriString();
    }
}
