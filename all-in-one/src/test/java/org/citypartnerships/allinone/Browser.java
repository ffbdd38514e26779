package org.citypartnerships.allinone;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser as far as forms and cookies go: it keeps cookies, and sends a form with all that the page has put into it. */
final class Browser {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final String address;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();

    Browser(String address) {
        this.address = address;
    }

    /** What came back. */
    record Shown(int status, String body, String location, List<String> setCookies, HttpResponse<String> response) {}

    /** Its cookies, by name. */
    Map<String, String> cookies() {
        return cookies;
    }

    Shown open(String path) throws IOException, InterruptedException {
        return send(request(path).header("Accept", "text/html,*/*;q=0.8").GET());
    }

    /** Opens a page, fills in its form (fields come as name, value), and sends it. */
    Shown fillIn(String path, String... fields) throws IOException, InterruptedException {
        return submit(path, hidden(open(path).body()), fields);
    }

    /** The hidden fields of a page. */
    static Map<String, String> hidden(String page) {
        Map<String, String> hidden = new LinkedHashMap<>();
        Matcher field = HIDDEN.matcher(page);
        while (field.find()) {
            hidden.put(field.group(1), field.group(2).replace("&amp;", "&"));
        }
        return hidden;
    }

    /** Sends a form. */
    Shown submit(String path, Map<String, String> hidden, String... fields) throws IOException, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>(hidden);
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        List<String> pairs = new ArrayList<>();
        form.forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
        return send(request(path)
                .header("Accept", "text/html,*/*;q=0.8")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs))));
    }

    /** Sends a form with a file; where it leads to is opened. */
    Shown attach(String path, Map<String, String> hidden, String field, String fileName, String content)
            throws IOException, InterruptedException {
        StringBuilder parts = new StringBuilder();
        hidden.forEach((name, value) -> parts.append("--part\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        parts.append("--part\r\nContent-Disposition: form-data; name=\"")
                .append(field)
                .append("\"; filename=\"")
                .append(fileName)
                .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .append(content)
                .append("\r\n--part--\r\n");
        Shown answer = send(request(path)
                .header("Accept", "text/html,*/*;q=0.8")
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(HttpRequest.BodyPublishers.ofString(parts.toString())));
        return answer.location().isEmpty() ? answer : open(answer.location().replace(address, ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        if (!cookies.isEmpty()) {
            List<String> all = new ArrayList<>();
            cookies.forEach((name, value) -> all.add(name + "=" + value));
            request.header("Cookie", String.join("; ", all));
        }
        return request;
    }

    private Shown send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        List<String> set = response.headers().allValues("Set-Cookie");
        for (String cookie : set) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty() || cookie.contains("Max-Age=0")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        return new Shown(
                response.statusCode(),
                response.body(),
                response.headers().firstValue("Location").orElse(""),
                set,
                response);
    }
}
