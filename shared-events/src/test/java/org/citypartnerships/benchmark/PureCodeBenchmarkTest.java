package org.citypartnerships.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.citypartnerships.history.FoldBenchmark;
import org.citypartnerships.storage.JsonBenchmark;
import org.citypartnerships.values.DateBenchmark;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures what needs no database; {@code -Dbenchmark.only=folds} measures one subject alone.
 *
 * <p>They are left in {@code target/benchmarks/pure-code.json}, as JMH writes them: for each method the score in microseconds, and as
 * {@code gc.alloc.rate.norm} the bytes that a call allocates. From there {@code all-in-one} takes them to {@code docs/benchmarks.md}.
 */
@Tag("benchmark")
class PureCodeBenchmarkTest {
    private static final Path RESULTS = Path.of("target/benchmarks/pure-code.json");
    private static final Map<String, Class<?>> SUBJECTS =
            Map.of("folds", FoldBenchmark.class, "dates", DateBenchmark.class, "json", JsonBenchmark.class);

    @Test
    void pure_code_is_measured_by_jmh() throws RunnerException, IOException {
        Files.deleteIfExists(RESULTS);
        List<Class<?>> chosen = chosen(System.getProperty("benchmark.only", ""));
        if (chosen.isEmpty()) {
            return; // another module's were asked for
        }
        Files.createDirectories(RESULTS.getParent());
        ChainedOptionsBuilder options = new OptionsBuilder()
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(RESULTS.toString());
        chosen.forEach(subject -> options.include("^" + subject.getName() + "\\."));
        Collection<RunResult> results = new Runner(options.build()).run();
        assertThat(results)
                .isNotEmpty()
                .allSatisfy(result ->
                        assertThat(result.getPrimaryResult().getScore()).isPositive());
        assertThat(RESULTS).isNotEmptyFile();
    }

    private static List<Class<?>> chosen(String only) {
        List<String> names = List.of(only.toLowerCase(Locale.ROOT).split(",", -1));
        return SUBJECTS.entrySet().stream()
                .filter(subject -> only.isEmpty() || names.contains(subject.getKey()))
                .<Class<?>>map(Map.Entry::getValue)
                .toList();
    }
}
