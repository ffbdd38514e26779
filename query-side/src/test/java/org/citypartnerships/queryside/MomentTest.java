package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import org.citypartnerships.queryside.following.Lookup;
import org.citypartnerships.queryside.following.Lookups;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.Moments;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is looked up, and read besides, in one moment. */
class MomentTest {

    private static final Lookup<String> CITIES =
            Lookup.of("""
            SELECT party_id FROM readers.party WHERE kind = :kind ORDER BY party_id
            """, (row, number) -> row.getString(1)).about("kind", "CITY");

    private static final Lookup<Integer> IMPOSSIBLE =
            Lookup.of("SELECT 1 / :by", (row, number) -> row.getInt(1)).about("by", 0);

    @SuppressWarnings("NullAway.Init")
    private static RunningQuerySide queries;

    @SuppressWarnings("NullAway.Init")
    private static JdbcTemplate database;

    @SuppressWarnings("NullAway.Init")
    private static Lookups lookups;

    @BeforeAll
    static void record_the_seeds() {
        queries = RunningQuerySide.onAFreshStore();
        queries.record(Seeds.together(Seeds.parties(), Seeds.murmansk(null)));
        database = queries.application.getBean(JdbcTemplate.class);
        lookups = queries.application.getBean(Lookups.class);
    }

    @AfterAll
    static void stop() {
        queries.close();
    }

    private static Moment now() {
        return queries.application.getBean(Moments.class).now(List.of("parties", "partnerships"));
    }

    private static int parties() {
        return Objects.requireNonNull(database.queryForObject("SELECT count(*) FROM readers.party", Integer.class));
    }

    /** Sessions that somebody left in a transaction that failed. */
    private static int leftInDisorder() {
        return Objects.requireNonNull(database.queryForObject("""
                SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND state = 'idle in transaction (aborted)'
                """, Integer.class));
    }

    @Test
    void what_suffices_is_asked_once_and_what_does_not_is_asked_again_in_a_transaction() {
        List<Long> asked = new ArrayList<>();
        LongFunction<List<String>> sufficing = position -> {
            asked.add(position);
            return lookups.list(CITIES);
        };
        assertThat(now().ask(List.of(CITIES), sufficing)).contains("party:harbin-cn");
        assertThat(asked).hasSize(1).doesNotContain(0L);

        asked.clear();
        LongFunction<Integer> more = position -> {
            asked.add(position);
            return lookups.list(CITIES).size() + parties();
        };
        assertThat(now().ask(List.of(CITIES), more)).isGreaterThan(parties());
        assertThat(asked).hasSize(2);
        asked.clear();
        assertThat(now().ask(List.of(CITIES), more)).isGreaterThan(parties());
        assertThat(asked).as("not tried right after it did not suffice").hasSize(1);
    }

    @Test
    void who_takes_a_refusal_for_an_answer_is_asked_again_all_the_same() {
        assertThat((Object) now().ask(position -> {
                    try {
                        return parties();
                    } catch (RuntimeException nothing) {
                        return 0;
                    }
                }))
                .isEqualTo(parties());
    }

    @Test
    void all_that_is_asked_besides_sees_the_moment() {
        int[] times = new int[1];
        int before = parties();
        assertThat((Object) now().ask(List.of(CITIES), position -> {
                    int first = parties();
                    if (++times[0] == 1) {
                        record();
                    }
                    return List.of(first, parties());
                }))
                .isEqualTo(List.of(before, before));
        assertThat(times[0]).isEqualTo(1);
        assertThat(parties()).isEqualTo(before + 1);
    }

    /** Somebody else adds a party, over another connection. */
    private static void record() {
        CompletableFuture.runAsync(() -> database.update("""
                        INSERT INTO readers.party SELECT (jsonb_populate_record(p, '{"party_id": "party:elsewhere-de"}')).*
                        FROM readers.party p WHERE party_id = 'party:harbin-cn'
                        """)).join();
    }

    @Test
    void a_moment_that_fails_leaves_the_connection_to_the_next() {
        assertThatThrownBy(() -> now().ask(List.of(CITIES, IMPOSSIBLE), position -> "never"))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(leftInDisorder()).isZero();
        assertThat(now().<List<String>>ask(List.of(CITIES), position -> lookups.list(CITIES)))
                .contains("party:harbin-cn");
    }

    @Test
    void whatever_else_fails_is_told_as_it_is() {
        assertThatThrownBy(() -> now().ask(List.of(CITIES), position -> {
                    throw new IllegalStateException("no such party");
                }))
                .hasMessage("no such party");
    }

    @Test
    void a_moment_within_another_is_the_same_moment() {
        long position = now().ask(at -> at);
        assertThat((Object) now().ask(List.of(CITIES), outer -> now().ask(inner -> inner + parties())))
                .isEqualTo(position + parties());
    }
}
