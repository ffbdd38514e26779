package org.citypartnerships.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** In whatever order the seeds are recorded, as long as what an entry names comes first, they say the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordingOrdersTest {

    /** What tells when and as which event something was recorded, and so differs. */
    private static final Set<String> OF_THE_RECORDING =
            Set.of("position", "sequence", "recordedAt", "eventId", "traceId", "recordedBy", "door");

    private BothApplications applications;
    private SeedLines seeds;
    private Map<String, JsonNode> inFileOrder;

    @BeforeAll
    void recordInFileOrder(@TempDir Path folder) throws Exception {
        applications = new BothApplications(folder);
        seeds = SeedLines.read();
        inFileOrder = recorded(seeds, "o0-");
        assertThat(inFileOrder).hasSizeGreaterThan(25);
    }

    @AfterAll
    void stop() {
        applications.close();
    }

    @Test
    void three_orders_say_the_same() throws Exception {
        assertSame(LongStream.rangeClosed(1, 3));
    }

    @Test
    @Tag("history")
    void a_hundred_orders_say_the_same() throws Exception {
        assertSame(LongStream.rangeClosed(101, 200));
    }

    private void assertSame(LongStream orders) throws Exception {
        for (long seed : orders.toArray()) {
            Map<String, JsonNode> recorded = recorded(seeds.inAnotherOrder(seed), "o" + seed + "-");
            assertThat(recorded.keySet()).as("order " + seed).isEqualTo(inFileOrder.keySet());
            recorded.forEach((path, answer) ->
                    assertThat(answer).as("order %d, %s", seed, path).isEqualTo(inFileOrder.get(path)));
        }
    }

    /** What the query side says of every partnership, its history and its pairs, without the prefix. */
    private Map<String, JsonNode> recorded(SeedLines lines, String prefix) throws IOException, InterruptedException {
        JsonNode report = applications.importLines(lines.file(prefix));
        assertThat(report.path("refused").toString()).isEqualTo("[]");
        assertThat(report.path("accepted").asInt()).isEqualTo(lines.size());
        long position = report.path("position").asLong();
        Map<String, JsonNode> answers = new TreeMap<>();
        for (String id : ids(prefix, position)) {
            String path = "/api/partnerships/" + id.substring("partnership:".length());
            put(answers, path, prefix, position);
            put(answers, path + "/history", prefix, position);
        }
        List<JsonNode> pairs = all("/api/pairs", prefix, position);
        assertThat(pairs).hasSizeGreaterThan(10);
        for (JsonNode pair : pairs) {
            JsonNode bare = bare(pair, prefix);
            answers.put("pair " + bare.path("cities"), bare);
        }
        return answers;
    }

    private List<String> ids(String prefix, long position) throws IOException, InterruptedException {
        return all("/api/partnerships", prefix, position).stream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    /** The rows of a list that are about parties with the prefix. */
    private List<JsonNode> all(String list, String prefix, long position) throws IOException, InterruptedException {
        List<JsonNode> rows = new ArrayList<>();
        for (int page = 1; ; page++) {
            JsonNode items = applications
                    .read(list + "?size=200&page=" + page + "&readAfter=" + position)
                    .path("items");
            items.forEach(rows::add);
            if (items.size() < 200) {
                return rows.stream()
                        .filter(row -> row.toString().contains(":" + prefix))
                        .toList();
            }
        }
    }

    private void put(Map<String, JsonNode> answers, String path, String prefix, long position)
            throws IOException, InterruptedException {
        JsonNode answer = applications.read(path + "?readAfter=" + position);
        answers.put(path.replace(prefix, ""), bare(answer, prefix));
    }

    private static JsonNode bare(JsonNode answer, String prefix) {
        return withoutRecording(BothApplications.parse(answer.toString().replace(prefix, "")));
    }

    private static JsonNode withoutRecording(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(OF_THE_RECORDING);
        }
        StreamSupport.stream(node.spliterator(), false).forEach(RecordingOrdersTest::withoutRecording);
        return node;
    }
}
