package org.citypartnerships.commandside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.citypartnerships.eventstore.Roles;
import org.citypartnerships.eventstore.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole command side on a free port and a database of its own, spoken to as anybody would: over HTTP. */
public final class RunningCommandSide implements AutoCloseable {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String NODE_KEY = "node.key";
    private static final String LEDGER_KEY = "ledger.key";
    private static final String OPERATOR_TOKEN = "operator-token";

    private final TestDatabase database;
    private final Path folder;
    private final ConfigurableApplicationContext context;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(BOUND).build();

    private RunningCommandSide(
            TestDatabase database, Path folder, @Nullable BeanPostProcessor processor, String... settings) {
        this.database = database;
        this.folder = folder;
        String[] arguments = {
            "--partnerships.database.url=" + database.jdbcUrl(),
            "--partnerships.database.passwords.owner=" + database.password(Roles.OWNER),
            "--partnerships.database.passwords.command=" + database.password(Roles.COMMAND),
            "--partnerships.database.passwords.keys=" + database.password(Roles.KEYS),
            "--partnerships.node-key-file=" + nodeKey(),
            "--partnerships.ledger.key-file=" + folder.resolve(LEDGER_KEY),
            "--partnerships.ledger.folder=" + ledger(),
            "--partnerships.ledger.checkpoint-every=PT0S",
            "--partnerships.persons.erased-file=" + erasedPersons(),
            "--partnerships.users.key-file=" + nodeKey(),
            "--partnerships.users.first-password-file=" + firstPassword(),
            "--partnerships.users.operator-token-file=" + operatorToken(),
            "--partnerships.store=OF_UNIT_TESTS",
            "--server.port=0",
            "--management.server.port=-1"
        };
        String[] all = java.util.stream.Stream.of(arguments, settings)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
        this.context = CommandSide.builder()
                .initializers(started -> {
                    if (processor != null) {
                        started.getBeanFactory().addBeanPostProcessor(processor);
                    }
                })
                .run(all);
    }

    /** On an empty database. */
    public static RunningCommandSide start(String... settings) {
        return start((BeanPostProcessor) null, settings);
    }

    /** On an empty database, with its beans looked at by this processor. */
    public static RunningCommandSide start(@Nullable BeanPostProcessor processor, String... settings) {
        try {
            Path folder = ServerFolders.fresh();
            SecureRandom random = new SecureRandom();
            byte[] key = new byte[32];
            random.nextBytes(key);
            Files.write(folder.resolve(NODE_KEY), key);
            Files.write(folder.resolve(LEDGER_KEY), key);
            byte[] token = new byte[32];
            random.nextBytes(token);
            Files.writeString(
                    folder.resolve(OPERATOR_TOKEN),
                    "cpt_" + Base64.getUrlEncoder().withoutPadding().encodeToString(token));
            return new RunningCommandSide(TestDatabase.fresh(), folder, processor, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another one on the same database, as after a restart or on a second node. */
    public RunningCommandSide another(String... settings) {
        return new RunningCommandSide(database, folder, null, settings);
    }

    /** Another one on the same database, with its beans looked at by this processor. */
    public RunningCommandSide another(BeanPostProcessor processor) {
        return new RunningCommandSide(database, folder, processor);
    }

    /** Its node's key. */
    public Path nodeKey() {
        return folder.resolve(NODE_KEY);
    }

    /** The folder of its ledger. */
    public Path ledger() {
        return folder.resolve("checkpoints");
    }

    /** The file with the token that every request is sent with, unless it comes with a header of its own. */
    public Path operatorToken() {
        return folder.resolve(OPERATOR_TOKEN);
    }

    /** The file with the first administrator's password. */
    public Path firstPassword() {
        return folder.resolve("first-password");
    }

    /** The file with the ids of erased persons. */
    public Path erasedPersons() {
        return folder.resolve("erased-persons");
    }

    /** Another one on another database, with the same files: as after a restore. */
    public RunningCommandSide on(TestDatabase restored) {
        return new RunningCommandSide(restored, folder, null);
    }

    /** Its database. */
    public TestDatabase database() {
        return database;
    }

    /** A bean of it. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Its address, as {@code http://127.0.0.1:40123}. */
    public String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** Sends a command. Headers come in pairs: name, value. */
    public Reply send(String command, String json, String... headers) {
        return post("/commands/" + command, json, "application/json", headers);
    }

    /** Posts a body. */
    public Reply post(String path, String body, String contentType, String... headers) {
        return exchange(
                HttpRequest.newBuilder(URI.create(address() + path))
                        .header("Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                headers);
    }

    /** Gets what is at the path. */
    public Reply get(String path, String... headers) {
        return ask("GET", path, "", headers);
    }

    /** Sends a request with a JSON body, or without one if that is empty. */
    public Reply ask(String method, String path, String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path));
        if (json.isEmpty()) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.method(method, HttpRequest.BodyPublishers.ofString(json))
                    .header("Content-Type", "application/json");
        }
        return exchange(request, headers);
    }

    private Reply exchange(HttpRequest.Builder request, String... headers) {
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            if (!List.of(headers).contains("Authorization")) {
                request.header("Authorization", "Bearer " + Files.readString(operatorToken()));
            }
            HttpResponse<String> response =
                    client.send(request.timeout(BOUND).build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().firstValue("ETag").orElse(""),
                    response.headers(),
                    response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    /** What came back. */
    public record Reply(int status, String contentType, String etag, HttpHeaders headers, JsonNode body) {
        /** The problem's code, or an empty text. */
        public String code() {
            return body.path("code").asString("");
        }
    }
}
