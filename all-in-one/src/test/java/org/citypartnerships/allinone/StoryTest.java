package org.citypartnerships.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A newcomer's first minutes: one command, on an empty folder, with the seeds of this repository. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class StoryTest {

    private static final Path SEEDS = Path.of("..", "seeds").toAbsolutePath().normalize();
    private static final Duration START_BOUND = Duration.ofMinutes(4);
    private static final String READY = "City Partnerships is ready";

    private final Doors doors = new Doors();

    @TempDir
    private Path folder;

    private Ports ports = new Ports(0, 0);

    @BeforeEach
    void chooseFreePorts() throws Exception {
        ports = new Ports(Ports.anyFree(), Ports.anyFree());
    }

    @Test
    void a_newcomer_types_one_command_and_reads_what_the_five_documents_say() throws Exception {
        long recorded;
        try (Launched first = start()) {
            assertThat(first.says(READY, START_BOUND)).as(first.output()).isTrue();
            assertThat(first.output()).doesNotContain("Refused");

            assertThat(idsOf("/api/partnerships?size=100"))
                    .contains("partnership:harbin-cn~murmansk-ru", "partnership:harbin-cn~sunderland-gb");
            assertThat(doors.get(ports.querySide() + "/api/pairs").isGood()).isTrue();
            recorded = eventsRecorded();

            first.terminate();
            assertThat(first.exitCode()).isEqualTo(143);
            assertThat(first.output()).endsWith("Stopping\nStopped");
            assertThat(ServerProcesses.of(cluster())).isEmpty();
        }
        try (Launched second = start()) {
            assertThat(second.says(READY, START_BOUND)).as(second.output()).isTrue();

            assertThat(eventsRecorded()).as("nothing is imported twice").isEqualTo(recorded);
        }
    }

    @Test
    void an_import_that_was_killed_in_the_middle_is_finished_by_the_next_start() throws Exception {
        try (Launched killed = start()) {
            assertThat(killed.says("Imported seeds/10-", START_BOUND))
                    .as(killed.output())
                    .isTrue();
            killed.kill();
        }
        long recorded;
        try (Launched again = start()) {
            assertThat(again.says(READY, START_BOUND)).as(again.output()).isTrue();
            assertThat(again.output()).contains("left behind");
            recorded = eventsRecorded();
        }
        try (Launched undisturbed = start("undisturbed")) {
            assertThat(undisturbed.says(READY, START_BOUND))
                    .as(undisturbed.output())
                    .isTrue();
            assertThat(recorded).isEqualTo(eventsRecorded("undisturbed"));
        }
    }

    @Test
    void recording_goes_on_when_the_database_was_killed_under_both_applications() throws Exception {
        try (Launched start = start()) {
            assertThat(start.says("Imported seeds/00-", START_BOUND))
                    .as(start.output())
                    .isTrue();
            long postmaster = PostmasterFile.in(cluster()).orElseThrow().pid();

            ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();

            assertThat(start.says("PostgreSQL runs again", START_BOUND))
                    .as(start.output())
                    .isTrue();
            assertThat(start.says(READY, START_BOUND)).as(start.output()).isTrue();
            assertThat(start.output()).doesNotContain("Refused");
            assertThat(idsOf("/api/partnerships?size=100")).contains("partnership:harbin-cn~murmansk-ru");
        }
    }

    private Launched start() throws Exception {
        return start("data");
    }

    private Launched start(String data) throws Exception {
        return Launched.with(
                "start",
                "--seeds",
                SEEDS.toString(),
                "--data-dir",
                folder.resolve(data).toString(),
                "--port",
                Integer.toString(ports.query()),
                "--command-port",
                Integer.toString(ports.command()));
    }

    private List<String> idsOf(String path) throws Exception {
        JsonNode body = doors.get(ports.querySide() + path).body();
        return StreamSupport.stream(body.path("items").spliterator(), false)
                .map(item -> item.path("id").asString(""))
                .toList();
    }

    private long eventsRecorded() throws Exception {
        return eventsRecorded("data");
    }

    private long eventsRecorded(String data) throws Exception {
        Secrets secrets = new Secrets(folder.resolve(data).resolve("secrets"));
        Path port = folder.resolve(data).resolve("postgres/port");
        String url = "jdbc:postgresql://127.0.0.1:" + Files.readString(port).strip() + "/" + EmbeddedServer.DATABASE;
        try (Connection connection =
                        DriverManager.getConnection(url, Role.QUERY.login(), secrets.passwordOf(Role.QUERY));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from eventstore.event")) {
            if (!row.next()) {
                throw new SQLException("A count has one row");
            }
            return row.getLong(1);
        }
    }

    private Path cluster() throws Exception {
        return folder.resolve("data/postgres/cluster").toRealPath();
    }
}
