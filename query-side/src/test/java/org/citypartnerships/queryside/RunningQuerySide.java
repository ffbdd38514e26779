package org.citypartnerships.queryside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.citypartnerships.events.Event;
import org.citypartnerships.eventstore.Roles;
import org.citypartnerships.eventstore.TestDatabase;
import org.citypartnerships.queryside.following.Followers;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The application as it is started by itself, on a database and a store of its own. */
final class RunningQuerySide implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    final TestDatabase database;
    final ConfigurableApplicationContext application;
    private final Recording recording;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningQuerySide(TestDatabase database, String... settings) {
        this.database = database;
        this.recording = new Recording(database);
        this.application = start(database, "OF_UNIT_TESTS", settings);
    }

    /** The application once more on the same database, after it was closed. */
    RunningQuerySide startedAgain() {
        return new RunningQuerySide(database);
    }

    /** With settings of its own, as {@code partnerships.anonymous=NOTHING}. */
    static RunningQuerySide onAFreshStore(String... settings) {
        return new RunningQuerySide(TestDatabase.withEventStore(), settings);
    }

    static ConfigurableApplicationContext start(TestDatabase database, String store, String... settings) {
        Stream<String> usual = Stream.of(
                "server.port=0",
                "management.server.port=0",
                "partnerships.database.url=" + database.jdbcUrl(),
                "partnerships.database.passwords.owner=" + database.password(Roles.OWNER),
                "partnerships.database.passwords.query=" + database.password(Roles.QUERY),
                "partnerships.store=" + store,
                "partnerships.anonymous=HISTORY",
                "partnerships.command-side-url=http://127.0.0.1:8081");
        return QuerySide.application()
                .run(Stream.concat(usual.filter(setting -> !isGiven(setting, settings)), Stream.of(settings))
                        .map("--"::concat)
                        .toArray(String[]::new));
    }

    private static boolean isGiven(String setting, String... settings) {
        String name = setting.substring(0, setting.indexOf('=') + 1);
        return Stream.of(settings).anyMatch(given -> given.startsWith(name));
    }

    /** An answer to a request. */
    record Answer(int status, Map<String, List<String>> headers, String body) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> String.join(", ", header.getValue()))
                    .findFirst()
                    .orElse("");
        }
    }

    /** Records events, and waits until everything can be read. */
    long record(Event... events) {
        long position = recording.record(List.of(events));
        awaitEverything();
        return position;
    }

    /** Records events that count only once another person has confirmed them, and waits until everything can be read. */
    long propose(Event... events) {
        long position = recording.record(
                List.of(events), Map.of("recordedBy", "clerk of Harbin", "door", "api", "confirmation", "required"));
        awaitEverything();
        return position;
    }

    /** Records events and waits for nothing. */
    long recordOnly(Event... events) {
        return recording.record(List.of(events));
    }

    void awaitEverything() {
        long deadline = System.nanoTime() + 20_000_000_000L;
        Followers followers = application.getBean(Followers.class);
        while (followers.status().stream().anyMatch(status -> status.behind() > 0)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("The readers do not catch up: " + followers.status());
            }
            pause();
        }
    }

    static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    Answer get(String path, String... headers) {
        return send("GET", port("local.server.port"), path, headers);
    }

    Answer manage(String method, String path) {
        return send(method, port("local.management.port"), path);
    }

    Answer send(String method, String path, String... headers) {
        return send(method, port("local.server.port"), path, headers);
    }

    String address() {
        return "http://127.0.0.1:" + port("local.server.port");
    }

    private int port(String name) {
        return application.getEnvironment().getRequiredProperty(name, Integer.class);
    }

    private Answer send(String method, int port, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(Arrays.toString(headers) + path, failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        recording.close();
        application.close();
    }
}
