package org.citypartnerships.queryside.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;

/**
 * Sessions are named by a cookie with their id and what only the holder of the key can tell of it. So nobody who reads the
 * table of sessions can take one over, and an invented cookie costs no look into the database.
 */
final class SignedCookies implements HttpSessionIdResolver {

    /** Of a cookie that browsers take over TLS only, for this host and all of it. */
    static final String OVER_TLS = "__Host-session";

    static final String NOT_OVER_TLS = "session";

    private final SecretKey key;
    private final CookieHttpSessionIdResolver cookies = new CookieHttpSessionIdResolver();

    SignedCookies(SessionKey key, boolean overTls) {
        this.key = key.authenticating("cookies");
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(overTls ? OVER_TLS : NOT_OVER_TLS);
        cookie.setCookiePath("/");
        cookie.setUseSecureCookie(overTls);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setUseBase64Encoding(false);
        cookies.setCookieSerializer(cookie);
    }

    @Override
    public List<String> resolveSessionIds(HttpServletRequest request) {
        return cookies.resolveSessionIds(request).stream()
                .map(this::verified)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public void setSessionId(HttpServletRequest request, HttpServletResponse response, String id) {
        cookies.setSessionId(request, response, id + "." + tag(id));
    }

    @Override
    public void expireSession(HttpServletRequest request, HttpServletResponse response) {
        cookies.expireSession(request, response);
    }

    private Optional<String> verified(String cookie) {
        int dot = cookie.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String id = cookie.substring(0, dot);
        byte[] said = cookie.substring(dot + 1).getBytes(StandardCharsets.US_ASCII);
        boolean ours = MessageDigest.isEqual(tag(id).getBytes(StandardCharsets.US_ASCII), said);
        return ours ? Optional.of(id) : Optional.empty();
    }

    private String tag(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(SessionKey.authenticated(key, id));
    }
}
