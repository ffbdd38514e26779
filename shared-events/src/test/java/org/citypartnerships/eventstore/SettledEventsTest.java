package org.citypartnerships.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettledEventsTest {

    private final EventStoreOnPostgres store = new EventStoreOnPostgres();
    private final SettledEvents events = new SettledEvents(100);
    private Connection reader;
    private long position;

    @BeforeEach
    void open() throws SQLException {
        reader = store.database.as(Roles.COMMAND).getConnection();
    }

    @AfterEach
    void close() throws SQLException {
        reader.close();
    }

    @Test
    void events_come_in_the_order_of_their_positions_and_once() throws SQLException {
        append("party:harbin-cn");
        append("party:murmansk-ru");
        assertThat(read()).containsExactly("party:harbin-cn", "party:murmansk-ru");
        assertThat(read()).isEmpty();
    }

    @Test
    void nothing_is_passed_over_for_an_append_that_is_committed_late() throws SQLException {
        Connection late = store.beginAppend(TestEvents.signed("party:harbin-cn", 0));
        append("party:murmansk-ru");
        assertThat(read()).isEmpty();
        append("party:dalian-cn");
        assertThat(read()).isEmpty();
        late.commit();
        late.close();
        assertThat(readAll()).containsExactly("party:harbin-cn", "party:murmansk-ru", "party:dalian-cn");
    }

    @Test
    void a_position_that_stays_empty_is_passed_when_its_append_is_undone() throws SQLException {
        Connection undone = store.beginAppend(TestEvents.signed("party:harbin-cn", 0));
        append("party:murmansk-ru");
        assertThat(read()).isEmpty();
        undone.rollback();
        undone.close();
        append("party:dalian-cn");
        assertThat(readAll()).containsExactly("party:murmansk-ru", "party:dalian-cn");
    }

    @Test
    void what_comes_before_a_gap_does_not_wait_for_it() throws SQLException {
        append("party:harbin-cn");
        Connection late = store.beginAppend(TestEvents.signed("party:murmansk-ru", 0));
        append("party:dalian-cn");
        assertThat(readAll()).containsExactly("party:harbin-cn");
        late.commit();
        late.close();
        assertThat(readAll()).containsExactly("party:murmansk-ru", "party:dalian-cn");
    }

    @Test
    void a_long_transaction_that_began_after_the_gap_was_seen_holds_nothing_up() throws SQLException {
        Connection undone = store.beginAppend(TestEvents.signed("party:harbin-cn", 0));
        append("party:murmansk-ru");
        assertThat(read()).isEmpty();
        Connection later = store.beginAppend(TestEvents.signed("party:dalian-cn", 0));
        undone.rollback();
        undone.close();
        assertThat(readAll()).containsExactly("party:murmansk-ru");
        later.commit();
        later.close();
        assertThat(readAll()).containsExactly("party:dalian-cn");
    }

    @Test
    void random_appends_committed_and_undone_in_any_order_are_read_once_in_the_order_of_positions()
            throws SQLException {
        long seed = 20261121;
        Random random = new Random(seed);
        List<Connection> open = new ArrayList<>();
        List<String> read = new ArrayList<>();
        for (int round = 0; round < 150; round++) {
            if (open.size() < 5 && random.nextInt(3) > 0) {
                open.add(store.beginAppend(TestEvents.signed("party:city-" + round, 0)));
            } else if (!open.isEmpty()) {
                try (Connection ended = open.remove(random.nextInt(open.size()))) {
                    if (random.nextInt(3) == 0) {
                        ended.rollback();
                    } else {
                        ended.commit();
                    }
                }
            }
            read.addAll(read());
        }
        for (Connection last : open) {
            last.commit();
            last.close();
        }
        read.addAll(readAll());
        assertThat(read).as("seed %d", seed).isEqualTo(inTheStore());
    }

    private void append(String stream) {
        store.engine.appendEvents(TestEvents.signed(stream, 0));
    }

    private List<String> readAll() throws SQLException {
        List<String> all = new ArrayList<>();
        for (int tries = 0; tries < 3; tries++) {
            all.addAll(read());
        }
        return all;
    }

    private List<String> read() throws SQLException {
        List<SettledEvents.Positioned> next = events.after(position, reader);
        if (!next.isEmpty()) {
            position = next.get(next.size() - 1).position();
        }
        return next.stream().map(read -> read.event().stream()).toList();
    }

    private List<String> inTheStore() throws SQLException {
        try (var statement =
                        reader.prepareStatement("SELECT stream_id FROM eventstore.event ORDER BY global_position");
                var rows = statement.executeQuery()) {
            List<String> streams = new ArrayList<>();
            while (rows.next()) {
                streams.add(rows.getString(1));
            }
            return streams;
        }
    }
}
