package org.citypartnerships.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citypartnerships.eventstore.TestEvents.signed;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

class CommitNoticesTest {

    private final TestDatabase database = TestDatabase.withEventStore();
    private final CommitNotices notices = new CommitNotices(database.as(Roles.COMMAND));
    private final ThreadTransactions command = new ThreadTransactions(database.as(Roles.COMMAND));
    private final PartnershipsEventStore store =
            PartnershipsEventStore.on(EventStorage.on(command, command, TestEvents.serializer())
                    .sealedWith(TestEvents.SEAL)
                    .afterCommit(notices)
                    .engine());

    private Connection listener;

    @BeforeEach
    void listen() throws SQLException {
        listener = database.as(Roles.QUERY).getConnection();
        TestDatabase.execute(listener, "LISTEN " + CommitNotices.CHANNEL);
    }

    @AfterEach
    void close() throws SQLException {
        notices.close();
        listener.close();
    }

    @Test
    void another_session_is_told_of_a_commit_with_the_highest_position() throws SQLException {
        store.publish(signed("partnership:a", 0), signed("partnership:b", 0));
        assertThat(heard(Duration.ofSeconds(10))).containsExactly("2");
    }

    @Test
    void a_thousand_commits_at_once_are_told_in_a_few_notices_and_none_is_left_out() throws SQLException {
        store.publish(signed("partnership:a", 0));
        for (int i = 0; i < 1_000; i++) {
            notices.committed();
        }
        store.publish(signed("partnership:b", 0));
        List<String> heard = heard(Duration.ofSeconds(10));
        while (!heard.contains("2")) {
            heard = heard(Duration.ofSeconds(10));
            assertThat(heard).isNotEmpty().hasSizeLessThan(100);
        }
    }

    @Test
    void a_lost_session_is_replaced_and_recording_does_not_wait_for_it() throws SQLException {
        store.publish(signed("partnership:a", 0));
        heard(Duration.ofSeconds(10));
        TestDatabase.execute(database.asSuperuser(), """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND query LIKE '%pg_notify%' AND pid <> pg_backend_pid()
                """);
        store.publish(signed("partnership:b", 0));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            notices.committed();
            return heard(Duration.ofMillis(200)).contains("2");
        });
    }

    private List<String> heard(Duration wait) throws SQLException {
        PGNotification[] heard = listener.unwrap(PGConnection.class).getNotifications((int) wait.toMillis());
        return heard == null
                ? List.of()
                : Arrays.stream(heard).map(PGNotification::getParameter).toList();
    }
}
