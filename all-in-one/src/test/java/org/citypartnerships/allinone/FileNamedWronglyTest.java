package org.citypartnerships.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that cannot be there is told in a sentence, before anything is looked for in the database. */
class FileNamedWronglyTest {

    private static final String PARTNERSHIP = "partnership:harbin-cn~murmansk-ru";

    @TempDir
    private Path folder;

    private static void assertTold(String told, String... arguments) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        int exit;
        try (PrintStream errors = new PrintStream(written, true, StandardCharsets.UTF_8)) {
            exit = Partnerships.commandLine(errors).execute(arguments);
        }
        assertThat(exit).isEqualTo(1);
        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo(told + System.lineSeparator());
    }

    @Test
    void an_export_into_a_missing_folder() {
        Path file = folder.resolve("nope").resolve("x.json");
        assertTold(
                "The file " + file + " can't be written, since there is no folder " + file.getParent()
                        + ": make it, or name another.",
                "export",
                PARTNERSHIP,
                file.toString());
    }

    @Test
    void an_export_into_what_is_a_folder() {
        assertTold(folder + " is a folder: name a file in it.", "export", PARTNERSHIP, folder.toString());
    }

    @Test
    void a_file_to_verify_that_is_not_there() {
        Path file = folder.resolve("x.json");
        assertTold("The file " + file + " can't be read.", "verify", file.toString());
        assertTold("The file " + folder + " can't be read.", "verify", folder.toString());
    }
}
