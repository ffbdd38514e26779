package org.citypartnerships.history;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What it costs to fold a stream of so many entries, each time from its facts on. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"})
public class FoldBenchmark {
    private static final LocalDate DAY = LocalDate.of(2015, 10, 13);

    @Param({"5", "20", "200", "1000"})
    int entries;

    private List<Fact> facts = List.of();
    private Anchors anchors = Anchors.none();

    @Setup
    public void tell() {
        Story story = RandomHistories.of(1, entries);
        facts = story.facts();
        anchors = story.anchors();
    }

    @Benchmark
    public Object at() {
        return History.of(facts).at(DAY, anchors);
    }

    @Benchmark
    public Object spells() {
        return History.of(facts).spells(anchors);
    }

    @Benchmark
    public Object warnings() {
        return History.of(facts).warnings(anchors, DAY);
    }

    @Benchmark
    public Object timeline() {
        return History.of(facts).timeline(anchors);
    }

    @Benchmark
    public void everything(Blackhole answers) {
        History history = History.of(facts);
        answers.consume(history.timeline(anchors));
        answers.consume(history.at(DAY, anchors));
        answers.consume(history.spells(anchors));
        answers.consume(history.warnings(anchors, DAY));
    }

    /** As a stream is loaded: one event after the other. */
    @Benchmark
    public Object with() {
        History history = History.empty();
        for (Fact fact : facts) {
            history = history.with(fact);
        }
        return history;
    }
}
