package org.citypartnerships.allinone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.citypartnerships.commandside.CommandSide;
import org.citypartnerships.eventstore.Roles;
import org.citypartnerships.eventstore.TestDatabase;
import org.citypartnerships.queryside.QuerySide;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Both applications on a database of their own, spoken to over HTTP. */
final class BothApplications implements AutoCloseable {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final TestDatabase database = TestDatabase.fresh();
    private final String token;
    private final ConfigurableApplicationContext commandSide;
    private final Path folder;
    private final String[] shared;
    private ConfigurableApplicationContext querySide;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(BOUND).build();

    /** With settings that both have, besides those of every test. */
    BothApplications(Path folder, String... shared) throws IOException {
        this.folder = folder;
        this.shared = shared;
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        Path nodeKey = Files.write(folder.resolve("node.key"), key);
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        token = "cpt_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Path operator = Files.writeString(folder.resolve("operator-token"), token);
        commandSide = CommandSide.builder()
                .run(settings(
                        "--partnerships.node-key-file=" + nodeKey,
                        "--partnerships.ledger.key-file=" + nodeKey,
                        "--partnerships.users.key-file=" + nodeKey,
                        "--partnerships.users.operator-token-file=" + operator,
                        "--partnerships.users.first-password-file=" + firstPassword(),
                        "--partnerships.ledger.folder=" + folder.resolve("ledger"),
                        "--partnerships.ledger.checkpoint-every=PT0S"));
        querySide = startQuerySide();
    }

    private ConfigurableApplicationContext startQuerySide() {
        return QuerySide.application()
                .run(settings(
                        "--partnerships.command-side-url=" + commands(),
                        "--partnerships.sessions.key-file=" + folder.resolve("node.key")));
    }

    /** Stops the query side and starts it again. */
    void restartQuerySide() {
        querySide.close();
        querySide = startQuerySide();
    }

    /** Stops the command side alone. */
    void stopCommandSide() {
        commandSide.close();
    }

    /** The file with the first administrator's password. */
    Path firstPassword() {
        return folder.resolve("first-password");
    }

    private String[] settings(String... own) {
        return Stream.of(
                        Stream.of(own),
                        Stream.of(shared),
                        Stream.of(
                                "--server.port=0",
                                "--management.server.port=0",
                                "--partnerships.store=OF_UNIT_TESTS",
                                "--partnerships.database.store=OF_UNIT_TESTS",
                                "--partnerships.database.url=" + database.jdbcUrl()),
                        Stream.of(Roles.values())
                                .map(role -> "--partnerships.database.passwords."
                                        + role.name().toLowerCase(java.util.Locale.ROOT) + "="
                                        + database.password(role)))
                .flatMap(those -> those)
                .toArray(String[]::new);
    }

    String commands() {
        return "http://127.0.0.1:" + commandSide.getEnvironment().getProperty("local.server.port");
    }

    String pages() {
        return "http://127.0.0.1:" + querySide.getEnvironment().getProperty("local.server.port");
    }

    /** Every address of the pages that takes a form, with none for what is variable in it. */
    List<String> forms() {
        return addresses(methods -> !methods.isEmpty() && !methods.equals(Set.of(RequestMethod.GET)))
                .map(path -> path.replaceAll("\\{[^}]+}", "none"))
                .distinct()
                .toList();
    }

    /** Every address of the pages that is opened: {@code /partnerships/{id}}. */
    List<String> opened() {
        return addresses(methods -> methods.contains(RequestMethod.GET))
                .filter(path -> !path.startsWith("/api"))
                .toList();
    }

    private Stream<String> addresses(Predicate<Set<RequestMethod>> wanted) {
        Set<String> addresses = new TreeSet<>();
        querySide
                .getBean(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> {
                    if (method.getBeanType().getName().startsWith("org.citypartnerships.")
                            && wanted.test(mapping.getMethodsCondition().getMethods())) {
                        addresses.addAll(mapping.getPatternValues());
                    }
                });
        return addresses.stream();
    }

    TestDatabase database() {
        return database;
    }

    /** Imports JSON Lines and waits until they are through; tells the report. */
    JsonNode importLines(String lines) throws IOException, InterruptedException {
        JsonNode report = json(HttpRequest.newBuilder(URI.create(commands() + "/imports"))
                .header("Content-Type", "application/jsonl")
                .POST(HttpRequest.BodyPublishers.ofString(lines)));
        long end = System.nanoTime() + BOUND.toNanos();
        while (!report.path("state").asString().equals("FINISHED")) {
            if (System.nanoTime() > end) {
                throw new AssertionError("The import did not end: " + report);
            }
            Thread.sleep(20);
            report = json(HttpRequest.newBuilder(
                    URI.create(commands() + "/imports/" + report.path("id").asString())));
        }
        return report;
    }

    /** The position of the last event recorded. */
    long head() throws SQLException {
        try (Connection connection = database.as(Roles.QUERY).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT max(global_position) FROM eventstore.event")) {
            row.next();
            return row.getLong(1);
        }
    }

    static JsonNode parse(String json) {
        return JSON.readTree(json);
    }

    /** Reads what is at a path of the query side. */
    JsonNode read(String path) throws IOException, InterruptedException {
        return json(HttpRequest.newBuilder(URI.create(pages() + path)));
    }

    /** The operator's token. */
    String token() {
        return token;
    }

    private JsonNode json(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                request.timeout(BOUND)
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new AssertionError(response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        querySide.close();
        commandSide.close();
    }
}
