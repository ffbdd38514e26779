package org.citypartnerships.allinone.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The folds and parsers, which need no database: what JMH has just measured beside their sources. */
final class PureCode {

    /** Where the module of the contract leaves it, which is built before this one. */
    private static final Path RESULTS = Path.of("..", "shared-events", "target", "benchmarks", "pure-code.json");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private PureCode() {}

    /** Whether anything of it was measured that has not been told yet. */
    static boolean isMeasured() {
        return Files.exists(RESULTS);
    }

    /**
     * One figure for each method and each size of what it was given; told once, so that none is taken for that of a later day.
     *
     * @throws RuntimeException if a value is missing that JMH writes: none is told in its place
     */
    static List<Figure> figures() throws IOException {
        List<Figure> figures = new ArrayList<>();
        for (JsonNode result : JsonMapper.shared().readTree(Files.readString(RESULTS))) {
            String method = result.required("benchmark").asString().replaceFirst(".*\\.([^.]+\\.[^.]+)$", "$1");
            String given = result.path("params").properties().stream()
                    .map(PureCode::told)
                    .collect(Collectors.joining(", "));
            JsonNode time = result.required("primaryMetric");
            JsonNode spread = time.required("scorePercentiles");
            String mean = time(time.required("score"));
            figures.add(new Figure(
                    "q-" + method + "-" + NUMBER.matcher(given).replaceAll(PureCode::sortable),
                    "JMH: `" + method + "`" + (given.isEmpty() ? "" : ", " + given),
                    mean,
                    null,
                    mean,
                    time(spread.required("0.0")) + " – " + time(spread.required("100.0")),
                    null,
                    true,
                    "mean of " + result.required("measurementIterations").asInt() + " iterations of "
                            + result.required("measurementTime").asString() + " after "
                            + result.required("warmupIterations").asInt() + "; " + Figure.number(allocated(result))
                            + " bytes allocated by a call",
                    null));
        }
        Files.delete(RESULTS);
        return figures;
    }

    private static String time(JsonNode micros) {
        double value = micros.asDouble();
        return value < 1 ? Figure.number(1000 * value) + " ns" : Figure.number(value) + " µs";
    }

    private static String told(Map.Entry<String, JsonNode> parameter) {
        String value = parameter.getValue().asString("");
        return parameter.getKey() + " " + (value.matches("[0-9]+") ? value : "`" + value + "`");
    }

    private static String sortable(MatchResult number) {
        return "%06d".formatted(Long.parseLong(number.group()));
    }

    private static double allocated(JsonNode result) {
        return result.required("secondaryMetrics").properties().stream()
                .filter(metric -> metric.getKey().endsWith("gc.alloc.rate.norm"))
                .mapToDouble(metric -> metric.getValue().required("score").asDouble())
                .findFirst()
                .orElseThrow();
    }
}
