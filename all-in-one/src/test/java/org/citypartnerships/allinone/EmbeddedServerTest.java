package org.citypartnerships.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 4, unit = TimeUnit.MINUTES)
class EmbeddedServerTest {

    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir
    private static Path model;

    @TempDir
    private Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();

    @BeforeAll
    static void makeOneToCopy() throws Exception {
        try (DataFolder data = DataFolder.open(model.resolve("data"));
                EmbeddedServer server = new EmbeddedServer(data, new Secrets(data.secrets()), line -> {}).start()) {
            assertThat(server.port()).isPositive();
        }
    }

    @AfterEach
    void stopWhatIsLeft() throws Exception {
        for (int last = opened.size() - 1; last >= 0; last--) {
            opened.get(last).close();
        }
    }

    @Test
    void is_as_durable_as_in_production() throws Exception {
        EmbeddedServer server = started(copied());

        assertThat(asked(server, "show fsync")).isEqualTo("on");
        assertThat(asked(server, "show synchronous_commit")).isEqualTo("on");
        assertThat(asked(server, "show full_page_writes")).isEqualTo("on");
        assertThat(asked(server, "show data_checksums")).isEqualTo("on");
    }

    @Test
    void listens_on_this_machine_only_and_lets_nobody_in_without_a_password() throws Exception {
        EmbeddedServer server = started(copied());

        assertThat(asked(server, "show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(asked(server, "show unix_socket_directories")).isEmpty();
        assertThat(asked(server, "select string_agg(distinct auth_method, ',') from pg_hba_file_rules"))
                .isEqualTo("scram-sha-256");
        assertThatThrownBy(
                        () -> DriverManager.getConnection(server.jdbcUrl("postgres"), Role.SUPERUSER.login(), "guessed")
                                .close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void lets_each_role_in_with_the_password_that_is_kept_for_it() throws Exception {
        EmbeddedServer server = started(copied());

        for (Role role : Role.values()) {
            try (Connection connection = DriverManager.getConnection(
                    server.jdbcUrl(EmbeddedServer.DATABASE),
                    role.login(),
                    secrets().passwordOf(role))) {
                assertThat(connection.isValid(5)).isTrue();
            }
        }
    }

    @Test
    void keeps_passwords_and_keys_where_only_their_owner_reads_them() throws Exception {
        Path data = folder.resolve("data");
        started(data);

        assertThat(permissions(data)).isEqualTo("rwx------");
        assertThat(permissions(data.resolve("secrets"))).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(data.resolve("secrets"))) {
            assertThat(files)
                    .hasSize(Role.values().length + 1)
                    .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
        }
        assertThat(data.resolve("secrets/node.key")).hasSize(32);
    }

    @Test
    void keeps_its_data_and_its_port_between_two_starts_and_leaves_no_process() throws Exception {
        Path data = copied();
        EmbeddedServer first = started(data);
        told(first, "create table kept as select 'Harbin' as city");
        stopWhatIsLeft();
        opened.clear();

        assertThat(ServerProcesses.of(cluster(data))).isEmpty();
        assertThat(data.resolve("postgres/cluster/postmaster.pid")).doesNotExist();

        EmbeddedServer second = started(data);
        assertThat(second.port()).isEqualTo(first.port());
        assertThat(asked(second, "select city from kept")).isEqualTo("Harbin");
    }

    @Test
    void is_started_again_when_it_is_killed_under_us() throws Exception {
        EmbeddedServer server = started(copied());
        List<String> givenUp = new ArrayList<>();
        told(server, "create table kept as select 'Murmansk' as city");
        ProcessHandle killed = server.postmaster();
        server.watch(givenUp::add);

        killed.destroyForcibly();

        assertThat(Waiting.until(BOUND, () -> server.postmaster().pid() != killed.pid()))
                .isTrue();
        assertThat(asked(server, "select city from kept")).isEqualTo("Murmansk");
        assertThat(givenUp).isEmpty();
    }

    @Test
    void stops_the_server_that_a_killed_process_has_left_behind() throws Exception {
        Path data = copied();
        ServerAlone killed = ServerAlone.on(data);
        ProcessHandle orphan = killed.postmaster();
        killed.kill();
        assertThat(ServerProcesses.isAlive(orphan)).isTrue();

        EmbeddedServer server = started(data);

        assertThat(ServerProcesses.isAlive(orphan)).isFalse();
        assertThat(server.postmaster().pid()).isNotEqualTo(orphan.pid());
        assertThat(asked(server, "select 1")).isEqualTo("1");
    }

    @Test
    void starts_when_both_were_killed() throws Exception {
        Path data = copied();
        ServerAlone killed = ServerAlone.on(data);
        killed.postmaster().destroyForcibly();
        killed.kill();

        assertThat(asked(started(data), "select 1")).isEqualTo("1");
    }

    @Test
    void leaves_a_foreign_process_alone_whose_number_stands_in_the_file() throws Exception {
        Path data = copied();
        Process foreign = new ProcessBuilder("sleep", "120").start();
        opened.add(foreign::destroyForcibly);
        Files.write(
                data.resolve("postgres/cluster/postmaster.pid"),
                List.of(Long.toString(foreign.pid()), cluster(data).toString(), "1", "1", "", "127.0.0.1"),
                UTF_8);

        EmbeddedServer server = started(data);

        assertThat(asked(server, "select 1")).isEqualTo("1");
        assertThat(foreign.isAlive()).isTrue();
    }

    @Test
    void leaves_the_server_alone_whose_folder_was_copied() throws Exception {
        Path data = copied();
        Path copy = folder.resolve("copy");
        EmbeddedServer original = started(data);
        told(original, "checkpoint");
        assertThat(Tool.run(List.of("cp", "-a", data.toString(), copy.toString()), BOUND)
                        .succeeded())
                .isTrue();

        EmbeddedServer second = started(copy);

        assertThat(asked(second, "select 1")).isEqualTo("1");
        assertThat(second.port()).isNotEqualTo(original.port());
        assertThat(ServerProcesses.isAlive(original.postmaster())).isTrue();
        assertThat(asked(original, "select 1")).isEqualTo("1");
    }

    @Test
    void makes_the_database_anew_when_the_first_making_was_broken_off() throws Exception {
        Path data = folder.resolve("data");
        DataFolder.open(data).close();
        Path half = Files.createDirectories(data.resolve("postgres/cluster.new/base"));
        Files.createDirectories(data.resolve("postgres/unpacking-1/bin"));

        assertThat(asked(started(data), "select 1")).isEqualTo("1");
        assertThat(half).doesNotExist();
        assertThat(data.resolve("postgres/unpacking-1")).doesNotExist();
    }

    @Test
    void refuses_a_database_of_another_version_of_postgresql() throws Exception {
        Path data = copied();
        Files.writeString(data.resolve("postgres/cluster/PG_VERSION"), "17\n");

        assertThatThrownBy(() -> started(data))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("PostgreSQL 17")
                .hasMessageContaining("--data-dir");
    }

    @Test
    void refuses_to_make_a_lost_key_anew() throws Exception {
        Path data = copied();
        Files.delete(data.resolve("secrets/node.key"));

        assertThatThrownBy(() -> started(data))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("node.key")
                .hasMessageContaining("backup");
    }

    private EmbeddedServer started(Path path) throws IOException {
        DataFolder data = DataFolder.open(path);
        opened.add(data);
        EmbeddedServer server = new EmbeddedServer(data, new Secrets(data.secrets()), line -> {}).start();
        opened.add(server);
        return server;
    }

    /** Unpacking and making take seconds; a stopped data folder can be copied. */
    private Path copied() throws IOException {
        Path data = folder.resolve("data");
        copy(model.resolve("data"), data);
        return data;
    }

    private static void copy(Path from, Path to) throws IOException {
        assertThat(Tool.run(List.of("cp", "-a", from.toString(), to.toString()), BOUND)
                        .succeeded())
                .isTrue();
    }

    private Secrets secrets() {
        return new Secrets(folder.resolve("data/secrets"));
    }

    private static Path cluster(Path data) throws IOException {
        return data.resolve("postgres/cluster").toRealPath();
    }

    private String asked(EmbeddedServer server, String sql) throws Exception {
        try (Connection connection = superuser(server);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private void told(EmbeddedServer server, String sql) throws Exception {
        try (Connection connection = superuser(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection superuser(EmbeddedServer server) throws Exception {
        return DriverManager.getConnection(
                server.jdbcUrl(EmbeddedServer.DATABASE),
                Role.SUPERUSER.login(),
                secrets().passwordOf(Role.SUPERUSER));
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
