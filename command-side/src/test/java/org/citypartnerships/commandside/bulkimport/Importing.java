package org.citypartnerships.commandside.bulkimport;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.citypartnerships.commandside.RunningCommandSide;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Files of a few lines, and what becomes of them on a command side. */
record Importing(RunningCommandSide side) {

    private static final Duration BOUND = Duration.ofSeconds(60);

    static String line(String command, String payload) {
        return "{\"command\":\"" + command + "\",\"payload\":" + payload + "}";
    }

    static String city(String id, String name, String country) {
        return line("RegisterParty", """
                {"partyId":"party:%s","header":{"entryId":"registered"},"kind":"CITY","names":[{"text":"%s"}],"country":"%s"}""".formatted(id, name, country));
    }

    static String statement(String party, String entryId) {
        return line("RecordStatement", """
                {"subject":"party:%s","header":{"entryId":"%s"},"statement":{"kind":"CLAIM","summary":"Trade grows."}}""".formatted(party, entryId));
    }

    /** The id of an import that has begun. */
    String begun(String... lines) {
        return begun("application/jsonl", String.join("\n", lines));
    }

    private String begun(String mediaType, String file) {
        return side.post("/imports", file, mediaType).body().path("id").asString();
    }

    JsonNode finished(String id) {
        return Awaitility.await()
                .atMost(BOUND)
                .until(
                        () -> side.get("/imports/" + id).body(),
                        report -> report.path("state").asString().equals("FINISHED"));
    }

    JsonNode imported(String... lines) {
        return finished(begun(lines));
    }

    /** What became of a file that is no JSON Lines. */
    JsonNode importedFile(String mediaType, String file) {
        return finished(begun(mediaType, file));
    }

    /** Why a file is refused as a whole. */
    String refusedFile(String mediaType, String file) {
        return side.post("/imports", file, mediaType).body().path("detail").asString();
    }

    /** The lines that were refused, as {@code 3 NAME_TAKEN the name is taken by …}. */
    static List<String> refusals(JsonNode report) {
        return report.path("refused")
                .valueStream()
                .map(refusal -> Stream.of("line", "code", "detail")
                        .map(field -> refusal.path(field).asString())
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    /** The ids of a stream's entries, in the order of the store. */
    List<String> entries(String stream) {
        return texts("""
                SELECT payload -> 'header' ->> 'entryId' FROM eventstore.event
                WHERE stream_id = '%s' AND payload -> 'header' IS NOT NULL ORDER BY global_position""".formatted(stream));
    }

    /** What the database finds, each row as a text. */
    List<String> texts(String sql) {
        return JdbcClient.create(side.database().asSuperuser())
                .sql(sql)
                .query(String.class)
                .list();
    }
}
