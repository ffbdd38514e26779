package org.citypartnerships.allinone.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Measures each kind of work and writes {@code docs/benchmarks.md}: {@code ./mvnw verify -Pbenchmark}.
 *
 * <p>{@code -Dbenchmark.only=commands,append} chooses, {@code -Dbenchmark.scale=small} tries it out and writes its page to
 * {@code target}.
 */
@Tag("benchmark")
class BenchmarkTest {

    private static final Set<String> ONLY = Arrays.stream(
                    System.getProperty("benchmark.only", "").split(","))
            .filter(name -> !name.isBlank())
            .collect(Collectors.toSet());

    private static final Results RESULTS = Results.kept();

    /** What can be chosen. */
    enum Chapter {
        COMMANDS,
        TRIPS,
        APPEND,
        REPLAY,
        LOADS,
        DISK,
        IMPORT,
        GROWTH,
        VISIBLE,
        READERS,
        PAGES,
        START;

        private Work work() {
            return switch (this) {
                case COMMANDS -> new CommandRates();
                case TRIPS -> new RoundTrips();
                case APPEND -> new AppendRate();
                case REPLAY -> new ReplayRate();
                case LOADS -> new StreamLoads();
                case DISK -> new DiskSize();
                case IMPORT -> new ImportRate();
                case GROWTH -> new Growth();
                case VISIBLE -> new Visibility();
                case READERS -> new ReaderRates();
                case PAGES -> new PageRates();
                case START -> new StartUp();
            };
        }

        private boolean isChosen() {
            return ONLY.isEmpty() || ONLY.contains(name().toLowerCase(Locale.ROOT));
        }
    }

    static Stream<Chapter> chosen() {
        return Arrays.stream(Chapter.values()).filter(Chapter::isChosen);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("chosen")
    void is_measured_beside_its_raw_limit(Chapter chapter) throws Exception {
        try (Stage stage = Stage.open()) {
            List<Figure> figures = chapter.work().measure(stage, Scale.chosen());
            RESULTS.add(figures, Machine.of(stage));
        }
    }

    @AfterAll
    static void writePage() throws Exception {
        RESULTS.write();
        if (PureCode.isMeasured()) {
            RESULTS.add(PureCode.figures());
            RESULTS.write();
        }
    }
}
