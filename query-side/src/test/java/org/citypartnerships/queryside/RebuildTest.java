package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.citypartnerships.events.DuplicateDeclared;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.SourceDated;
import org.citypartnerships.eventstore.Roles;
import org.citypartnerships.eventstore.TestDatabase;
import org.citypartnerships.history.RandomEvents;
import org.citypartnerships.queryside.following.Followers;
import org.citypartnerships.queryside.following.Moments;
import org.citypartnerships.queryside.following.Rebuilds;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartyKind;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.StatedDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@Timeout(120)
class RebuildTest {

    private static final SourceId DATED = new SourceId("source:dated");

    @SuppressWarnings("NullAway.Init")
    private RunningQuerySide queries;

    @BeforeEach
    void start() {
        queries = RunningQuerySide.onAFreshStore();
    }

    @AfterEach
    void stop() {
        queries.close();
    }

    private void rebuildAll() {
        assertThat(queries.manage("POST", "/actuator/readers/rebuild").status()).isEqualTo(202);
        awaitRebuilds();
    }

    private void awaitRebuilds() {
        Rebuilds rebuilds = queries.application.getBean(Rebuilds.class);
        while (!rebuilds.status().stream()
                .allMatch(reader -> reader.rebuild() == null || reader.rebuild().isOver())) {
            RunningQuerySide.pause();
        }
        assertThat(rebuilds.status())
                .allSatisfy(reader -> assertThat(
                                reader.rebuild() == null
                                        ? null
                                        : reader.rebuild().failure())
                        .isNull());
    }

    /** Partnerships with all kinds of histories, told in any order, in events that are to be recorded one after the other. */
    private static List<Event> histories(long seed, int partnerships) {
        List<List<Event>> left = new ArrayList<>();
        for (int i = 0; i < partnerships; i++) {
            left.add(new ArrayList<>(RandomEvents.of(seed * 1_000 + i, history(seed, i))));
        }
        Random random = new Random(seed);
        List<Event> mixed = new ArrayList<>();
        while (!left.isEmpty()) {
            List<Event> one = left.get(random.nextInt(left.size()));
            mixed.add(one.remove(0));
            if (one.isEmpty()) {
                left.remove(one);
            }
        }
        return mixed;
    }

    private static PartnershipId history(long seed, int number) {
        return new PartnershipId("partnership:harbin-cn~murmansk-ru.%d-%d".formatted(seed, number));
    }

    private void record(List<Event> events, int atOnce) {
        for (int i = 0; i < events.size(); i += atOnce) {
            queries.recordOnly(
                    events.subList(i, Math.min(events.size(), i + atOnce)).toArray(Event[]::new));
        }
    }

    private void recordSeeds() {
        queries.recordOnly(Seeds.together(
                Seeds.parties(), Seeds.murmansk(null), Seeds.sunderland(), Seeds.harbinRussia(), Seeds.germany()));
    }

    @Test
    void rows_made_beside_are_those_that_following_makes() throws Exception {
        recordSeeds();
        record(histories(1, 40), 7);
        queries.recordOnly(Seeds.source(DATED, "dated later", null));
        queries.recordOnly(
                new DuplicateDeclared(history(1, 0), Header.of("twice", null), history(1, 1)),
                new DuplicateDeclared(history(1, 1), Header.of("twice", null), history(1, 39)),
                new DuplicateDeclared(history(1, 2), Header.of("twice", null), history(1, 3)),
                new EntryRetracted(history(1, 2), Header.of("two", null), new EntryId("twice"), "two after all"));
        PartnershipId unopened = new PartnershipId("partnership:nobody~nowhere");
        queries.recordOnly(Seeds.reported(unopened, "x"));
        record(histories(2, 20), 11);
        queries.record(new SourceDated(DATED, Header.of("dated", null), StatedDate.of("2015-06")));
        Map<String, List<String>> followed = dump();
        assertThat(followed.values().stream().filter(rows -> !rows.isEmpty()).count())
                .isGreaterThan(14);
        assertThat(followed.get("parked_stream")).hasSize(2); // by each of the readers that wants to know how it opened
        rebuildAll();
        assertThat(dump()).isEqualTo(followed);
        // And events after a rebuild are followed as before it.
        queries.record(Seeds.reported(Seeds.MURMANSK_HARBIN, "after"));
        assertThat(queries.get("/api/partnerships/harbin-cn~murmansk-ru/history")
                        .body())
                .contains("\"after\"");
    }

