package org.citypartnerships.commandside.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.citypartnerships.commandside.Facts;
import org.citypartnerships.commandside.RunningCommandSide;
import org.citypartnerships.commandside.RunningCommandSide.Reply;
import org.citypartnerships.commandside.StatementsSeen;
import org.citypartnerships.events.EntryConfirmed;
import org.citypartnerships.events.Event;
import org.citypartnerships.eventstore.PartnershipsEventStore;
import org.citypartnerships.eventstore.TestDatabase;
import org.citypartnerships.history.Fact;
import org.citypartnerships.history.History;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.PartyId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is remembered of a stream is what is stored of it, whatever else happens. */
class MemoryTest {

    private static final String CITY = """
            {"partyId":"party:%s","kind":"CITY","names":[{"text":"%s"}],"country":"%s"}""";

    private static final String STATEMENT = """
            {"subject":"%s","header":{"entryId":"%s"},"statement":{"kind":"CLAIM","summary":"Trade grows."}}""";

    private static final StatementsSeen SEEN = new StatementsSeen();

    private static RunningCommandSide side;

    @BeforeAll
    static void start() {
        side = RunningCommandSide.start(SEEN);
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void a_command_on_a_remembered_stream_is_a_look_up_and_an_append() {
        SEEN.sinceLastTime();
        register("nanjing-cn", "Nanjing", "CN");
        assertThat(SEEN.sinceLastTime()).hasSize(2);
        say(side, "party:nanjing-cn", "one");
        assertThat(SEEN.sinceLastTime()).hasSize(2).last().asString().contains("INSERT INTO eventstore.event");
    }

    @Test
    void what_another_node_recorded_meanwhile_is_read_before_deciding() {
        register("harbin-cn", "Harbin", "CN");
        try (RunningCommandSide other = side.another()) {
            assertThat(say(other, "party:harbin-cn", "one").etag()).isEqualTo("\"1\"");
            assertThat(say(side, "party:harbin-cn", "two").etag()).isEqualTo("\"2\"");
            assertThat(say(other, "party:harbin-cn", "two").code()).isEqualTo("ENTRY_ALREADY_RECORDED");
            assertThat(say(other, "party:harbin-cn", "three").etag()).isEqualTo("\"3\"");
            assertThat(say(side, "party:harbin-cn", "four").etag()).isEqualTo("\"4\"");
            assertRemembered(side, "party:harbin-cn");
            assertRemembered(other, "party:harbin-cn", 3);
        }
    }

    @Test
    void a_dry_run_leaves_no_trace() {
        register("murmansk-ru", "Murmansk", "RU");
        Reply tried = side.send("RecordStatement?dryRun=true", STATEMENT.formatted("party:murmansk-ru", "dry"));
        assertThat(tried.body().path("sequence").asInt()).isEqualTo(1);
        assertRemembered(side, "party:murmansk-ru");
        assertThat(say(side, "party:murmansk-ru", "dry").etag()).isEqualTo("\"1\"");
        assertRemembered(side, "party:murmansk-ru");
    }

    @Test
    void what_could_not_be_stored_is_not_remembered() {
        register("tomsk-ru", "Tomsk", "RU");
        TestDatabase.execute(side.database().asSuperuser(), """
                CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN RAISE EXCEPTION 'no room'; END $$;
                CREATE TRIGGER fail BEFORE INSERT ON command.entry FOR EACH ROW WHEN (NEW.entry_id = 'fails')
                    EXECUTE FUNCTION fail()
                """);
        assertThat(say(side, "party:tomsk-ru", "fails").status()).isEqualTo(500);
        assertRemembered(side, "party:tomsk-ru");
        assertThat(say(side, "party:tomsk-ru", "works").etag()).isEqualTo("\"1\"");
        assertRemembered(side, "party:tomsk-ru");
    }

    @Test
    void times_are_remembered_as_they_are_stored_although_a_clock_goes_back() {
        register("dresden-de", "Dresden", "DE");
        try {
            GenericEventMessage.clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));
            assertThat(say(side, "party:dresden-de", "an-hour-ago").status()).isEqualTo(201);
            assertRemembered(side, "party:dresden-de");
            assertThat(say(side, "party:dresden-de", "an-hour-ago-too").status())
                    .isEqualTo(201);
            assertRemembered(side, "party:dresden-de");
        } finally {
            GenericEventMessage.clock = Clock.systemUTC();
        }
    }

    /** As after a backup was brought back under a running command side. */
    @Test
    void who_remembers_more_than_the_store_has_believes_the_store() {
        register("leipzig-de", "Leipzig", "DE");
        Memory memory = side.bean(Memory.class);
        History stored = remembered(side, "party:leipzig-de");
        Fact first = stored.facts().get(0);
        memory.keep("party:leipzig-de", stored.with(new Fact(first.event(), 1, first.recordedAt())));
        assertThat(say(side, "party:leipzig-de", "after-that").etag()).isEqualTo("\"1\"");
        assertRemembered(side, "party:leipzig-de");
    }

    @Test
    void what_is_written_in_a_transaction_is_known_inside_until_it_is_committed() {
        Memory memory = new Memory(100);
        History history = History.empty();
        TransactionTemplate transaction = new TransactionTemplate(side.bean(PlatformTransactionManager.class));
        transaction.executeWithoutResult(status -> {
            memory.keep("party:undone", history);
            assertThat(memory.of("party:undone")).isNotNull();
            status.setRollbackOnly();
        });
        assertThat(memory.of("party:undone")).isNull();
        transaction.executeWithoutResult(status -> memory.keep("party:done", history));
        assertThat(memory.of("party:done")).isSameAs(history);
    }

    /** Clerks go from one group of partnerships to the next: how often the last ones were decided on says nothing of these. */
    @Test
    void who_was_not_decided_on_for_the_longest_time_is_forgotten_first_however_often_that_was() {
        Memory memory = new Memory(100);
        List<String> before = streams("party:before-");
        for (int times = 0; times < 12; times++) {
            before.forEach(stream -> memory.keep(stream, ofEvents(5)));
            before.forEach(stream -> assertThat(memory.of(stream)).isNotNull());
        }
        List<String> now = streams("party:now-");
        now.forEach(stream -> memory.keep(stream, ofEvents(5)));
        assertThat(now).allSatisfy(stream -> assertThat(memory.of(stream)).isNotNull());
        assertThat(before).allSatisfy(stream -> assertThat(memory.of(stream)).isNull());
    }

    @Test
    void a_stream_that_was_looked_up_lately_outlasts_one_that_was_stored_later() {
        Memory memory = new Memory(10);
        memory.keep("party:harbin-cn", ofEvents(4));
        memory.keep("party:murmansk-ru", ofEvents(4));
        assertThat(memory.of("party:harbin-cn")).isNotNull();
        memory.keep("party:tomsk-ru", ofEvents(4));
        assertThat(memory.of("party:harbin-cn")).isNotNull();
        assertThat(memory.of("party:murmansk-ru")).isNull();
    }

    @Test
    void a_stream_takes_the_room_of_its_events_once_however_often_it_is_stored() {
        Memory memory = new Memory(10);
        memory.keep("party:harbin-cn", ofEvents(4));
        memory.keep("party:murmansk-ru", ofEvents(4));
        memory.keep("party:murmansk-ru", ofEvents(5));
        memory.keep("party:murmansk-ru", ofEvents(6));
        assertThat(memory.of("party:harbin-cn")).isNotNull();
        memory.keep("party:murmansk-ru", ofEvents(7));
        assertThat(memory.of("party:harbin-cn")).isNull();
        assertThat(memory.of("party:murmansk-ru")).isNotNull();
    }

    @Test
    void a_stream_with_more_events_than_there_is_room_for_is_not_remembered() {
        Memory memory = new Memory(10);
        memory.keep("party:harbin-cn", ofEvents(11));
        assertThat(memory.of("party:harbin-cn")).isNull();
        memory.keep("party:harbin-cn", ofEvents(10));
        assertThat(memory.of("party:harbin-cn")).isNotNull();
    }

    @Test
    void where_nobody_says_how_much_is_remembered_it_is_as_much_as_an_eighth_of_the_heap_holds() {
        long room = Memory.eventsMaxIn(Runtime.getRuntime().maxMemory());
        Memory memory = side.bean(Memory.class);
        memory.keep("party:with-more", ofEvents((int) room + 1));
        assertThat(memory.of("party:with-more")).isNull();
        memory.keep("party:with-as-many", ofEvents((int) room));
        assertThat(memory.of("party:with-as-many")).isNotNull();
    }

    private static List<String> streams(String prefix) {
        return IntStream.range(0, 20).mapToObj(number -> prefix + number).toList();
    }

    private static History ofEvents(int number) {
        Event event = new EntryConfirmed(new PartyId("party:harbin-cn"), new EntryId("one"));
        return History.of(LongStream.range(0, number)
                .mapToObj(sequence -> new Fact(event, sequence, Instant.EPOCH))
                .toList());
    }

    private static void assertRemembered(RunningCommandSide node, String stream) {
        assertRemembered(node, stream, Integer.MAX_VALUE);
    }

    private static void assertRemembered(RunningCommandSide node, String stream, long lastSequence) {
        List<Fact> stored = new ArrayList<>();
        node.bean(PartnershipsEventStore.class)
                .readEvents(stream)
                .asStream()
                .filter(event -> event.getSequenceNumber() <= lastSequence)
                .forEach(event -> stored.add(Facts.of(event)));
        assertThat(remembered(node, stream).facts()).isEqualTo(stored);
    }

    private static History remembered(RunningCommandSide node, String stream) {
        return Optional.ofNullable(node.bean(Memory.class).of(stream)).orElseThrow();
    }

    private static void register(String id, String name, String country) {
        assertThat(side.send("RegisterParty", CITY.formatted(id, name, country)).status())
                .isEqualTo(201);
    }

    private static Reply say(RunningCommandSide node, String subject, String entryId) {
        return node.send("RecordStatement", STATEMENT.formatted(subject, entryId));
    }
}
