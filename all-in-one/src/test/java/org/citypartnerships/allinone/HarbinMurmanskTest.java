package org.citypartnerships.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.citypartnerships.allinone.Clerk.Way;
import org.citypartnerships.queryside.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The history of Harbin and Murmansk, as one document tells it, recorded into an empty registry through the pages: in the end it
 * reads the same as from the lines of the seeds.
 */
class HarbinMurmanskTest {

    /** What is another each time that something is recorded. */
    private static final Set<String> OF_THE_RECORDING =
            Set.of("recordedAt", "recordedBy", "position", "sequence", "asOf", "knownAt", "readAt", "version");

    /** No day from the source is no month from it. */
    private static final String NO_TIME = "P0[DMY]";

    @TempDir
    static Path folder;

    private static List<JsonNode> lines;
    private static BothApplications imported;

    @BeforeAll
    static void import_the_lines_of_the_seeds() throws IOException, InterruptedException {
        lines = new ArrayList<>(SeedLines.of("00-parties.json"));
        lines.addAll(SeedLines.of("40-murmansk-harbin.json"));
        imported = new BothApplications(Files.createDirectories(folder.resolve("imported")));
        StringBuilder file = new StringBuilder();
        lines.forEach(line -> file.append(line).append('\n'));
        assertThat(imported.importLines(file.toString()).path("refused").toString())
                .isEqualTo("[]");
    }

    @AfterAll
    static void stop() {
        imported.close();
    }

    @Test
    void a_clerk_records_the_whole_history_from_an_empty_registry_through_the_pages_alone() throws Exception {
        try (BothApplications empty = new BothApplications(Files.createDirectories(folder.resolve("empty")))) {
            new Users(empty).add("clerk", "RECORDER");
            try (Chromium chromium = Chromium.on(empty.pages());
                    Clerk clerk = Way.WITH_SCRIPTS.at(chromium).signIn("clerk")) {
                Walk walk = new Walk(clerk);
                walk.record(lines);
                for (String path : List.of(
                        "/api/partnerships/harbin-cn~murmansk-ru?",
                        "/api/partnerships/harbin-cn~murmansk-ru/history?size=200&")) {
                    assertThat(read(empty, path, walk)).isEqualTo(read(imported, path, new Walk(clerk)));
                }
            }
        }
    }

    private static String read(BothApplications from, String path, Walk walk) throws Exception {
        JsonNode answer = from.read(path + "readAfter=" + from.head());
        forget(answer);
        return Walk.withoutPersons(walk.inTheirIds(answer.toPrettyString())).replaceAll(NO_TIME, "P0D");
    }

    private static void forget(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(OF_THE_RECORDING);
        }
        node.forEach(HarbinMurmanskTest::forget);
    }
}
