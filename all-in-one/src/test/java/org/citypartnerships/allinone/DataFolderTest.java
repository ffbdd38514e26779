package org.citypartnerships.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    private Path folder;

    @Test
    void is_made_with_all_folders_above_it_and_closed_to_others() throws Exception {
        Path data = folder.resolve("registry/of/partnerships");

        DataFolder.open(data).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
    }

    @Test
    void opens_again_after_it_was_closed() throws Exception {
        DataFolder.open(folder).close();
        try (DataFolder again = DataFolder.open(folder)) {
            assertThat(again.root()).isEqualTo(folder.toRealPath());
        }
    }

    @Test
    void refuses_a_second_start_and_says_who_runs_on_it() throws Exception {
        try (DataFolder first = DataFolder.open(folder)) {
            assertThatThrownBy(() -> DataFolder.open(first.root()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("already runs on " + first.root())
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("--data-dir");
        }
    }

    @Test
    void refuses_a_folder_that_cannot_be_made() throws Exception {
        Path file = Files.createFile(folder.resolve("a-file"));

        assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("can't be written")
                .hasMessageContaining("--data-dir");
    }

    @Test
    void refuses_a_file_in_its_place() throws Exception {
        Path file = Files.createFile(folder.resolve("data"));

        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("can't be written")
                .hasMessageContaining("--data-dir");
    }

    @Test
    void refuses_a_folder_without_the_right_to_write() throws Exception {
        assumeFalse(UnprivilegedUser.isRoot(), "root may write everywhere");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));

        try {
            assertThatThrownBy(() -> DataFolder.open(folder.resolve("data")))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("can't be written (access denied")
                    .hasMessageContaining("--data-dir");
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void says_that_the_disk_is_full() {
        assertThat(DataFolder.notWritable(folder, new IOException("No space left on device")))
                .hasMessageContaining("No space left on device): make room, or choose another folder with --data-dir");
    }

    @Test
    void refuses_a_folder_of_another_version() throws Exception {
        DataFolder.open(folder).close();
        Files.writeString(folder.resolve("version"), "7\n");

        assertThatThrownBy(() -> DataFolder.open(folder))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("its layout is 7, this version reads 1");
    }

    @Test
    void refuses_a_folder_that_holds_something_else() throws Exception {
        Files.createFile(folder.resolve("letter.odt"));

        assertThatThrownBy(() -> DataFolder.open(folder))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is no data folder of City Partnerships");
    }
}
