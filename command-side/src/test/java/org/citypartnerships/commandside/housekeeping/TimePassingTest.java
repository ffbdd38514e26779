package org.citypartnerships.commandside.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.citypartnerships.commandside.RunningCommandSide;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Days pass: on the clock of the test, which goes as far as it is told. */
@SuppressWarnings("try") // a second node works while it is open
class TimePassingTest {

    private static final String NOTED = """
            SELECT name || ' ' || stream_id || ' ' || (payload ->> 'plan') || ' ' || (payload ->> 'dueOn')
            FROM eventstore.event WHERE name = 'plan-overdue'
            UNION ALL
            SELECT name || ' ' || stream_id || ' ' || (payload ->> 'instrument') || ' ' || (payload ->> 'elapsedOn')
            FROM eventstore.event WHERE name = 'term-elapsed'
            ORDER BY 1
            """;

    private static final String TAKE_THE_SESSION_AWAY = """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'partnerships housekeeping'
            """;

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final LocalDate due = today.plusDays(10);
    private final Movable clock = new Movable();

    /** A clock that can be put forward. */
    private static final class Movable extends Clock implements BeanPostProcessor {
        private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

        void putForward(int days) {
            ahead.set(Duration.ofDays(days));
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof Clock ? this : bean;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead.get());
        }
    }

    @Test
    void a_plan_and_a_term_are_noted_once_when_their_day_has_passed_and_not_before() throws Exception {
        try (RunningCommandSide side = RunningCommandSide.start(clock)) {
            cities(side, "murmansk-ru", "harbin-cn");
            plan(side, "plan", "murmansk-ru", "harbin-cn", due);
            sign(side, "paper", "murmansk-ru", "harbin-cn", today.minusYears(1), due.plusDays(1));
            awaitLookedThrough(side, today);
            clock.putForward(10);
            awaitLookedThrough(side, due);
            assertThat(noted(side)).isEmpty();
            clock.putForward(11);
            awaitLookedThrough(side, due.plusDays(1));
            String overdue = "plan-overdue partnership:harbin-cn~murmansk-ru plan " + due;
            assertThat(noted(side)).containsExactly(overdue);
            clock.putForward(12);
            awaitLookedThrough(side, due.plusDays(2));
            clock.putForward(13);
            awaitLookedThrough(side, due.plusDays(3));
            assertThat(noted(side))
                    .containsExactly(
                            overdue, "term-elapsed partnership:harbin-cn~murmansk-ru paper " + due.plusDays(1));
        }
    }

    @Test
    void what_had_ended_before_it_was_recorded_is_history_and_no_news() throws Exception {
        try (RunningCommandSide side = RunningCommandSide.start(clock)) {
            cities(side, "murmansk-ru", "harbin-cn");
            plan(side, "s3-20", "murmansk-ru", "harbin-cn", LocalDate.of(2016, 9, 11));
            sign(side, "paper", "murmansk-ru", "harbin-cn", LocalDate.of(2009, 6, 1), LocalDate.of(2014, 6, 1));
            clock.putForward(20);
            awaitLookedThrough(side, today.plusDays(20));
            assertThat(noted(side)).isEmpty();
        }
    }

    @Test
    void what_was_fulfilled_or_cancelled_in_time_is_not_noted() throws Exception {
        try (RunningCommandSide side = RunningCommandSide.start(clock)) {
            cities(side, "murmansk-ru", "harbin-cn");
            plan(side, "plan", "murmansk-ru", "harbin-cn", due);
            send(side, "CancelPlan", """
                    {"subject": "partnership:harbin-cn~murmansk-ru", "plan": "plan",
                     "header": {"entryId": "cancelled", "happened": "%s"}}
                    """.formatted(today));
            clock.putForward(20);
            awaitLookedThrough(side, today.plusDays(20));
            assertThat(noted(side)).isEmpty();
        }
    }

    @Test
    void a_process_that_was_down_on_the_day_notes_it_when_it_is_up_again() throws Exception {
        RunningCommandSide first = RunningCommandSide.start(clock);
        cities(first, "murmansk-ru", "harbin-cn");
        plan(first, "plan", "murmansk-ru", "harbin-cn", due);
        awaitLookedThrough(first, today);
        first.close();
        clock.putForward(30);
        try (RunningCommandSide again = first.another(clock)) {
            awaitLookedThrough(again, today.plusDays(30));
            assertThat(noted(again)).containsExactly("plan-overdue partnership:harbin-cn~murmansk-ru plan " + due);
        }
    }

    @Test
    void several_nodes_whose_sessions_are_taken_away_in_the_middle_note_each_day_once() throws Exception {
        int partnerships = 120;
        try (RunningCommandSide one = RunningCommandSide.start(clock);
                RunningCommandSide other = one.another(clock)) {
            List<String> expected = new ArrayList<>();
            cities(one, "harbin-cn");
            for (int number = 100; number < 100 + partnerships; number++) {
                cities(one, "city-" + number + "-ru");
                plan(one, "plan", "city-" + number + "-ru", "harbin-cn", due);
                expected.add("plan-overdue partnership:city-" + number + "-ru~harbin-cn plan " + due);
            }
            awaitLookedThrough(one, today);
            clock.putForward(20);
            long taken = 0;
            for (int tries = 0; tries < 600 && noted(one).size() < partnerships; tries++) {
                if (taken < 4) {
                    taken += number(one, TAKE_THE_SESSION_AWAY);
                }
                Thread.sleep(100);
            }
            awaitLookedThrough(one, today.plusDays(20));
            assertThat(taken).isPositive();
            assertThat(noted(one)).containsExactlyElementsOf(expected);
        }
    }

    private static void cities(RunningCommandSide side, String... names) {
        for (String name : names) {
            send(side, "RegisterParty", """
                    {"partyId": "party:%1$s", "header": {"entryId": "registered"}, "kind": "CITY",
                     "names": [{"text": "%1$s"}], "country": "%2$s"}
                    """.formatted(
                            name, name.substring(name.length() - 2).toUpperCase(java.util.Locale.ROOT)));
        }
    }

    private static String sides(String one, String other) {
        return "{\"sides\": [{\"members\": [\"party:%s\"]}, {\"members\": [\"party:%s\"]}]}".formatted(one, other);
    }

    private static void plan(RunningCommandSide side, String id, String one, String other, LocalDate day) {
        send(side, "PlanSigning", """
                {"partnership": %s, "header": {"entryId": "%s"}, "plannedFor": "%s", "toEstablish": ["TWINNING"]}
                """.formatted(sides(one, other), id, day));
    }

    private static void sign(
            RunningCommandSide side, String id, String one, String other, LocalDate day, LocalDate until) {
        send(side, "SignAgreement", """
                {"partnership": %s, "header": {"entryId": "%s", "happened": "%s"},
                 "instrument": {"form": "COOPERATION_AGREEMENT", "establishes": ["FRIENDSHIP"],
                                "term": {"kind": "FIXED", "until": "%s"}}}
                """.formatted(sides(one, other), id, day, until));
    }

    private static void send(RunningCommandSide side, String command, String json) {
        RunningCommandSide.Reply reply = side.send(command, json);
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(201);
    }

    private static void awaitLookedThrough(RunningCommandSide side, LocalDate day) throws Exception {
        for (int tries = 0;
                number(side, "SELECT count(*) FROM command.day_passed WHERE day = '" + day + "'") == 0;
                tries++) {
            assertThat(tries).as("tries until all streams were looked through").isLessThan(600);
            Thread.sleep(100);
        }
    }

    private static List<String> noted(RunningCommandSide side) throws SQLException {
        return texts(side, NOTED);
    }

    private static long number(RunningCommandSide side, String sql) throws SQLException {
        return Long.parseLong(texts(side, sql).get(0));
    }

    private static List<String> texts(RunningCommandSide side, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = side.database().asSuperuser().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
