package org.citypartnerships.commandside.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.citypartnerships.commandside.RunningCommandSide;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** A process that is told to stop in the middle of a file. */
class StoppedImportTest {

    private static final Duration BOUND = Duration.ofMinutes(2);
    private static final int STATEMENTS = 3_000;

    private final Logger log = (Logger) LoggerFactory.getLogger("org.citypartnerships.commandside");
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();

    @BeforeEach
    void listen() {
        written.start();
        log.addAppender(written);
    }

    @AfterEach
    void listenNoMore() {
        log.detachAppender(written);
    }

    @Test
    void a_stop_in_the_middle_of_a_file_is_no_error_and_the_file_goes_on_behind_what_is_recorded() {
        RunningCommandSide stopped = RunningCommandSide.start();
        RunningCommandSide again = null;
        try {
            String id = handIn(stopped);
            Awaitility.await().atMost(BOUND).until(() -> accepted(stopped, id) > 0);
            stopped.close();

            assertThat(written.list)
                    .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .isEmpty();
            again = stopped.another();
            assertThat(handIn(again)).isEqualTo(id);
            JsonNode report = finished(again, id);
            assertThat(report.path("refused")).isEmpty();
            int accepted = report.path("accepted").asInt();
            assertThat(accepted).isPositive().isLessThan(STATEMENTS + 1);
            assertThat(accepted + report.path("alreadyKnown").asInt()).isEqualTo(STATEMENTS + 1);
        } finally {
            Stream.of(stopped, again).filter(side -> side != null).forEach(RunningCommandSide::close);
        }
    }

    private static String handIn(RunningCommandSide side) {
        String lines = Stream.concat(
                        Stream.of("""
                                {"command":"RegisterParty","payload":{"partyId":"party:omsk-ru","kind":"CITY","names":[{"text":"Omsk"}],"country":"RU"}}"""), IntStream.range(0, STATEMENTS).mapToObj(i -> """
                                {"command":"RecordStatement","payload":{"subject":"party:omsk-ru","header":{"entryId":"s%d"},\
                                "statement":{"kind":"CLAIM","summary":"Trade grows."}}}""".formatted(i)))
                .collect(Collectors.joining("\n"));
        return side.post("/imports", lines, "application/jsonl", "Idempotency-Key", "statements on Omsk")
                .body()
                .path("id")
                .asString();
    }

    private static int accepted(RunningCommandSide side, String id) {
        return side.get("/imports/" + id).body().path("accepted").asInt();
    }

    private static JsonNode finished(RunningCommandSide side, String id) {
        return Awaitility.await()
                .atMost(BOUND)
                .until(
                        () -> side.get("/imports/" + id).body(),
                        report -> report.path("state").asString().equals("FINISHED"));
    }
}
