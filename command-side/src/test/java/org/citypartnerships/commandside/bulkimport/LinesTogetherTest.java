package org.citypartnerships.commandside.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.citypartnerships.commandside.RunningCommandSide;
import org.citypartnerships.eventstore.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Lines of a file are recorded in one transaction, and each is accepted or refused as if it had come alone. */
class LinesTogetherTest {

    private static RunningCommandSide side;

    @BeforeAll
    static void start() {
        side = RunningCommandSide.start();
        TestDatabase.execute(side.database().asSuperuser(), """
                CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN RAISE EXCEPTION 'no room'; END $$;
                CREATE TRIGGER fail BEFORE INSERT ON command.entry FOR EACH ROW WHEN (NEW.entry_id = 'fails')
                    EXECUTE FUNCTION fail()
                """);
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void lines_share_commits_and_see_the_lines_before_them() {
        JsonNode report = imported(Stream.concat(
                Stream.of(city("harbin-cn", "Harbin", "CN")),
                IntStream.range(0, 60).mapToObj(i -> statement("harbin-cn", "s" + i))));
        assertThat(report.path("accepted").asInt()).as(report.toString()).isEqualTo(61);
        assertThat(entries("harbin-cn").subList(1, 61))
                .isEqualTo(IntStream.range(0, 60).mapToObj(i -> "s" + i).toList());
        assertThat(commits("harbin-cn")).isLessThan(20);
    }

    @Test
    void a_line_that_is_refused_costs_the_others_nothing() {
        JsonNode report = imported(Stream.of(
                city("murmansk-ru", "Murmansk", "RU"),
                statement("murmansk-ru", "a"),
                statement("murmansk-ru", "a").replace("Trade", "Nothing"),
                statement("nowhere", "b"),
                statement("murmansk-ru", "c")));
        assertThat(report.path("accepted").asInt()).as(report.toString()).isEqualTo(3);
        assertThat(codes(report)).containsExactlyInAnyOrder("ENTRY_ALREADY_RECORDED", "UNKNOWN_REFERENCE");
        assertThat(entries("murmansk-ru").subList(1, 3)).containsExactly("a", "c");
    }

    @Test
    void what_the_database_refuses_undoes_one_line_alone_and_the_order_stays() {
        JsonNode report = imported(Stream.of(
                city("tomsk-ru", "Tomsk", "RU"),
                statement("tomsk-ru", "a"),
                statement("tomsk-ru", "fails"),
                statement("tomsk-ru", "b")));
        assertThat(report.path("accepted").asInt()).as(report.toString()).isEqualTo(3);
        assertThat(codes(report)).containsExactly("INTERNAL_ERROR");
        assertThat(entries("tomsk-ru").subList(1, 3)).containsExactly("a", "b");
    }

    @Test
    void a_rehearsal_says_what_would_become_of_each_line_and_records_nothing() {
        List<String> lines = List.of(
                city("dresden-de", "Dresden", "DE"), statement("dresden-de", "a"), statement("dresden-de", "a"));
        JsonNode rehearsed = imported("/imports?dryRun=true", lines.stream());
        assertThat(rehearsed.path("accepted").asInt()).as(rehearsed.toString()).isEqualTo(2);
        assertThat(entries("dresden-de")).isEmpty();
        assertThat(imported(lines.stream()).path("accepted").asInt()).isEqualTo(2);
        assertThat(entries("dresden-de")).hasSize(2);
    }

    private static String city(String id, String name, String country) {
        return """
                {"command":"RegisterParty","payload":{"partyId":"party:%s","kind":"CITY","names":[{"text":"%s"}],"country":"%s"}}""".formatted(id, name, country);
    }

    private static String statement(String subject, String entryId) {
        return """
                {"command":"RecordStatement","payload":{"subject":"party:%s","header":{"entryId":"%s"},\
                "statement":{"kind":"CLAIM","summary":"Trade grows."}}}""".formatted(subject, entryId);
    }

    private static JsonNode imported(Stream<String> lines) {
        return imported("/imports", lines);
    }

    private static JsonNode imported(String path, Stream<String> lines) {
        String id = side.post(path, lines.collect(Collectors.joining("\n")), "application/jsonl")
                .body()
                .path("id")
                .asString();
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> side.get("/imports/" + id).body(),
                        report -> report.path("state").asString().equals("FINISHED"));
    }

    private static List<String> codes(JsonNode report) {
        return report.path("refused")
                .valueStream()
                .map(refusal -> refusal.path("code").asString())
                .toList();
    }

    private static List<String> entries(String party) {
        return JdbcClient.create(side.database().asSuperuser())
                .sql("""
                        SELECT payload -> 'header' ->> 'entryId' FROM eventstore.event
                        WHERE stream_id = 'party:' || :party ORDER BY global_position
                        """)
                .param("party", party)
                .query(String.class)
                .list();
    }

    private static long commits(String party) {
        return JdbcClient.create(side.database().asSuperuser())
                .sql("SELECT count(DISTINCT xmin::text) FROM eventstore.event WHERE stream_id = 'party:' || :party")
                .param("party", party)
                .query(Long.class)
                .single();
    }
}