    @Test
    void an_answer_that_is_told_again_ends_with_the_rows_that_it_was_made_of() throws Exception {
        recordSeeds();
        queries.record(Seeds.reported(Seeds.MURMANSK_HARBIN, "last"));
        String address = "/api/partnerships/harbin-cn~murmansk-ru";
        JsonNode right = queries.get(address).json().path("sides");
        String spoil = "UPDATE readers.partnership_document SET answer = replace(answer, 'murmansk-ru', 'spoilt-ru')";

        TestDatabase.execute(queries.database.asSuperuser(), spoil);
        queries.record(Seeds.reported(Seeds.SUNDERLAND_HARBIN, "last"));
        assertThat(queries.get(address).body()).contains("spoilt-ru");
        rebuildAll();
        assertThat(queries.get(address).json().path("sides")).isEqualTo(right);

        TestDatabase.execute(queries.database.asSuperuser(), spoil);
        queries.record(Seeds.reported(Seeds.SUNDERLAND_HARBIN, "last-of-all"));
        assertThat(queries.get(address).body()).contains("spoilt-ru");
        TestDatabase.execute(
                queries.database.asSuperuser(),
                "INSERT INTO readers.parked_stream (reader, stream_id, position, cause) SELECT 'partnerships', '"
                        + Seeds.MURMANSK_HARBIN.value() + "', 1, 'spoilt'");
        assertThat(queries.application.getBean(Followers.class).tryAgain("partnerships", Seeds.MURMANSK_HARBIN.value()))
                .isTrue();
        assertThat(queries.get(address).json().path("sides")).isEqualTo(right);
    }

    @Test
    void what_is_recorded_during_rebuilds_is_in_their_rows() throws Exception {
        recordSeeds();
        queries.record(Seeds.source(DATED, "dated later", null));
        AtomicBoolean over = new AtomicBoolean();
        Thread recorder = new Thread(() -> {
            record(histories(3, 60), 3);
            queries.recordOnly(new SourceDated(DATED, Header.of("dated", null), StatedDate.of("2015-06")));
            over.set(true);
        });
        recorder.start();
        while (!over.get()) {
            rebuildAll();
        }
        recorder.join();
        rebuildAll();
        queries.awaitEverything();
        Map<String, List<String>> rebuilt = dump();
        queries.application.close();
        TestDatabase.execute(
                queries.database.asSuperuser(),
                "DELETE FROM readers.token_entry WHERE processor_name <> '__config'; TRUNCATE "
                        + String.join(
                                ", ",
                                rebuilt.keySet().stream()
                                        .map("readers."::concat)
                                        .toList()));
        try (RunningQuerySide followed = queries.startedAgain()) {
            followed.awaitEverything();
            assertThat(Tables.dump(followed.database)).isEqualTo(rebuilt);
        }
    }

    /** Parked streams without when that was. */
    private Map<String, List<String>> dump() throws SQLException {
        Map<String, List<String>> tables = Tables.dump(queries.database);
        tables.computeIfPresent(
                "parked_stream",
                (table, rows) -> rows.stream()
                        .map(row -> row.replaceAll(",\\d+,", ",then,").replaceAll(",[^,]*$", ",then"))
                        .toList());
        return tables;
    }

    @Test
    void an_answer_is_from_one_snapshot_and_so_is_a_question_within_it() {
        Moments moments = queries.application.getBean(Moments.class);
        JdbcClient database = queries.application.getBean(JdbcClient.class);
        for (List<String> readers : List.of(List.of("partnerships"), List.of("partnerships", "sources"))) {
            List<String> seen = moments.now(readers)
                    .ask(position -> moments.now(List.of("parties"))
                            .ask(within -> database.sql("""
                            SELECT current_setting('transaction_isolation') AS said
                            UNION ALL SELECT current_setting('transaction_read_only')
                            """).query(String.class).list()));
            assertThat(seen).containsExactly("repeatable read", "on");
        }
        assertThat(database.sql("SHOW transaction_isolation")
                        .query(String.class)
                        .single())
                .as("afterwards")
                .isEqualTo("read committed");
    }

