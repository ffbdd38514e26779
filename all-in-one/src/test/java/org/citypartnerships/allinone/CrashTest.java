package org.citypartnerships.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Kills the process, PostgreSQL or both with signal 9 at random moments of the import, and starts again: {@code ./mvnw verify -Pcrash}.
 *
 * <p>{@code -Dcrash.moments=6 -Dcrash.seed=1} sets how many, and repeats a run.
 */
@Tag("crash")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class CrashTest {

    private static final int MOMENTS = Integer.getInteger("crash.moments", 30);
    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
    private static final Duration COPY_BOUND = Duration.ofMinutes(1);

    @TempDir
    private static Path undisturbed;

    private static Path empty = Path.of("");
    private static List<String> history = List.of();
    private static Map<String, JsonNode> answers = Map.of();
    private static long importMillis;

    @TempDir
    private Path folder;

    enum Killed {
        PROCESS,
        POSTGRESQL,
        BOTH
    }

    record Moment(int number, Killed killed, double partOfTheImport) {}

    static Stream<Moment> moments() {
        Random random = new Random(SEED);
        return IntStream.range(0, MOMENTS)
                .mapToObj(number ->
                        new Moment(number, Killed.values()[number % Killed.values().length], random.nextDouble()));
    }

    @BeforeAll
    static void importUndisturbed() throws Exception {
        System.out.println("crash.seed=" + SEED);
        Path data = undisturbed.resolve("data");
        empty = undisturbed.resolve("empty");
        try (Launched made = new Instance(data).startWithoutSeeds()) {
            assertThat(made.says(Instance.READY, Instance.START_BOUND))
                    .as(made.output())
                    .isTrue();
        }
        copy(data, empty);
        Instance instance = new Instance(data);
        try (Launched start = instance.start()) {
            assertThat(start.says("Importing", Instance.START_BOUND))
                    .as(start.output())
                    .isTrue();
            long begun = System.nanoTime();
            assertThat(start.says(Instance.READY, Instance.START_BOUND))
                    .as(start.output())
                    .isTrue();
            importMillis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
            history = instance.history();
            answers = instance.answers();
        }
    }

    @ParameterizedTest
    @MethodSource("moments")
    void ends_in_the_state_of_an_undisturbed_import(Moment moment) throws Exception {
        Path data = folder.resolve("data");
        copy(empty, data);
        Instance instance = new Instance(data);
        try (Launched killed = instance.start()) {
            assertThat(killed.says("Importing", Instance.START_BOUND))
                    .as(killed.output())
                    .isTrue();
            Waiting.pause(Duration.ofMillis((long) (importMillis * moment.partOfTheImport())));
            if (moment.killed() != Killed.PROCESS) {
                instance.postmaster().destroyForcibly();
            }
            if (moment.killed() != Killed.POSTGRESQL) {
                killed.kill();
            } else {
                assertThat(killed.says(Instance.READY, Instance.START_BOUND))
                        .as(killed.output())
                        .isTrue();
            }
        }
        try (Launched again = instance.ready()) {
            assertThat(instance.history()).as(again.output()).isEqualTo(history);
            assertThat(instance.answers()).isEqualTo(answers);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        assertThat(Tool.run(List.of("cp", "-a", from.toString(), to.toString()), COPY_BOUND)
                        .succeeded())
                .isTrue();
    }
}
