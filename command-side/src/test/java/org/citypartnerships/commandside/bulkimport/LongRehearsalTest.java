package org.citypartnerships.commandside.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.citypartnerships.commandside.RunningCommandSide;
import org.citypartnerships.eventstore.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The dry run of a file takes longer than the database lets a transaction last, or loses its session. */
class LongRehearsalTest {

    private static final Duration BOUND = Duration.ofMinutes(1);
    private static final int STATEMENTS = 1_000;

    private static RunningCommandSide side;

    private final Logger log = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();

    /** Each hundredth entry takes the database half a second, and a transaction may take three. */
    @BeforeAll
    static void start() {
        side = RunningCommandSide.start("--spring.datasource.hikari.data-source-properties.options=-c TimeZone=UTC"
                + " -c statement_timeout=10s -c idle_in_transaction_session_timeout=15s -c transaction_timeout=3s");
        TestDatabase.execute(side.database().asSuperuser(), """
                CREATE FUNCTION be_slow() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN PERFORM pg_sleep(0.5); RETURN NEW; END $$;
                CREATE TRIGGER slow BEFORE INSERT ON command.entry FOR EACH ROW WHEN (NEW.entry_id LIKE 's%50')
                    EXECUTE FUNCTION be_slow();
                CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room'; END $$;
                CREATE TRIGGER fail BEFORE INSERT ON command.entry FOR EACH ROW WHEN (NEW.entry_id = 'fails')
                    EXECUTE FUNCTION fail()
                """);
    }

    @AfterAll
    static void stop() {
        side.close();
    }

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
    void a_rehearsal_that_goes_on_is_not_ended_and_shows_how_far_it_is() {
        String id = tried("omsk-ru", Stream.of(Importing.statement("nowhere", "a")));
        Set<Integer> seen = new HashSet<>();
        JsonNode report = Awaitility.await()
                .atMost(BOUND)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> {
                            JsonNode now = report(id);
                            seen.add(now.path("done").asInt());
                            return now;
                        },
                        now -> !now.path("state").asString().equals("RUNNING"));
        assertThat(report.path("state").asString()).as(report.toString()).isEqualTo("FINISHED");
        assertThat(report.path("accepted").asInt()).isEqualTo(STATEMENTS + 1);
        assertThat(Importing.refusals(report)).hasSize(1).first().asString().startsWith("2 UNKNOWN_REFERENCE");
        assertThat(seen).hasSizeGreaterThan(2).contains(STATEMENTS + 2);
        assertThat(new Importing(side).entries("party:omsk-ru")).isEmpty();
    }

    @Test
    void a_rehearsal_that_loses_its_session_says_what_it_found_and_one_line_in_the_log() {
        String id = tried("perm-ru", Stream.of(Importing.line("Unheard", "{}")));
        Awaitility.await().atMost(BOUND).until(() -> report(id).path("done").asInt() > 1);
        cut();
        JsonNode report = Awaitility.await()
                .atMost(BOUND)
                .until(() -> report(id), now -> !now.path("state").asString().equals("RUNNING"));
        assertThat(report.path("state").asString()).isEqualTo("INTERRUPTED");
        assertThat(Importing.refusals(report)).hasSize(1).first().asString().startsWith("2 UNKNOWN_COMMAND");
        assertThat(written.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .filteredOn(event -> !event.getLoggerName().startsWith("com.zaxxer.hikari"))
                .singleElement()
                .satisfies(event -> {
                    // Whether the database is heard to say why it goes, or only found gone, is a matter of moments.
                    assertThat(event.getFormattedMessage())
                            .contains(id, "was interrupted after")
                            .containsPattern("\\((.*terminating connection.*|Broken pipe|Connection reset)\\)")
                            .contains("send the file again");
                    assertThat(event.getThrowableProxy()).isNull();
                });
        assertThat(new Importing(side).entries("party:perm-ru")).isEmpty();
    }

    @Test
    void a_line_that_the_database_refuses_is_refused_alone_and_the_rehearsal_goes_on() {
        String id = tried("tver-ru", Stream.of(Importing.statement("tver-ru", "fails")));
        JsonNode report = new Importing(side).finished(id);
        assertThat(Importing.refusals(report)).hasSize(1).first().asString().startsWith("2 INTERNAL_ERROR");
        assertThat(report.path("accepted").asInt()).isEqualTo(STATEMENTS + 1);
    }

    /** A city, something that is refused, and many statements on the city. */
    private static String tried(String city, Stream<String> refused) {
        String file = String.join(
                "\n",
                Stream.of(
                                Stream.of(Importing.city(city, city, "RU")),
                                refused,
                                IntStream.range(0, STATEMENTS).mapToObj(i -> Importing.statement(city, "s" + i)))
                        .flatMap(lines -> lines)
                        .toList());
        return side.post("/imports?dryRun=true", file, "application/jsonl")
                .body()
                .path("id")
                .asString();
    }

    private static JsonNode report(String id) {
        return side.get("/imports/" + id).body();
    }

    /** Ends the session that has written longest and not committed. */
    private static void cut() {
        TestDatabase.execute(side.database().asSuperuser(), """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND usename = 'partnerships_command' AND backend_xid IS NOT NULL
                ORDER BY xact_start LIMIT 1
                """);
    }
}
