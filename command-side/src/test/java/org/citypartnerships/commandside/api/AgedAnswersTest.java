package org.citypartnerships.commandside.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.citypartnerships.commandside.RunningCommandSide;
import org.citypartnerships.commandside.RunningCommandSide.Reply;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Answers under idempotency keys are forgotten after a while; what they were about is still recorded once only. */
class AgedAnswersTest {

    private static final String CITY = """
            {"partyId":"party:harbin-cn","kind":"CITY","names":[{"text":"Harbin"}],"country":"CN"}""";

    private static final String LINE = "{\"command\":\"RecordStatement\",\"payload\":{\"subject\":\"party:harbin-cn\","
            + "\"statement\":{\"kind\":\"CLAIM\",\"summary\":\"Trade grows.\"}}}";

    @Test
    void a_repeat_after_its_answer_was_forgotten_is_told_from_a_new_command() throws Exception {
        try (RunningCommandSide side = RunningCommandSide.start("--partnerships.idempotency.kept=PT0S")) {
            assertThat(side.send("RegisterParty", CITY, "Idempotency-Key", "city")
                            .status())
                    .isEqualTo(201);
            assertThat(imported(side, "first").path("accepted").asInt()).isEqualTo(1);
            long events = events(side);

            side.bean(Answers.class).ageOut();

            assertThat(JdbcClient.create(side.database().asSuperuser())
                            .sql("SELECT count(*) FROM command.idempotency")
                            .query(Long.class)
                            .single())
                    .isZero();
            Reply repeat = side.send("RegisterParty", CITY, "Idempotency-Key", "city");
            assertThat(repeat.code()).isEqualTo("PARTY_ALREADY_REGISTERED");
            assertThat(imported(side, "second").path("alreadyKnown").asInt()).isEqualTo(1);
            assertThat(events(side)).isEqualTo(events);
        }
    }

    private static JsonNode imported(RunningCommandSide side, String key) throws InterruptedException {
        Reply reply = side.post("/imports", LINE, "application/jsonl", "Idempotency-Key", key);
        for (int tries = 0; tries < 300; tries++) {
            JsonNode report =
                    side.get("/imports/" + reply.body().path("id").asString()).body();
            if (report.path("state").asString().equals("FINISHED")) {
                return report;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the import did not end in 15 seconds");
    }

    private static long events(RunningCommandSide side) {
        return JdbcClient.create(side.database().asSuperuser())
                .sql("SELECT count(*) FROM eventstore.event")
                .query(Long.class)
                .single();
    }
}
