package org.citypartnerships.queryside.signin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Asks the command side, which alone knows users, passwords and tokens, and alone records. What is to be done there is waited for;
 * what a page only wants to know is asked with {@link Patience}.
 */
@Component
class CommandSide {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(15);

    private final HttpClient client;
    private final JsonMapper json;
    private final String address;
    private final Patience patience = new Patience(System::nanoTime);

    CommandSide(JsonMapper json, @Value("${partnerships.command-side-url:http://127.0.0.1:8081}") String address) {
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        this.json = json;
        this.address = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    /**
     * An answer.
     *
     * @param status the status
     * @param body the JSON; missing if there is none
     * @param retryAfter when to ask again, in seconds, if it says so
     */
    record Answer(int status, JsonNode body, Optional<String> retryAfter) {

        boolean isGood() {
            return status >= 200 && status < 300;
        }

        /** The code of a problem; empty if it is none. */
        String code() {
            return body.path("code").asString("");
        }

        /** What a problem says to do. */
        String detail() {
            return body.path("detail").asString("");
        }
    }

    /**
     * Asks with a token.
     *
     * @throws CommandSideUnavailable if it does not answer soon, or did not a moment ago
     */
    Answer get(String path, String token) {
        return askSoon(request(path, token).GET());
    }

    /**
     * Sends what a page cannot be read without, with a token or without.
     *
     * @throws CommandSideUnavailable if it does not answer soon, or did not a moment ago
     */
    Answer postSoon(String path, @Nullable String token, JsonNode body) {
        return askSoon(posting(path, token, body));
    }

    /** Ends something by a token. */
    Answer delete(String path, String token) {
        return ask(request(path, token).DELETE());
    }

    /** Sends JSON, with a token or without, and headers in pairs. */
    Answer post(String path, @Nullable String token, JsonNode body, String... headers) {
        HttpRequest.Builder request = posting(path, token, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return ask(request);
    }

    /** Puts JSON instead of what was. */
    Answer put(String path, String token, JsonNode body) {
        return ask(request(path, token)
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
                .PUT(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    /** Sends a file as it is. */
    Answer post(String path, String token, String type, byte[] file, String... headers) {
        HttpRequest.Builder request = request(path, token)
                .header(HttpHeaders.CONTENT_TYPE, type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(file));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return ask(request);
    }

    private HttpRequest.Builder posting(String path, @Nullable String token, JsonNode body) {
        return request(path, token)
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)));
    }

    private HttpRequest.Builder request(String path, @Nullable String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(ANSWER);
        return token == null ? request : request.header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
    }

    private Answer askSoon(HttpRequest.Builder request) {
        if (!patience.lasts()) {
            throw new CommandSideUnavailable(new IOException("it left something unanswered a moment ago"));
        }
        try {
            return ask(request.timeout(Patience.BOUND));
        } catch (CommandSideUnavailable unavailable) {
            if (unavailable.getCause() instanceof HttpTimeoutException) {
                patience.lose();
            }
            throw unavailable;
        }
    }

    private Answer ask(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            patience.regain();
            String body = response.body();
            return new Answer(
                    response.statusCode(),
                    body.isEmpty() ? MissingNode.getInstance() : json.readTree(body),
                    response.headers().firstValue(HttpHeaders.RETRY_AFTER));
        } catch (HttpTimeoutException late) {
            throw new CommandSideUnavailable(late);
        } catch (IOException | JacksonException e) {
            patience.regain();
            throw new CommandSideUnavailable(e);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandSideUnavailable(stopped);
        }
    }
}
