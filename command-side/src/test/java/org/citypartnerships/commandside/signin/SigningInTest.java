package org.citypartnerships.commandside.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.RunningCommandSide;
import org.citypartnerships.commandside.RunningCommandSide.Reply;
import org.citypartnerships.commandside.users.Callers;
import org.citypartnerships.commandside.users.Grant;
import org.citypartnerships.commandside.users.Passwords;
import org.citypartnerships.commandside.users.Role;
import org.citypartnerships.eventstore.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;
import tools.jackson.databind.JsonNode;

/** Who one is at the command side's doors: passwords, sessions, tokens, and being shut out. */
class SigningInTest {

    private static final String CITY = """
            {"kind": "CITY", "names": [{"text": "Harbin"}], "country": "CN"}""";

    private static RunningCommandSide side;
    private static People people;
    private static String permissionsOfTheFirstPassword;
    private static String oneTimePassword;
    private static Reply signedInOnce;

    @BeforeAll
    static void start() throws IOException {
        side = RunningCommandSide.start();
        permissionsOfTheFirstPassword =
                PosixFilePermissions.toString(Files.getPosixFilePermissions(side.firstPassword()));
        oneTimePassword = Files.readAllLines(side.firstPassword()).get(1).substring("password: ".length());
        signedInOnce = side.ask(
                "POST", "/sessions", "{\"name\":\"admin\",\"password\":\"" + oneTimePassword + "\"}", People.NOBODY);
        people = new People(side);
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void the_first_start_makes_an_administrator_whose_password_lies_in_a_file_of_the_owner() {
        assertThat(permissionsOfTheFirstPassword).isEqualTo("rw-------");
        assertThat(oneTimePassword).hasSizeGreaterThanOrEqualTo(20);
        assertThat(signedInOnce.code()).isEqualTo("PASSWORD_TO_BE_CHOSEN");
        assertThat(side.get("/users/me", people.administrator())
                        .body()
                        .path("roles")
                        .toString())
                .contains("ADMINISTRATOR");
    }

    @Test
    void the_one_time_password_and_its_file_are_gone_once_another_was_chosen() {
        assertThat(people.signIn("admin", oneTimePassword).code()).isEqualTo("SIGN_IN_FAILED");
        assertThat(side.firstPassword()).doesNotExist();
    }

    @Test
    void nothing_is_recorded_without_a_token() {
        Reply reply = side.send("RegisterParty", CITY, People.NOBODY);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.code()).isEqualTo("NOT_SIGNED_IN");
        assertThat(reply.contentType()).startsWith("application/problem+json");
        assertThat(reply.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "Bearer cpt_x", "Basic YWRtaW46YWRtaW4=", "Bearer", "Bearer a.b.c"})
    void what_is_no_token_is_nobodys(String header) {
        assertThat(side.get("/users/me", "Authorization", header).code()).isEqualTo("NOT_SIGNED_IN");
    }

    @Test
    void an_altered_token_is_nobodys() {
        String token =
                people.signIn("admin", People.PASSWORD).body().path("token").asString();
        List<String> parts = List.of(token.split("\\."));
        String unsigned = "eyJhbGciOiJub25lIn0." + parts.get(1) + ".";
        String resigned = parts.get(0) + "." + parts.get(1) + "."
                + parts.get(2).replace(parts.get(2).charAt(0), 'A') + "A";

        assertThat(side.get("/users/me", People.bearer(token)).status()).isEqualTo(200);
        assertThat(side.get("/users/me", People.bearer(unsigned)).status()).isEqualTo(401);
        assertThat(side.get("/users/me", People.bearer(resigned)).status()).isEqualTo(401);
    }

    @Test
    void events_name_their_recorder_by_an_id_that_tells_no_name() {
        String clerk = people.add("olga", Role.RECORDER);
        String[] olga = People.bearer(
                people.signIn("olga", People.PASSWORD).body().path("token").asString());

        assertThat(side.send("RegisterParty", CITY, olga).status()).isEqualTo(201);

        assertThat(clerk).startsWith("u-").doesNotContain("olga");
        assertThat(recorders()).contains("local#" + clerk);
    }

    @Test
    void a_session_is_renewed_and_ends_with_signing_out() {
        String[] first = People.signedIn(side, "renewing", Role.READER);
        String token = side.ask("POST", "/sessions/current/renewal", "", first)
                .body()
                .path("token")
                .asString();
        assertThat(side.get("/users/me", People.bearer(token)).status()).isEqualTo(200);

        assertThat(side.ask("DELETE", "/sessions/current", "", first).status()).isEqualTo(204);

        assertThat(side.get("/users/me", People.bearer(token)).status()).isEqualTo(401);
        assertThat(side.ask("POST", "/sessions/current/renewal", "", first).status())
                .isEqualTo(401);
    }

