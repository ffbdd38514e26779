package org.citypartnerships.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A newcomer's first minutes: one command, on an empty folder, with the seeds of this repository. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class StoryTest {

    @TempDir
    private Path folder;

    @Test
    void a_newcomer_types_one_command_and_reads_what_the_five_documents_say() throws Exception {
        Instance instance = new Instance(folder.resolve("data"));
        List<String> recorded;
        try (Launched first = instance.ready()) {
            assertThat(instance.partnerships())
                    .contains("partnership:harbin-cn~murmansk-ru", "partnership:harbin-cn~sunderland-gb");
            assertThat(instance.asked("/api/pairs").path("items").isEmpty()).isFalse();
            recorded = instance.history();

            first.terminate();
            assertThat(first.exitCode()).isEqualTo(143);
            assertThat(first.output()).endsWith("Stopping\nStopped");
            assertThat(ServerProcesses.of(instance.cluster())).isEmpty();
            assertThat(PersonNames.inSeeds()).isNotEmpty();
            assertThat(PersonNames.foundBelow(folder.resolve("data/logs"))).isEmpty();
            assertThat(PersonNames.foundBelow(instance.cluster())).isEmpty();
        }
        try (Launched second = instance.ready()) {
            assertThat(second.output()).doesNotContain("Importing");
            assertThat(instance.history()).as("nothing is recorded twice").isEqualTo(recorded);
        }
    }

    @Test
    void other_commands_need_no_ports_to_find_the_instance_of_a_data_folder() throws Exception {
        Path data = folder.resolve("data");
        Instance instance = new Instance(data);
        try (Launched running = instance.startWithoutSeeds()) {
            assertThat(running.says(Instance.READY, Instance.START_BOUND))
                    .as(running.output())
                    .isTrue();
            assertThat(said("status", "--data-dir", data.toString()))
                    .startsWith("0 ")
                    .contains(instance.ports().querySide() + "  UP")
                    .contains(instance.ports().commandSide() + "  UP");
            assertThat(said("rebuild", "--all", "--data-dir", data.toString())).startsWith("0 ");

            running.kill();
        }
        assertThat(said("status", "--data-dir", data.toString()))
                .startsWith("1 Nothing runs on " + data)
                .contains("killed");
        try (Launched again = instance.startWithoutSeeds()) {
            assertThat(again.says(Instance.READY, Instance.START_BOUND))
                    .as(again.output())
                    .isTrue();
            again.terminate();
            assertThat(again.exitCode()).isEqualTo(143);
        }
        assertThat(data.resolve("ports")).doesNotExist();
    }

    @Test
    void recording_goes_on_when_the_database_was_killed_under_both_applications() throws Exception {
        Instance instance = new Instance(folder.resolve("data"));
        try (Launched start = instance.start()) {
            assertThat(start.says("Imported seeds/00-", Instance.START_BOUND))
                    .as(start.output())
                    .isTrue();

            instance.postmaster().destroyForcibly();

            assertThat(start.says("PostgreSQL runs again", Instance.START_BOUND))
                    .as(start.output())
                    .isTrue();
            assertThat(start.says(Instance.READY, Instance.START_BOUND))
                    .as(start.output())
                    .isTrue();
            assertThat(start.output()).doesNotContain("Refused");
            assertThat(instance.partnerships()).contains("partnership:harbin-cn~murmansk-ru");
        }
    }

    @Test
    void an_import_that_was_killed_in_the_middle_is_finished_by_the_next_start() throws Exception {
        Instance instance = new Instance(folder.resolve("data"));
        try (Launched killed = instance.start()) {
            assertThat(killed.says("Imported seeds/10-", Instance.START_BOUND))
                    .as(killed.output())
                    .isTrue();
            killed.kill();
        }
        try (Launched again = instance.ready()) {
            assertThat(again.output()).contains("left behind");
            assertThat(instance.partnerships()).contains("partnership:harbin-cn~murmansk-ru");
            assertThat(instance.history()).doesNotHaveDuplicates();
        }
    }

    private static String said(String... arguments) throws Exception {
        try (Launched launched = Launched.with(arguments)) {
            int exit = launched.exitCode();
            return exit + " " + launched.output();
        }
    }
}
