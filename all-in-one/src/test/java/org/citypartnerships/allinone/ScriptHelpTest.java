package org.citypartnerships.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./partnerships} in a folder with a jar that tells what it was asked, and sources newer than it. */
class ScriptHelpTest {

    private static final long SECONDS_MAX = 60;

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    /** What the jar runs. */
    static final class Echo {

        private Echo() {}

        public static void main(String[] arguments) {
            System.out.println("asked " + String.join(" ", arguments));
        }
    }

    @BeforeEach
    void build() throws IOException {
        Files.copy(Path.of("..", "partnerships"), folder.resolve("partnerships"));
        Path target = Files.createDirectories(folder.resolve("all-in-one/target"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Echo.class.getName());
        String name = Echo.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(target.resolve("all-in-one-1-app.jar"));
                JarOutputStream jar = new JarOutputStream(file, manifest);
                InputStream code = Objects.requireNonNull(Echo.class.getResourceAsStream("/" + name))) {
            jar.putNextEntry(new ZipEntry(name));
            code.transferTo(jar);
        }
        Files.writeString(target.resolve("built"), "");
        Files.setLastModifiedTime(
                target.resolve("built"), FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
    }

    @Test
    void help_is_given_by_the_jar_that_there_is_and_nothing_is_built_or_prepared_for_it() throws Exception {
        assertThat(said("start", "--help")).isEqualTo("asked start --help\n");
        assertThat(said("start", "--port", "18780", "-h")).isEqualTo("asked start --port 18780 -h\n");
        assertThat(folder.resolve("all-in-one/target/quick")).doesNotExist();
    }

    @Test
    void a_start_builds_what_has_changed() throws Exception {
        assertThat(said("start")).contains("Building City Partnerships anew: pom.xml is newer than the last build");
    }

    @Test
    void options_that_java_does_not_take_are_told_with_the_variable_that_holds_them() throws Exception {
        environment.put("PARTNERSHIPS_JAVA_OPTIONS", "-Xmx1m -Xmx2q");

        assertThat(said("status"))
                .startsWith("PARTNERSHIPS_JAVA_OPTIONS is \"-Xmx1m -Xmx2q\", which Java does not take")
                .contains("unset it")
                .contains("Java says: Invalid maximum heap size: -Xmx2q")
                .hasLineCount(1);

        environment.put("PARTNERSHIPS_JAVA_OPTIONS", "-Xmx200m -Dcity=Harbin");
        assertThat(said("status")).isEqualTo("asked status\n");
    }

    @Test
    void options_with_which_java_only_tells_of_itself_are_refused() throws Exception {
        for (String option : List.of("-version", "--help", "-?", "--dry-run")) {
            environment.put("PARTNERSHIPS_JAVA_OPTIONS", "-Xmx200m " + option);

            assertThat(said("status"))
                    .startsWith("PARTNERSHIPS_JAVA_OPTIONS is \"-Xmx200m " + option + "\": with " + option)
                    .contains("Leave it out")
                    .hasLineCount(1);
        }
    }

    @Test
    void a_java_that_does_not_start_says_why() throws Exception {
        environment.put("JAVA_TOOL_OPTIONS", "-Xmx2q");

        assertThat(said("status"))
                .contains("does not start; JAVA_TOOL_OPTIONS is \"-Xmx2q\"")
                .contains("Invalid maximum heap size: -Xmx2q");
    }

    private String said(String... arguments) throws IOException, InterruptedException {
        List<String> line =
                new ArrayList<>(List.of("sh", folder.resolve("partnerships").toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process script = builder.start();
        String said = new String(script.getInputStream().readAllBytes(), UTF_8);
        assertThat(script.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