    @Test
    void whoever_is_shut_out_loses_sessions_and_tokens_at_once_and_on_another_node_within_seconds()
            throws InterruptedException {
        String id = people.add("dismissed", Role.RECORDER);
        String[] session = People.bearer(
                people.signIn("dismissed", People.PASSWORD).body().path("token").asString());
        String[] token = People.bearer(
                side.ask("POST", "/users/me/tokens", "{\"label\":\"a script\",\"scopes\":[\"RECORD\"]}", session)
                        .body()
                        .path("token")
                        .asString());
        try (RunningCommandSide node = side.another()) {
            assertThat(node.get("/users/me", session).status()).isEqualTo(200);
            assertThat(node.get("/users/me", token).status()).isEqualTo(200);

            assertThat(side.ask("POST", "/users/" + id + "/disabling", "", people.administrator())
                            .status())
                    .isEqualTo(204);

            assertThat(side.get("/users/me", session).status()).isEqualTo(401);
            assertThat(side.get("/users/me", token).status()).isEqualTo(401);
            Thread.sleep(2_500);
            assertThat(node.get("/users/me", session).status()).isEqualTo(401);
            assertThat(node.get("/users/me", token).status()).isEqualTo(401);
        }
        assertThat(people.signIn("dismissed", People.PASSWORD).code()).isEqualTo("SIGN_IN_FAILED");
    }

    @Test
    void a_revoked_token_is_good_for_nothing() {
        String[] clerk = People.signedIn(side, "revoking", Role.RECORDER);
        String[] token =
                People.bearer(side.ask("POST", "/users/me/tokens", "{\"label\":\"x\",\"scopes\":[\"RECORD\"]}", clerk)
                        .body()
                        .path("token")
                        .asString());
        String id = side.get("/users/me/tokens", clerk)
                .body()
                .at("/tokens/0/tokenId")
                .asString();
        assertThat(side.get("/users/me", token).status()).isEqualTo(200);

        side.ask("DELETE", "/users/me/tokens/" + id, "", clerk);

        assertThat(side.get("/users/me", token).status()).isEqualTo(401);
    }

    @Test
    void a_token_that_has_expired_is_made_for_nobody() {
        side.ask(
                "POST",
                "/users",
                "{\"kind\":\"MACHINE\",\"name\":\"scanner\",\"roles\":[{\"role\":\"READER\"}]}",
                people.administrator());
        String expired = "{\"label\":\"x\",\"scopes\":[\"READ\"],\"expiresAt\":\"2020-01-01T00:00:00Z\"}";

        Reply own = side.ask("POST", "/users/me/tokens", expired, people.administrator());
        Reply machines = side.ask("POST", "/users/scanner/tokens", expired, people.administrator());

        assertThat(own.body().path("detail").asString()).contains("/expiresAt has passed");
        assertThat(machines.body().path("errors")).isEqualTo(own.body().path("errors"));
        assertThat(machines.status()).isEqualTo(400);
    }

    @Test
    void a_token_expires_while_there_are_years_to_count() {
        String beyond = "{\"label\":\"x\",\"scopes\":[\"READ\"],\"expiresAt\":\"+300000-01-01T00:00:00Z\"}";

        assertThat(side.ask("POST", "/users/me/tokens", beyond, people.administrator())
                        .body()
                        .path("detail")
                        .asString())
                .contains("/expiresAt is an instant");
    }

    @Test
    void whoever_has_a_good_token_is_not_sent_to_sign_in_because_the_database_does_not_say_whose_it_is() {
        String[] token = People.signedIn(side, "asked-for", Role.READER);
        side.bean(Callers.class).lookAnew();
        TestDatabase.execute(
                side.database().asSuperuser(), "REVOKE SELECT ON command.user_session FROM partnerships_command");
        try {
            assertThat(side.get("/users/me", token).status()).isEqualTo(500);
        } finally {
            TestDatabase.execute(
                    side.database().asSuperuser(), "GRANT SELECT ON command.user_session TO partnerships_command");
        }
    }

    @Test
    void nobody_is_added_by_half() {
        String olga = "{\"kind\":\"PERSON\",\"name\":\"by-half\",\"roles\":[{\"role\":\"RECORDER\"}]}";
        TestDatabase.execute(
                side.database().asSuperuser(), "REVOKE INSERT ON command.security_log FROM partnerships_command");
        try {
            assertThat(side.ask("POST", "/users", olga, people.administrator()).status())
                    .isEqualTo(500);
        } finally {
            TestDatabase.execute(
                    side.database().asSuperuser(), "GRANT INSERT ON command.security_log TO partnerships_command");
        }

        assertThat(side.get("/users", people.administrator()).body().toString()).doesNotContain("by-half");
        assertThat(side.ask("POST", "/users", olga, people.administrator()).status())
                .isEqualTo(201);
    }

