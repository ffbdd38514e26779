package org.citypartnerships.queryside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Signs in by the form, as a browser does, for pages that take no token. */
final class SignedInBrowser {

    private static final Pattern TOKEN_OF_THE_FORM = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private SignedInBrowser() {}

    /** The header by which pages know somebody with this role alone. */
    static String[] header(RunningQuerySide side, String role) {
        CookieManager cookies = new CookieManager();
        HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
        URI form = URI.create(side.address() + "/sign-in");
        Matcher token = TOKEN_OF_THE_FORM.matcher(
                send(browser, HttpRequest.newBuilder(form).build()).body());
        if (!token.find()) {
            throw new AssertionError("The form to sign in carries no token");
        }
        String fields = "name=" + role + "&password=of-this-test&_csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        HttpResponse<String> answer = send(
                browser,
                HttpRequest.newBuilder(form)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(fields))
                        .build());
        if (answer.statusCode() != 302) {
            throw new AssertionError("Signing in as " + role + " answered " + answer.statusCode());
        }
        return new String[] {
            "Cookie",
            cookies.getCookieStore().getCookies().stream()
                    .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; "))
        };
    }

    private static HttpResponse<String> send(HttpClient browser, HttpRequest request) {
        try {
            return browser.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
