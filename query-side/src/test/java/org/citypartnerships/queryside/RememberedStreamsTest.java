package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.citypartnerships.events.PartyRenamed;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.following.RememberedStreams;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartyName;
import org.citypartnerships.values.StatedDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What is remembered of a stream never tells more, or less, than reading it would. */
class RememberedStreamsTest {

    private static final String SUNDERLAND = Seeds.SUNDERLAND.value();

    private final RunningQuerySide queries = RunningQuerySide.onAFreshStore();
    private final RememberedStreams streams = queries.application.getBean(RememberedStreams.class);
    private long registered;

    @BeforeEach
    void register_the_parties() {
        registered = queries.record(Seeds.together(Seeds.parties()));
    }

    @AfterEach
    void stop() {
        queries.close();
    }

    private long rename(String name) {
        return queries.record(new PartyRenamed(
                Seeds.SUNDERLAND, Header.of("as-" + name, StatedDate.of("2021")), PartyName.of(name), false));
    }

    private long sequence(long position) {
        return streams.upTo(position, SUNDERLAND).map(RecordedStream::sequence).orElse(-1L);
    }

    @Test
    void what_was_recorded_since_is_read() {
        long first = sequence(registered);
        long renamed = rename("One");
        assertThat(sequence(renamed)).isEqualTo(first + 1);
        assertThat(sequence(rename("Two"))).isEqualTo(first + 2);
        assertThat(streams.upTo(Long.MAX_VALUE, List.of(SUNDERLAND, "party:nobody"))
                        .keySet())
                .containsExactly(SUNDERLAND);
    }

    @Test
    void of_an_earlier_position_it_tells_what_was_recorded_by_then() {
        long first = sequence(registered);
        rename("One");
        assertThat(sequence(Long.MAX_VALUE)).isEqualTo(first + 1);
        assertThat(sequence(registered)).isEqualTo(first);
        assertThat(sequence(0)).isEqualTo(-1);
    }

    @Test
    void an_answer_is_made_from_what_its_own_transaction_sees() throws Exception {
        long first = sequence(registered);
        TransactionTemplate moment =
                new TransactionTemplate(queries.application.getBean(PlatformTransactionManager.class));
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        Optional<Long> seen = Optional.ofNullable(moment.execute(status -> {
            sequence(registered);
            rename("One");
            Thread other = new Thread(() -> sequence(Long.MAX_VALUE));
            other.start();
            try {
                other.join();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return sequence(Long.MAX_VALUE);
        }));
        assertThat(seen).contains(first);
        assertThat(sequence(Long.MAX_VALUE)).isEqualTo(first + 1);
    }
}