    @Test
    void an_answer_comes_again_to_whoever_it_was_given_to_and_to_nobody_else() {
        String[] one = People.signedIn(side, "first", Role.RECORDER);
        String[] other = People.signedIn(side, "second", Role.RECORDER);
        String statement =
                "{\"sourceId\":\"source:once\",\"header\":{\"entryId\":\"once\"},\"kind\":\"LETTER\",\"title\":\"x\"}";
        Reply first = side.send("RegisterSource", statement, keyed(one));

        assertThat(first.status()).isEqualTo(201);
        assertThat(side.send("RegisterSource", statement, keyed(one)).body()).isEqualTo(first.body());
        assertThat(side.send("RegisterSource", statement, keyed(other)).code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void a_file_that_somebody_else_has_imported_is_known() throws Exception {
        String file = "{\"command\":\"RegisterSource\",\"payload\":{\"sourceId\":\"source:filed\",\"kind\":\"LETTER\","
                + "\"title\":\"x\"}}";
        String[] one = People.signedIn(side, "importing", Role.RECORDER);
        String[] other = People.signedIn(side, "importing-too", Role.RECORDER);

        assertThat(imported(file, one).path("accepted").asInt()).isEqualTo(1);
        assertThat(imported(file, other).path("alreadyKnown").asInt()).isEqualTo(1);
    }

    private static JsonNode imported(String file, String... sender) throws InterruptedException {
        Reply reply = side.post("/imports", file, "application/jsonl", sender);
        String address = "/imports/" + reply.body().path("id").asString();
        while (!reply.body().path("state").asString().equals("FINISHED")) {
            Thread.sleep(20);
            reply = side.get(address, sender);
        }
        return reply.body();
    }

    private static String[] keyed(String... sender) {
        return new String[] {sender[0], sender[1], "Idempotency-Key", "the-same-key"};
    }

    @Test
    void a_token_is_good_for_its_scopes_alone() {
        String[] clerk = People.signedIn(side, "scoped", Role.RECORDER, Role.AUDITOR);
        String[] reading =
                People.bearer(side.ask("POST", "/users/me/tokens", "{\"label\":\"x\",\"scopes\":[\"READ\"]}", clerk)
                        .body()
                        .path("token")
                        .asString());

        assertThat(side.send("RegisterParty", CITY, reading).code()).isEqualTo("NOT_ALLOWED");
        assertThat(side.get("/security-log", reading).code()).isEqualTo("NOT_ALLOWED");
        assertThat(side.ask("POST", "/users/me/tokens", "{\"label\":\"y\",\"scopes\":[\"RECORD\"]}", reading)
                        .code())
                .isEqualTo("NOT_ALLOWED");
    }

    @Test
    void a_token_of_one_user_touches_no_token_of_another() {
        String[] one = People.signedIn(side, "one", Role.RECORDER);
        String[] other = People.signedIn(side, "other", Role.RECORDER);
        side.ask("POST", "/users/me/tokens", "{\"label\":\"mine\",\"scopes\":[\"RECORD\"]}", one);
        String id =
                side.get("/users/me/tokens", one).body().at("/tokens/0/tokenId").asString();

        assertThat(side.get("/users/me/tokens", other).body().path("tokens").isEmpty())
                .isTrue();
        assertThat(side.ask("DELETE", "/users/me/tokens/" + id, "", other).code())
                .isEqualTo("UNKNOWN_TOKEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "password1234", "aaaaaaaaaaaaaaaa", "qwertyuiop123", "abcdefghijklm"})
    void a_password_that_is_easily_guessed_is_refused_with_what_to_take(String weak) {
        Passwords passwords = side.bean(Passwords.class);

        assertThatThrownBy(() -> passwords.choose("nobody", "somebody", weak))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.WEAK_PASSWORD);
                    assertThat(refused.message()).contains("words");
                });
    }

    @Test
    void passwords_are_tried_ten_times_a_minute() {
        Reply reply = people.signIn("guessed", "wrong");
        for (int tries = 1; tries < 12 && reply.status() != 429; tries++) {
            reply = people.signIn("guessed", "wrong");
        }

        assertThat(reply.code()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(Integer.parseInt(reply.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 60);
    }

    @Test
    void whoever_knows_the_password_signs_in_as_often_as_needed() {
        people.add("busy", Role.RECORDER);

        for (int times = 1; times <= 15; times++) {
            assertThat(people.signIn("busy", People.PASSWORD).status())
                    .as("time %s", times)
                    .isEqualTo(201);
        }
    }

    @Test
    void a_try_that_was_not_judged_counts_for_nothing() {
        people.add("patient", Role.RECORDER);
        Object passwords = AopTestUtils.getUltimateTargetObject(side.bean(Passwords.class));
        Semaphore places = (Semaphore) Objects.requireNonNull(ReflectionTestUtils.getField(passwords, "atOnce"));
        int taken = places.drainPermits();
        try {
            for (int times = 1; times <= 75; times++) {
                assertThat(people.signIn("patient", People.PASSWORD).code())
                        .as("time %s", times)
                        .isEqualTo("BUSY");
            }
        } finally {
            places.release(taken);
        }

        assertThat(people.signIn("patient", People.PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void whoever_records_for_one_municipality_records_what_concerns_it_and_nothing_else() {
        List.of("Murmansk RU", "Tomsk RU", "Dalian CN")
                .forEach(city -> side.send("RegisterParty", """
                {"kind": "CITY", "names": [{"text": "%s"}], "country": "%s"}""".formatted(
                                city.substring(0, city.length() - 3), city.substring(city.length() - 2))));
        side.send("RegisterParty", """
                {"kind": "ADMINISTRATION", "names": [{"text": "City Council of Murmansk"}], "country": "RU",
                 "actsFor": "party:murmansk-ru"}""");
        String[] clerk = People.signedIn(side, "of-murmansk", new Grant(Role.RECORDER, "party:murmansk-ru"));

        assertThat(side.send("SignProtocol", protocol("murmansk-ru", "dalian-cn"), clerk)
                        .status())
                .isEqualTo(201);
        assertThat(side.send("SignProtocol", protocol("tomsk-ru", "dalian-cn"), clerk)
                        .code())
                .isEqualTo("NOT_ALLOWED");
        assertThat(side.send("RenameParty", rename("murmansk-ru"), clerk).status())
                .isEqualTo(201);
        assertThat(side.send("RenameParty", rename("tomsk-ru"), clerk).code()).isEqualTo("NOT_ALLOWED");
        assertThat(side.send("RegisterSource", "{\"kind\":\"LETTER\",\"title\":\"x\",\"sourceId\":\"source:x\"}", clerk)
                        .status())
                .isEqualTo(201);
        assertThat(side.bean(JdbcClient.class).sql("""
                                SELECT DISTINCT metadata ->> 'onBehalfOf' FROM eventstore.event
                                WHERE stream_id = 'partnership:dalian-cn~murmansk-ru'
                                """).query(String.class).list())
                .containsExactly("party:murmansk-ru");
    }

    private static String protocol(String one, String other) {
        return """
                {"partnership": {"sides": [{"members": ["party:%s"]}, {"members": ["party:%s"]}]},
                 "instrument": {"form": "PROTOCOL_OF_INTENT", "establishes": ["INTENT"]}}""".formatted(one, other);
    }

    private static String rename(String party) {
        return "{\"partyId\":\"party:%s\",\"name\":{\"text\":\"Another\"}}".formatted(party);
    }

    @Test
    void the_last_administrator_stays_one() {
        String id = side.get("/users/me", people.administrator())
                .body()
                .path("userId")
                .asString();

        assertThat(side.ask("PUT", "/users/" + id + "/roles", "{\"roles\":[]}", people.administrator())
                        .code())
                .isEqualTo("LAST_ADMINISTRATOR");
        assertThat(side.ask("POST", "/users/" + id + "/disabling", "", people.administrator())
                        .code())
                .isEqualTo("LAST_ADMINISTRATOR");
    }

    @Test
    void a_machine_is_neither_approver_nor_administrator() {
        Reply reply = side.ask(
                "POST",
                "/users",
                "{\"kind\":\"MACHINE\",\"name\":\"robot\",\"roles\":[{\"role\":\"APPROVER\"}]}",
                people.administrator());

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("detail").asString()).contains("people approve");
    }

    @Test
    void no_password_and_no_token_is_kept_readable() {
        String kept = side.bean(JdbcClient.class).sql("""
                SELECT string_agg(t::text, ' ') FROM (
                    SELECT to_jsonb(u) AS t FROM command.user_account u
                    UNION ALL SELECT to_jsonb(a) FROM command.access_token a
                    UNION ALL SELECT to_jsonb(l) FROM command.security_log l) AS all_rows
                """).query(String.class).single();

        assertThat(kept).contains("pbkdf2").doesNotContain(People.PASSWORD).doesNotContain("cpt_");
    }

    private static List<String> recorders() {
        return List.of(side.bean(JdbcClient.class)
                .sql("SELECT string_agg(DISTINCT metadata ->> 'recordedBy', ' ') FROM eventstore.event")
                .query(String.class)
                .single()
                .split(" "));
    }
}
