package org.citypartnerships.allinone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a running instance over HTTP, as anybody could with {@code curl}. */
final class Doors {

    private static final Duration CONNECT_BOUND = Duration.ofSeconds(5);
    private static final Duration ANSWER_BOUND = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_BOUND)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /**
     * An answer.
     *
     * @param status the code of HTTP
     * @param body the JSON, an empty object if there was none
     */
    record Answer(int status, JsonNode body) {

        boolean isGood() {
            return status / 100 == 2;
        }

        /** Whether the same question may be answered later on. */
        boolean mayPass() {
            return status == 429 || status / 100 == 5;
        }

        /** What is wrong, in the words of the one who refused. */
        String detail() {
            return body.path("detail").asString(body.path("title").asString("no reason given"));
        }
    }

    Answer get(String address) throws IOException {
        return ask(request(address).GET().build());
    }

    Answer post(String address) throws IOException {
        return ask(request(address)
                .POST(HttpRequest.BodyPublishers.noBody())
                .header("Content-Type", "application/json")
                .build());
    }

    static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(ANSWER_BOUND)
                .header("Accept", "application/json, application/problem+json");
    }

    /**
     * Asks.
     *
     * @throws IOException if nobody answers
     * @throws CannotStart if what answers is something else than we
     */
    Answer ask(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            String body = response.body().isBlank() ? "{}" : response.body();
            return new Answer(response.statusCode(), JsonMapper.shared().readTree(body));
        } catch (JacksonException e) {
            throw new CannotStart(
                    "What answers at " + request.uri()
                            + " is not City Partnerships: name its ports with --port and --command-port.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }
}
