package org.citypartnerships.queryside.following;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What readers stood at counts for ten milliseconds, unless somebody knows better. */
class SeenTokensTest {

    private static final List<String> BOTH = List.of("parties", "figures");

    private long now = Long.MAX_VALUE - TimeUnit.MILLISECONDS.toNanos(5); // a clock that is about to start over
    private final SeenTokens seen = new SeenTokens(() -> now);

    private void passes(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Test
    void a_token_that_nobody_saw_is_not_known() {
        seen.saw("parties", "7", seen.now());
        assertThat(seen.of(BOTH)).isNull();
        seen.saw("figures", "8", seen.now());
        assertThat(seen.of(BOTH)).containsExactly("7", "8");
    }

    @Test
    void it_counts_for_ten_milliseconds_from_when_its_statement_was_begun() {
        long begun = seen.now();
        passes(4);
        seen.saw("parties", "7", begun);
        passes(6);
        assertThat(seen.of(List.of("parties"))).containsExactly("7");
        passes(1);
        assertThat(seen.of(List.of("parties"))).isNull();
    }

    @Test
    void a_statement_that_was_begun_before_another_says_nothing_new() {
        long slow = seen.now();
        passes(1);
        seen.saw("parties", "8", seen.now());
        seen.saw("parties", "7", slow);
        assertThat(seen.of(List.of("parties"))).containsExactly("8");
    }

    @Test
    void nothing_counts_that_was_asked_before_readers_here_read_on() {
        long before = seen.now();
        seen.saw("parties", "7", before);
        passes(1);
        seen.moved();
        assertThat(seen.of(List.of("parties"))).isNull();
        seen.saw("parties", "7", before);
        assertThat(seen.of(List.of("parties"))).isNull();
        seen.saw("parties", "8", seen.now());
        assertThat(seen.of(List.of("parties"))).containsExactly("8");
    }

    @Test
    void the_same_token_is_the_same_text() {
        String first = new String("7".toCharArray());
        seen.saw("parties", first, seen.now());
        passes(1);
        seen.saw("parties", new String("7".toCharArray()), seen.now());
        assertThat(seen.of(List.of("parties"))).singleElement().isSameAs(first);
    }
}