    @Test
    void an_answer_is_from_one_version_of_the_rows() throws Exception {
        recordSeeds();
        queries.awaitEverything();
        Moments moments = queries.application.getBean(Moments.class);
        JdbcClient database = queries.application.getBean(JdbcClient.class);
        moments.now(List.of("partnerships")).ask(position -> {
            assertThat(spells(database)).as("read, so that the moment lasts").isPositive();
            assertThat(queries.manage("POST", "/actuator/readers/partnerships/rebuild")
                            .status())
                    .isEqualTo(202);
            awaitPhase("CATCHING_UP");
            pauseFor(500);
            assertThat(phase()).isEqualTo("CATCHING_UP");
            assertThat(spells(database)).isPositive();
            assertThat(queries.manage("POST", "/actuator/readers/partnerships/rebuild")
                            .status())
                    .as("a second one meanwhile")
                    .isEqualTo(409);
            assertThat(queries.manage("POST", "/actuator/readers/rebuild").status())
                    .isEqualTo(409);
            return position;
        });
        awaitRebuilds();
        assertThat(phase()).isEqualTo("DONE");
        assertThat(rebuild().path("events").asLong(0)).isPositive();
    }

    private static long spells(JdbcClient database) {
        return database.sql("SELECT count(*) FROM readers.partnership_spell")
                .query(Long.class)
                .single();
    }

