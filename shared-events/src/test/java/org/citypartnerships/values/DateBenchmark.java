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

    /** A text that was not read lately. */
    @Benchmark
    public Object readAnew() {
        return Edtf.read(edtf);
    }

    /** One that was, as most are in a fold: the same few dates are asked about again and again. */
    @Benchmark
    public Object readAgain() {
        return StatedDate.of(edtf);
    }

    /** Relative to another, which "last month" is. */
    @Benchmark
    public Object count() {
        return StatedDate.of(new RelativeTo("source:daily", "-P1M", Precision.MONTH), "last month")
                .resolvedAgainst(ANCHOR);
    }
}
