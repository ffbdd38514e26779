package org.citypartnerships.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads who starts it where it can't start: one line that says what to do, and no stack trace. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CommandLineTest {

    @TempDir
    private Path folder;

    @Test
    void a_second_start_on_the_same_folder_is_refused_with_the_process_of_the_first() throws Exception {
        try (DataFolder first = DataFolder.open(folder.resolve("data"));
                Launched second = start(first.root(), Ports.anyFree(), Ports.anyFree())) {
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.output())
                    .hasLineCount(1)
                    .contains("already runs on " + first.root())
                    .contains("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void a_taken_port_is_named() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Launched start = start(folder.resolve("data"), taken.getLocalPort(), Ports.anyFree())) {
            assertThat(start.exitCode()).isEqualTo(1);
            assertThat(start.output())
                    .hasLineCount(1)
                    .startsWith("Port " + taken.getLocalPort() + " (query side) is taken")
                    .contains("--port");
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_named() throws Exception {
        Path file = Files.createFile(folder.resolve("a-file"));
        try (Launched start = start(file.resolve("data"), Ports.anyFree(), Ports.anyFree())) {
            assertThat(start.exitCode()).isEqualTo(1);
            assertThat(start.output())
                    .hasLineCount(1)
                    .contains("can't be written")
                    .contains("--data-dir");
        }
    }

    @Test
    void status_says_that_nothing_runs_and_what_to_do() throws Exception {
        try (Launched status = Launched.with(
                "status", "--port", Integer.toString(Ports.anyFree()), "--command-port", "" + Ports.anyFree())) {
            assertThat(status.exitCode()).isEqualTo(1);
            assertThat(status.output())
                    .containsPattern("command side .* not running")
                    .containsPattern("query side .* not running")
                    .endsWith("Start with ./partnerships start, or, if it runs on other ports, name them with"
                            + " --command-port and --port.");
        }
    }

    @Test
    void other_commands_ask_where_the_instance_of_the_data_folder_listens() throws Exception {
        Ports ports = new Ports(Ports.anyFree(), Ports.anyFree());
        try (DataFolder data = DataFolder.open(folder.resolve("data"))) {
            data.listensOn(ports);
            assertThat(said("status", data.root()))
                    .startsWith("1 ")
                    .contains(ports.querySide() + "  not running")
                    .contains(ports.commandSide() + "  not running");
            int named = Ports.anyFree();
            assertThat(said("status", data.root(), "--port", Integer.toString(named)))
                    .contains(ports.commandSide() + "  not running")
                    .contains("http://127.0.0.1:" + named + "  not running");

            Path token = Files.writeString(folder.resolve("token"), "a token");
            Path file = Files.writeString(folder.resolve("harbin.json"), "[]");
            assertThat(said("import", data.root(), "--token-file", token.toString(), file.toString()))
                    .startsWith("1 The command side at " + ports.commandSide() + " can't be reached");
        }
        assertThat(folder.resolve("data/ports")).doesNotExist();
    }

    @Test
    void of_an_instance_that_was_killed_nobody_else_is_asked_instead() throws Exception {
        Ports ports = new Ports(Ports.anyFree(), Ports.anyFree());
        Path data = folder.resolve("data");
        DataFolder.open(data).close();
        PortsFile.write(data, ports); // as if it had not been closed

        for (String said : new String[] {said("status", data), said("rebuild", data, "--all")}) {
            assertThat(said)
                    .hasLineCount(1)
                    .startsWith("1 Nothing runs on " + data)
                    .contains("the ports " + ports.query() + " and " + ports.command())
                    .contains("./partnerships start --data-dir " + data);
        }
    }

    @Test
    void a_folder_on_which_nothing_runs_is_named() throws Exception {
        Path data = folder.resolve("data");

        assertThat(said("status", data))
                .hasLineCount(1)
                .startsWith("1 No instance has written into " + data + " where it listens")
                .contains("./partnerships start --data-dir " + data);
    }

    @Test
    void an_import_without_an_instance_says_how_to_start_one() throws Exception {
        Path file = Files.writeString(folder.resolve("harbin.json"), "[]");
        try (Launched imported =
                Launched.with("import", file.toString(), "--command-port", Integer.toString(Ports.anyFree()))) {
            assertThat(imported.exitCode()).isEqualTo(1);
            assertThat(imported.output()).hasLineCount(1).contains("./partnerships start");
        }
    }

    @Test
    void an_unknown_command_shows_those_that_there_are() throws Exception {
        try (Launched unknown = Launched.with("begin")) {
            assertThat(unknown.exitCode()).isEqualTo(2);
            assertThat(unknown.output())
                    .contains("begin")
                    .contains("start")
                    .contains("import")
                    .contains("status");
        }
    }

    @Test
    void the_list_of_commands_says_of_each_in_a_whole_sentence_what_it_does() throws Exception {
        try (Launched help = Launched.with("--help")) {
            assertThat(help.exitCode()).isZero();
            String list = help.output().replaceAll("\\s+", " ");
            assertThat(list.substring(list.indexOf("Commands:")))
                    .contains("verify Says whether everything recorded, or a file that was exported, is as it was.")
                    .contains("export Writes everything recorded of one partnership into a file, with its proofs.");
        }
    }

    @Test
    void every_command_explains_itself() throws Exception {
        for (String command : new String[] {"start", "import", "status", "rebuild", "verify", "export"}) {
            try (Launched help = Launched.with(command, "--help")) {
                assertThat(help.exitCode()).isZero();
                assertThat(help.output()).contains("Usage: partnerships " + command);
            }
        }
    }

    private static String said(String command, Path data, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(command, "--data-dir", data.toString()));
        arguments.addAll(List.of(more));
        try (Launched launched = Launched.with(arguments.toArray(String[]::new))) {
            int exit = launched.exitCode();
            return exit + " " + launched.output();
        }
    }

    private static Launched start(Path data, int port, int commandPort) throws Exception {
        return Launched.with(
                "start",
                "--no-seeds",
                "--data-dir",
                data.toString(),
                "--port",
                Integer.toString(port),
                "--command-port",
                Integer.toString(commandPort));
    }
}