    private static void pauseFor(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < end) {
            RunningQuerySide.pause();
        }
    }

    private JsonNode rebuild() {
        return queries.manage("GET", "/actuator/readers/partnerships").json().path("rebuild");
    }

    private String phase() {
        return rebuild().path("phase").asString("");
    }

    private void awaitPhase(String phase) {
        while (!phase().equals(phase)) {
            RunningQuerySide.pause();
        }
    }

    @Test
    void the_old_rows_answer_until_the_new_ones_do() {
        recordSeeds();
        queries.awaitEverything();
        long total = queries.get("/api/partnerships").json().path("total").asLong(0);
        assertThat(total).isPositive();
        for (int i = 0; i < 3; i++) {
            assertThat(queries.manage("POST", "/actuator/readers/rebuild").status())
                    .isEqualTo(202);
            do {
                assertThat(queries.get("/api/partnerships").json().path("total").asLong(0))
                        .isEqualTo(total);
            } while (!phase().equals("DONE"));
            awaitRebuilds();
        }
    }

    @Test
    void keys_indexes_grants_and_views_stay() throws Exception {
        recordSeeds();
        queries.awaitEverything();
        TestDatabase.execute(
                queries.database.as(Roles.OWNER),
                "CREATE VIEW views.city WITH (security_barrier) AS SELECT name FROM readers.party WHERE kind = 'CITY'");
        List<String> before = catalogue();
        rebuildAll();
        assertThat(catalogue()).isEqualTo(before);
        queries.record(Seeds.registered("muenster-de", PartyKind.CITY, "Münster", "DE", null));
        assertThat(texts("SELECT name FROM views.city WHERE name = 'Münster'")).hasSize(1);
    }

    private List<String> catalogue() throws SQLException {
        List<String> all = new ArrayList<>();
        all.addAll(texts("SELECT indexdef FROM pg_indexes WHERE schemaname LIKE 'readers%' ORDER BY 1"));
        all.addAll(texts("""
                SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
                WHERE connamespace::regnamespace::text LIKE 'readers%' ORDER BY 1
                """));
        all.addAll(texts("""
                SELECT oid::regclass || ' ' || pg_get_userbyid(relowner) || ' ' || relacl::text || coalesce(reloptions::text, '')
                       || coalesce(obj_description(oid), '')
                FROM pg_class WHERE relnamespace::regnamespace::text ~ '^(readers|views)' AND relacl IS NOT NULL ORDER BY 1
                """));
        all.addAll(texts("""
                SELECT attrelid::regclass || ' ' || attname || ' ' || attnotnull || ' ' || coalesce(col_description(attrelid, attnum), '')
                FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
                WHERE relnamespace::regnamespace::text ~ '^(readers|views)' AND attnum > 0 ORDER BY 1
                """));
        return all;
    }

    private List<String> texts(String sql) throws SQLException {
        return Tables.texts(queries.database, sql);
    }

    @Test
    void what_a_crash_left_half_made_is_cleared_away() throws Exception {
        recordSeeds();
        queries.awaitEverything();
        queries.application.close();
        TestDatabase.execute(
                queries.database.as(Roles.QUERY),
                "SELECT readers_fresh.begin(ARRAY['party', 'party_name']);"
                        + "INSERT INTO readers_fresh.party SELECT * FROM readers.party");
        try (RunningQuerySide again = queries.startedAgain()) {
            assertThat(Tables.texts(
                            again.database, "SELECT tablename FROM pg_tables WHERE schemaname = 'readers_fresh'"))
                    .isEmpty();
            assertThat(again.get("/api/parties/harbin-cn").status()).isEqualTo(200);
        }
    }

    @Test
    void a_rebuild_that_fails_leaves_the_rows_as_they_are() throws Exception {
        recordSeeds();
        queries.awaitEverything();
        Map<String, List<String>> before = Tables.dump(queries.database);
        TestDatabase.execute(
                queries.database.asSuperuser(),
                "ALTER TABLE readers.party_name ADD FOREIGN KEY (party_id) REFERENCES readers.party");
        assertThat(queries.manage("POST", "/actuator/readers/parties/rebuild").status())
                .isEqualTo(202);
        Followers.Status parties;
        do {
            RunningQuerySide.pause();
            parties = queries.application
                    .getBean(Rebuilds.class)
                    .status("parties")
                    .orElseThrow();
        } while (parties.rebuild() == null || !parties.rebuild().isOver());
        assertThat(parties.rebuild().failure()).contains("triggers or foreign keys");
        assertThat(Tables.dump(queries.database)).isEqualTo(before);
        assertThat(parties.running()).isTrue();
    }

    @Test
    void a_stream_with_two_rows_of_one_key_is_parked_and_all_others_are_made_anew() throws Exception {
        TestDatabase.execute(
                queries.database.asSuperuser(),
                "CREATE UNIQUE INDEX ON readers.timeline_entry (stream_id, kind, visibility)");
        queries.record(Seeds.together(Seeds.parties(), new Event[] {
            Seeds.opened(
                    Seeds.HAMBURG_SHANGHAI,
                    null,
                    List.of(Seeds.party("hamburg-de")),
                    List.of(Seeds.party("shanghai-cn"))),
            Seeds.reported(Seeds.HAMBURG_SHANGHAI, "one"),
            Seeds.reported(Seeds.HAMBURG_SHANGHAI, "another")
        }));
        Map<String, List<String>> followed = dump();
        assertThat(followed.get("parked_stream"))
                .hasSize(1)
                .allMatch(row -> row.contains(Seeds.HAMBURG_SHANGHAI.value()));
        rebuildAll();
        Map<String, List<String>> rebuilt = dump();
        assertThat(rebuilt.get("parked_stream"))
                .hasSize(1)
                .allMatch(row -> row.contains(Seeds.HAMBURG_SHANGHAI.value()));
        followed.remove("parked_stream");
        rebuilt.remove("parked_stream");
        assertThat(rebuilt).isEqualTo(followed);
    }

    @Test
    void the_query_side_can_do_nothing_else_to_tables() throws Exception {
        assertThat(Tables.texts(queries.database, """
                SELECT p.oid::regprocedure::text FROM pg_proc p
                WHERE has_function_privilege('partnerships_command', p.oid, 'EXECUTE')
                  AND p.pronamespace::regnamespace::text LIKE 'readers%'
                """)).isEmpty();
        assertThatThrownBy(() -> TestDatabase.execute(
                        queries.database.as(Roles.QUERY), "SELECT readers_fresh.begin(ARRAY['token_entry'])"))
                .hasStackTraceContaining("There is no read table token_entry");
    }
}
