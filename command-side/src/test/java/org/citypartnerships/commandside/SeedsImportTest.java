package org.citypartnerships.commandside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.citypartnerships.commandside.RunningCommandSide.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SeedsImportTest {

    private static RunningCommandSide side;

    @BeforeAll
    static void start() {
        side = RunningCommandSide.start();
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void every_line_of_the_seeds_is_accepted_once_and_known_after_that() throws Exception {
        int lines = 0;
        for (Path file : files()) {
            Reply finished = imported(file, "first-" + file.getFileName());
            assertThat(finished.body().path("refused")).as(file.toString()).isEmpty();
            assertThat(finished.body().path("accepted").asInt())
                    .isEqualTo(finished.body().path("lines").asInt());
            lines += finished.body().path("lines").asInt();
        }
        assertThat(lines).isEqualTo(169);
        for (Path file : files()) {
            Reply again = imported(file, "again-" + file.getFileName());
            assertThat(again.body().path("accepted").asInt()).isZero();
            assertThat(again.body().path("alreadyKnown").asInt())
                    .isEqualTo(again.body().path("lines").asInt());
        }
    }

    private static Reply imported(Path file, String key) throws IOException, InterruptedException {
        Reply reply = side.post("/imports", Files.readString(file), "application/json", "Idempotency-Key", key);
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(202);
        String id = reply.body().path("id").asString();
        for (int tries = 0; tries < 300; tries++) {
            Reply report = side.get("/imports/" + id);
            if (report.body().path("state").asString().equals("FINISHED")) {
                return report;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the import of " + file + " did not end in 30 seconds");
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "seeds"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
