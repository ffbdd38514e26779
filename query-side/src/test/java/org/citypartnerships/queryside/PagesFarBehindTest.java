package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.citypartnerships.events.Event;
import org.citypartnerships.values.PartnershipId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages far behind in a list are read from a milestone before them, and hold what stands there. */
class PagesFarBehindTest {

    private static final int PARTNERSHIPS = 1120;
    private static final int SIZE = 50;
    private static final Pattern ADDRESS = Pattern.compile("<a href=\"/partnerships/([^\"?]+)\"");

    @SuppressWarnings("NullAway.Init")
    private static RunningQuerySide queries;

    @BeforeAll
    static void record_many_strands_between_two_cities() {
        queries = RunningQuerySide.onAFreshStore();
        queries.record(Seeds.parties());
        queries.record(IntStream.range(0, PARTNERSHIPS)
                .mapToObj(PagesFarBehindTest::strand)
                .toArray(Event[]::new));
    }

    private static Event strand(int number) {
        return Seeds.opened(
                new PartnershipId("partnership:" + name(number)),
                "strand " + number,
                List.of(Seeds.HARBIN),
                List.of(Seeds.MURMANSK));
    }

    private static String name(int number) {
        return "harbin-cn~murmansk-ru.s%04d".formatted(number);
    }

    @AfterAll
    static void stop() {
        queries.close();
    }

    private static List<String> listed(String query) {
        return ADDRESS.matcher(queries.get("/partnerships?" + query, "Accept", "text/html")
                        .body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 11, 12, 20, 21, 23, 24})
    void a_page_holds_what_comes_at_its_place(int page) {
        assertThat(listed("page=" + page))
                .isEqualTo(IntStream.range((page - 1) * SIZE, Math.min(PARTNERSHIPS, page * SIZE))
                        .mapToObj(PagesFarBehindTest::name)
                        .toList());
    }

    @Test
    void a_page_of_what_is_looked_for_holds_that_alone() {
        assertThat(listed("q=murmansk&page=23")).hasSize(PARTNERSHIPS - 22 * SIZE);
        assertThat(listed("country=DE&page=12")).isEmpty();
    }
}
