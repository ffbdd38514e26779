package org.citypartnerships.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.citypartnerships.eventstore.Roles;
import org.citypartnerships.eventstore.TestDatabase;
import org.citypartnerships.ledger.Hash;
import org.citypartnerships.ledger.LedgerPublicKey;
import org.citypartnerships.ledger.Proofs;
import org.citypartnerships.ledger.SignedCheckpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An auditor who believes nobody: asks for proofs, takes a file home, and looks through the whole store. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class LedgerStoryTest {

    @TempDir
    private static Path folder;

    private static BothApplications applications;
    private static JsonNode checkpoint;

    @BeforeAll
    static void the_seeds_are_recorded_and_under_a_checkpoint() throws Exception {
        applications = new BothApplications(folder);
        assertThat(applications
                        .importLines(SeedLines.read().file(""))
                        .path("refused")
                        .toString())
                .isEqualTo("[]");
        Files.writeString(folder.resolve("password"), applications.database().password(Roles.COMMAND));
        int events = texts("SELECT event_id FROM eventstore.event").size();
        assertThat(Waiting.until(Instance.START_BOUND, () -> signedOver() == events))
                .isTrue();
        checkpoint = applications.read("/api/ledger/checkpoint");
    }

    @AfterAll
    static void stop() {
        applications.close();
    }

    @Test
    void every_event_is_proved_under_the_signed_checkpoint() throws Exception {
        assertThat(publicKey()
                        .hasSigned(
                                SignedCheckpoint.parse(checkpoint.path("note").asString())))
                .isTrue();
        assertThat(checkpoint.path("publicKeys").toString())
                .contains(publicKey().toString());
        for (String event : texts("SELECT event_id FROM eventstore.event ORDER BY md5(event_id) LIMIT 25")) {
            JsonNode proof = applications.read("/api/ledger/proof/" + event);
            assertThat(proof.path("checkpoint")).isEqualTo(checkpoint.path("note"));
            assertThat(Proofs.includes(
                            hash(proof, "leafHash"),
                            proof.path("leafIndex").asLong(),
                            proof.path("size").asLong(),
                            path(proof),
                            hash(checkpoint, "root")))
                    .as(proof.toString())
                    .isTrue();
        }
    }

    @Test
    void a_later_ledger_continues_an_earlier_one() throws Exception {
        JsonNode consistency = applications.read("/api/ledger/consistency?from=100");
        assertThat(Proofs.continues(
                        100,
                        hash(consistency, "fromRoot"),
                        consistency.path("to").asLong(),
                        hash(checkpoint, "root"),
                        path(consistency)))
                .isTrue();
        Doors doors = new Doors();
        assertThat(doors.get(applications.pages() + "/api/ledger/proof/nothing").status())
                .isEqualTo(404);
        assertThat(doors.get(applications.pages() + "/api/ledger/consistency?from=100&to=1000000")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void one_partnership_in_a_file_is_verified_by_the_public_key_alone() throws Exception {
        Path file = folder.resolve("sunderland.json");
        assertThat(run("export", "harbin-cn~sunderland-gb", file.toString())).startsWith("0 Wrote");

        String key = publicKey().toString();
        assertThat(offline(file, key))
                .startsWith("0 Proved: partnership:harbin-cn~sunderland-gb")
                .contains("of the sources that they name");

        String whole = Files.readString(file);
        assertThat(whole).contains("source:sunderland-harbin").doesNotContain("\"position\"");
        Path changed = Files.writeString(folder.resolve("changed.json"), whole.replaceFirst("virtual", "actual!"));
        assertThat(offline(changed, key)).startsWith("1 NOT PROVED").contains("it is not what was recorded");
    }

    @Test
    void the_whole_store_is_verified_and_what_was_altered_by_hand_is_named() throws Exception {
        assertThat(run("verify")).startsWith("0").contains("Nothing was altered.", "each with its seal");

        String event = texts("SELECT event_id FROM eventstore.event ORDER BY global_position OFFSET 42 LIMIT 1")
                .get(0);
        TestDatabase.execute(applications.database().asSuperuser(), """
                ALTER EVENT TRIGGER history_keeps_its_guards DISABLE;
                ALTER TABLE eventstore.event DISABLE TRIGGER ALL;
                CREATE TABLE public.before AS SELECT event_id, recorded_at FROM eventstore.event WHERE event_id = '%1$s';
                UPDATE eventstore.event SET recorded_at = recorded_at + interval '1 microsecond' WHERE event_id = '%1$s'
                """.formatted(event));
        assertThat(run("verify")).startsWith("1").contains("ALTERED  leaves: ", event, "was changed");

        TestDatabase.execute(applications.database().asSuperuser(), """
                UPDATE eventstore.event SET recorded_at = before.recorded_at FROM public.before
                WHERE event.event_id = before.event_id
                """);
        assertThat(run("verify")).startsWith("0");
    }

    /** The exit code and what was written. */
    private static String run(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--database-url",
                applications.database().jdbcUrl(),
                "--password-file",
                folder.resolve("password").toString(),
                "--node-key",
                folder.resolve("node.key").toString(),
                "--public-key",
                folder.resolve("ledger/public-key").toString(),
                "--checkpoints",
                folder.resolve("ledger/checkpoints.jsonl").toString()));
        return launched(all);
    }

    private static String offline(Path file, String key) throws Exception {
        return launched(List.of("verify", file.toString(), "--public-key", key));
    }

    private static String launched(List<String> arguments) throws Exception {
        try (Launched launched = Launched.with(arguments.toArray(String[]::new))) {
            int exit = launched.exitCode();
            return exit + " " + launched.output();
        }
    }

    private static LedgerPublicKey publicKey() throws Exception {
        return LedgerPublicKey.parse(Files.readString(folder.resolve("ledger/public-key"), UTF_8));
    }

    private static Hash hash(JsonNode answer, String member) {
        return Hash.ofBase64(answer.path(member).asString());
    }

    private static List<Hash> path(JsonNode proof) {
        return proof.path("path")
                .valueStream()
                .map(hash -> Hash.ofBase64(hash.asString()))
                .toList();
    }

    private static int signedOver() {
        try {
            return Integer.parseInt(texts("SELECT coalesce(max(tree_size), 0)::text FROM command.ledger_checkpoint")
                    .get(0));
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(String sql) throws java.sql.SQLException {
        try (Connection connection = applications.database().asSuperuser().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
