package org.citypartnerships.values;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to read a stated date and to ask on which days it may have been. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"})
public class DateBenchmark {
    private static final StatedDate ANCHOR = StatedDate.of("2020-10-05");

    @Param({"2014", "2015-10-13", "2009-05/2014-06-01~", "[..2014-04-15]"})
    String edtf = "";

    @Benchmark
    public Object read() {
        return StatedDate.of(edtf);
    }

    @Benchmark
    public Object readAndAsk() {
        return StatedDate.of(edtf).lastDay();
    }

    @Benchmark
    public Object count() {
        return StatedDate.of(new RelativeTo("source:daily", "-P1M", Precision.MONTH), "last month")
                .resolvedAgainst(ANCHOR);
    }
}
