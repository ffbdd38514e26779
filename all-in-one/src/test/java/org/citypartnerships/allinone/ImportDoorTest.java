package org.citypartnerships.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ImportDoorTest {

    private static final String RUNNING = "{\"id\":\"i1\",\"state\":\"RUNNING\",\"lines\":3,\"accepted\":1}";
    private static final String INTERRUPTED = "{\"id\":\"i1\",\"state\":\"INTERRUPTED\",\"lines\":3,\"accepted\":1}";
    private static final String FINISHED =
            "{\"id\":\"i1\",\"state\":\"FINISHED\",\"lines\":3,\"accepted\":2,\"alreadyKnown\":1," + "\"refused\":[]}";

    @TempDir
    private Path folder;

    private final Deque<Scripted> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private HttpServer commandSide;

    @BeforeEach
    void listen() throws IOException {
        commandSide = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        commandSide.createContext("/", this::answer);
        commandSide.start();
    }

    @AfterEach
    void stop() {
        commandSide.stop(0);
    }

    @Test
    void follows_an_import_to_its_end() throws Exception {
        answers(new Scripted(202, RUNNING), new Scripted(200, RUNNING), new Scripted(200, FINISHED));

        ImportReport report = door().handIn(file("harbin.json"), "k1", progress -> {});

        assertThat(report.summary()).isEqualTo("2 recorded, 1 already known, 0 refused");
        assertThat(asked).containsExactly("POST /imports k1", "GET /imports/i1 null", "GET /imports/i1 null");
    }

    @Test
    void hands_an_interrupted_import_in_again_under_the_same_key() throws Exception {
        answers(new Scripted(202, RUNNING), new Scripted(200, INTERRUPTED), new Scripted(200, FINISHED));

        assertThat(door().handIn(file("harbin.json"), "k1", progress -> {}).isFinished())
                .isTrue();
        assertThat(asked).containsExactly("POST /imports k1", "GET /imports/i1 null", "POST /imports k1");
    }

    @Test
    void asks_again_while_the_database_is_away() throws Exception {
        answers(new Scripted(503, "{\"code\":\"STORE_UNAVAILABLE\"}"), new Scripted(200, FINISHED));

        assertThat(door().handIn(file("harbin.json"), "k1", progress -> {}).isFinished())
                .isTrue();
    }

    @Test
    void says_what_was_refused() throws Exception {
        answers(new Scripted(
                200,
                "{\"id\":\"i1\",\"state\":\"FINISHED\",\"refused\":[{\"line\":7,\"field\":\"/partyId\",\"code\":\"UNKNOWN_REFERENCE\","
                        + "\"detail\":\"register it first\"}]}"));

        assertThat(door().handIn(file("harbin.json"), "k1", progress -> {}).refusals())
                .containsExactly("line 7 /partyId: UNKNOWN_REFERENCE, register it first");
    }

    @Test
    void seeds_that_have_changed_since_are_left_to_the_reader_and_the_others_are_imported() throws Exception {
        Files.writeString(folder.resolve("10-a.json"), "[]");
        Files.writeString(folder.resolve("20-b.json"), "[]");
        Files.writeString(folder.resolve("README.md"), "no seeds");
        answers(new Scripted(422, "{\"code\":\"IDEMPOTENCY_KEY_REUSED\"}"), new Scripted(200, FINISHED));

        new SeedImport(door(), said::add).run(folder, true);

        assertThat(asked).containsExactly("POST /imports seeds/10-a.json", "POST /imports seeds/20-b.json");
        assertThat(said).singleElement().asString().startsWith("seeds/10-a.json has changed since it was imported");
    }

    @Test
    void a_missing_folder_of_seeds_is_an_error_only_if_it_was_asked_for() throws Exception {
        SeedImport seeds = new SeedImport(door(), said::add);

        seeds.run(folder.resolve("none"), false);

        assertThatThrownBy(() -> seeds.run(folder.resolve("none"), true))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("--seeds");
    }

    @Test
    void says_when_nobody_answers() throws Exception {
        int port = Ports.anyFree();

        assertThatThrownBy(() -> new ImportDoor("http://127.0.0.1:" + port, new OperatorToken("cpt_of-the-operator"))
                        .handIn(file("harbin.json"), "k1", progress -> {}))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("can't be reached")
                .hasMessageContaining("--command-port");
    }

    @Test
    void says_when_somebody_else_answers() throws Exception {
        answers(new Scripted(200, "<html>"));

        assertThatThrownBy(() -> door().handIn(file("harbin.json"), "k1", progress -> {}))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is not City Partnerships");
    }

    @Test
    void refuses_a_kind_of_file_that_it_does_not_know() {
        assertThatThrownBy(() -> door().handIn(file("harbin.xlsx"), "k1", progress -> {}))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(".json, .jsonl or .csv");
    }

    private ImportDoor door() {
        return new ImportDoor(
                "http://127.0.0.1:" + commandSide.getAddress().getPort(), new OperatorToken("cpt_of-the-operator"));
    }

    private Path file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "[]");
    }

    private void answers(Scripted... scripted) {
        answers.addAll(List.of(scripted));
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        exchange.getRequestBody().readAllBytes();
        Scripted answer = answers.remove();
        byte[] body = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private record Scripted(int status, String body) {}
}
