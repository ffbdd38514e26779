package org.citypartnerships.commandside.verification;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.citypartnerships.commandside.verification.Difference.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is changed in whichever event, straight in the database: it is found, and the first bad event is named. */
class TamperingTest {

    private static final long SEED = 20261121;

    @Test
    void a_hundred_tamperings_are_found_each_and_the_event_is_named() throws Exception {
        everyOneIsFound(RecordedSeeds.withMeetings(0), 100);
    }

    @Test
    @Tag("history")
    void a_thousand_tamperings_with_a_thousand_events_are_found_each_and_the_event_is_named() throws Exception {
        everyOneIsFound(RecordedSeeds.withMeetings(850), 1000);
    }

    private static void everyOneIsFound(RecordedSeeds recorded, int tamperings) throws Exception {
        recorded.withoutGuards();
        Random random = new Random(SEED);
        try (Connection connection = recorded.database.asSuperuser().getConnection()) {
            connection.setAutoCommit(false);
            List<Long> positions = positions(connection);
            assertThat(recorded.verified(connection).difference()).isNull();
            int found = 0;
            for (int number = 0; number < tamperings; number++) {
                Tampering.Done done = new Tampering(connection, random, positions).tamper(number);
                Difference difference = recorded.verified(connection).difference();
                String as = "seed %d, tampering %d: %s; %s".formatted(SEED, number, done.words(), difference);
                Named event = requireNonNull(requireNonNull(difference, as).event(), as);
                assertThat(done.positions()).as(as).contains(event.position());
                found++;
                connection.rollback();
            }
            assertThat(found).isEqualTo(tamperings);
            assertThat(recorded.verified(connection).difference()).isNull();
        }
    }

    private static List<Long> positions(Connection connection) throws Exception {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT global_position FROM eventstore.event ORDER BY global_position")) {
            List<Long> positions = new ArrayList<>();
            while (rows.next()) {
                positions.add(rows.getLong(1));
            }
            return positions;
        }
    }
}
