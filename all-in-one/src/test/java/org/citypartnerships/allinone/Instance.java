package org.citypartnerships.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An instance on a data folder, started as a person starts it and looked at from outside. */
final class Instance {

    static final Duration START_BOUND = Duration.ofMinutes(4);
    static final String READY = "City Partnerships is ready";

    static final Path SEEDS = Path.of("..", "seeds").toAbsolutePath().normalize();

    private static final String HISTORY = """
            select row_number() over (order by global_position) || ' ' || stream_id || ' ' || stream_sequence || ' '
                   || name || ' ' || coalesce(payload #>> '{header,entryId}', '') as line
            from eventstore.event
            order by global_position
            """;

    /** What tells when and where something was recorded, and so differs from one import to the next. */
    private static final Set<String> OF_THE_RECORDING = Set.of("position", "recordedAt", "age");

    private static final int PORT_MIN = 20_000;
    private static final int PORT_MAX = 32_000;
    private static final int TRIES_FOR_PORTS = 1000;

    private final Path folder;
    private final Ports ports;
    private final Doors doors = new Doors();

    Instance(Path folder) throws IOException {
        this.folder = folder;
        this.ports = free();
    }

    Launched start() throws IOException {
        return launched("--seeds", SEEDS.toString());
    }

    Launched startWithoutSeeds() throws IOException {
        return launched("--no-seeds");
    }

    /** Starts it, waits until it is ready and has accepted every seed. */
    Launched ready() throws IOException {
        Launched launched = start();
        assertThat(launched.says(READY, START_BOUND)).as(launched.output()).isTrue();
        assertThat(launched.output()).doesNotContain("Refused");
        return launched;
    }

    /** Below those that the system gives to outgoing connections: one of these may take a free port before we do. */
    private static Ports free() {
        for (int tried = 0; tried < TRIES_FOR_PORTS; tried++) {
            int port = ThreadLocalRandom.current().nextInt(PORT_MIN, PORT_MAX);
            Ports ports = new Ports(port, port + 1);
            if (IntStream.of(ports.query(), ports.command(), ports.queryManagement(), ports.commandManagement())
                    .allMatch(Ports::isFree)) {
                return ports;
            }
        }
        throw new IllegalStateException("No ports are free between " + PORT_MIN + " and " + PORT_MAX);
    }

    Ports ports() {
        return ports;
    }

    JsonNode asked(String path) throws IOException {
        Doors.Answer answer = doors.get(ports.querySide() + path);
        assertThat(answer.isGood()).as(path).isTrue();
        return answer.body();
    }

    List<String> partnerships() throws IOException {
        return StreamSupport.stream(
                        asked("/api/partnerships?size=200").path("items").spliterator(), false)
                .map(item -> item.path("id").asString(""))
                .toList();
    }

    /** What the query side says of everything, without where and when it was recorded. */
    Map<String, JsonNode> answers() throws IOException {
        Map<String, JsonNode> answers = new TreeMap<>();
        for (String id : partnerships()) {
            String path = "/api/partnerships/" + id.substring("partnership:".length());
            keep(answers, path);
            keep(answers, path + "/history");
        }
        keep(answers, "/api/partnerships?size=200");
        keep(answers, "/api/pairs?size=200");
        keep(answers, "/api/overview");
        for (JsonNode party : keep(answers, "/api/parties?size=200").path("items")) {
            keep(answers, "/api/parties/" + party.path("id").asString("").substring("party:".length()));
        }
        return answers;
    }

    private JsonNode keep(Map<String, JsonNode> answers, String path) throws IOException {
        JsonNode answer = asked(path);
        withoutRecording(answer);
        answers.put(path, answer);
        return answer;
    }

    private static void withoutRecording(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(OF_THE_RECORDING);
        }
        node.forEach(Instance::withoutRecording);
    }

    /** Every recorded event in its order, without times and without what is encrypted anew each time. */
    List<String> history() throws IOException, SQLException {
        Secrets secrets = new Secrets(folder.resolve("secrets"));
        String port = Files.readString(folder.resolve("postgres/port")).strip();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/" + EmbeddedServer.DATABASE,
                        Role.QUERY.login(),
                        secrets.passwordOf(Role.QUERY));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(HISTORY)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(rows.getString("line"));
            }
            return lines;
        }
    }

    Path cluster() throws IOException {
        return folder.resolve("postgres/cluster").toRealPath();
    }

    ProcessHandle postmaster() throws IOException {
        return ProcessHandle.of(PostmasterFile.in(cluster()).orElseThrow().pid())
                .orElseThrow();
    }

    private Launched launched(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "start",
                "--data-dir",
                folder.toString(),
                "--port",
                Integer.toString(ports.query()),
                "--command-port",
                Integer.toString(ports.command())));
        arguments.addAll(List.of(more));
        return Launched.with(arguments.toArray(String[]::new));
    }
}
