package org.citypartnerships.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.citypartnerships.events.Entry;
import org.citypartnerships.storage.StoredNames;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.Standing;
import org.junit.jupiter.api.Test;

class OrderTest {
    private final Story story = Story.ofMurmanskAndHarbin();

    @Test
    void what_happened_earlier_comes_first_whenever_it_was_recorded() {
        story.visited("later", "2016-05-23").visited("earlier", "2014-03").visited("undated", null);
        assertThat(story.timeline()).containsExactly("undated", "earlier", "later");
    }

    @Test
    void of_the_same_earliest_day_the_more_precise_comes_first() {
        story.visited("year", "2014").visited("month", "2014-01").visited("day", "2014-01-01");
        assertThat(story.timeline()).containsExactly("day", "month", "year");
    }

    @Test
    void of_the_same_days_the_named_comes_before_the_naming() {
        story.protocol(story.linked(Story.header("a-paper", "2014-03"), LinkKind.DURING, "z-paper"), Rung.INTENT)
                .protocol(Story.header("z-paper", "2014-03"), Rung.INTENT);
        assertThat(story.timeline()).containsExactly("z-paper", "a-paper");
    }

    @Test
    void the_naming_comes_after_the_named_wherever_its_days_allow_that() {
        story.visited(story.linked(Story.header("naming", "2015"), LinkKind.DURING, "named"))
                .visited("named", "2015-10-13");
        assertThat(story.timeline()).containsExactly("named", "naming");
    }

    @Test
    void the_naming_comes_first_where_its_days_allow_nothing_else() {
        story.visited(story.linked(Story.header("naming", "2014"), LinkKind.DURING, "named"))
                .visited("named", "2015-10-13");
        assertThat(story.timeline()).containsExactly("naming", "named");
    }

    @Test
    void of_the_same_days_a_visit_comes_before_a_signing_and_a_signing_before_an_end() {
        story.ended("a", "murmansk-ru", "2014-03-04")
                .signed("b", "2014-03-04", Rung.INTENT)
                .visited("c", "2014-03-04");
        assertThat(story.timeline()).containsExactly("c", "b", "a");
        assertThat(story.standing("2014-03-04")).isEqualTo(Standing.ENDED);
    }

    @Test
    void of_the_same_kind_and_days_the_ids_decide() {
        story.visited("b", "2014-03-04").visited("a", "2014-03-04");
        assertThat(story.timeline()).containsExactly("a", "b");
    }

    @Test
    void entries_that_name_each_other_still_have_an_order() {
        story.visited(story.linked(Story.header("b", "2014-03"), LinkKind.DURING, "a"))
                .visited(story.linked(Story.header("a", "2014-03"), LinkKind.DURING, "b"));
        assertThat(story.timeline()).containsExactly("b", "a");
    }

    @Test
    void every_kind_of_entry_has_its_place() {
        List<Class<?>> kinds = Arrays.asList(Entry.class.getPermittedSubclasses());
        assertThat(Kinds.IN_ORDER)
                .containsExactlyInAnyOrderElementsOf(kinds.stream()
                        .<Class<? extends Entry>>map(kind -> kind.asSubclass(Entry.class))
                        .toList());
    }

    @Test
    void a_papers_kind_is_the_name_under_which_its_event_is_stored() {
        Paper.KINDS.forEach(
                (event, kind) -> assertThat(StoredNames.ours().nameOf(event)).isEqualTo(kind));
    }
}
