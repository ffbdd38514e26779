package org.citypartnerships.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.common.IdentifierFactory;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {

    @Test
    void axon_makes_ids_that_sort_by_their_time() {
        assertThat(IdentifierFactory.getInstance()).isInstanceOf(TimeOrderedIds.class);
    }

    @Test
    void ids_are_version_7_with_the_time_of_their_making() {
        UUID id = UUID.fromString(new TimeOrderedIds().generateIdentifier());
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16))
                .isBetween(Instant.now().minusSeconds(5), Instant.now().plusSeconds(5));
    }

    @Test
    void ids_never_go_back_and_are_never_given_twice() {
        TimeOrderedIds ids = new TimeOrderedIds();
        List<String> made =
                Stream.generate(ids::generateIdentifier).limit(100_000).toList();
        assertThat(made).isSorted().doesNotHaveDuplicates();
        assertThat(Collections.max(made)).isEqualTo(made.get(made.size() - 1));
    }
}
