package org.citypartnerships.queryside.following;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.citypartnerships.queryside.following.ReadTable.Made;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyedTableTest {

    private static final String STREAM = "partnership:harbin-cn~murmansk-ru";

    private record Visit(String id, String words) {}

    private static final List<TableKey> BY_ID = List.of(new TableKey(List.of("id"), List.of("text"), true));

    private final KeyedTable<List<Visit>, Visit> table = table(BY_ID, false);

    @Test
    void a_row_that_says_the_same_stays_the_object_that_it_was() {
        List<?> before = standing(List.of(new Visit("a", "March"), new Visit("b", "May")), null);
        List<?> after =
                standing(List.of(new Visit("a", "March"), new Visit("c", "June"), new Visit("b", "May")), before);

        assertThat(after).isEqualTo(List.of(new Visit("a", "March"), new Visit("c", "June"), new Visit("b", "May")));
        assertThat(after.get(0)).isSameAs(before.get(0));
        assertThat(after.get(2)).isSameAs(before.get(1));
    }

    @Test
    void rows_that_are_all_as_they_were_need_no_statement() {
        List<?> before = standing(List.of(new Visit("a", "March")), null);
        Statements none = new Statements();

        assertThat(standing(List.of(new Visit("a", "March")), before, none)).isSameAs(before);
        assertThat(none.isEmpty()).isTrue();
    }

    @Test
    void what_a_row_says_now_stands_in_its_place() {
        List<?> before = standing(List.of(new Visit("a", "March")), null);

        assertThat(standing(List.of(new Visit("a", "April")), before)).isEqualTo(List.of(new Visit("a", "April")));
    }

    @Test
    void rows_behind_the_one_that_changed_are_not_written_again() {
        List<?> before =
                standing(List.of(new Visit("a", "March"), new Visit("b", "May"), new Visit("c", "June")), null);
        Statements change = new Statements();

        List<?> after = standing(
                List.of(new Visit("a", "April"), new Visit("b", "May"), new Visit("c", "June")), before, change);

        assertThat(after).isEqualTo(List.of(new Visit("a", "April"), new Visit("b", "May"), new Visit("c", "June")));
        assertThat(after.get(2)).isSameAs(before.get(2));
        assertThat(change.parameters()).containsExactly("[{\"id\":\"a\",\"words\":\"April\"}]");
    }

    @Test
    void of_two_rows_that_say_the_same_one_is_left_where_the_table_has_no_key() {
        KeyedTable<List<Visit>, Visit> keyless = table(List.of(), false);
        List<?> before =
                standing(keyless, List.of(new Visit("a", "March"), new Visit("a", "March")), null, new Statements());
        Statements change = new Statements();

        standing(keyless, List.of(new Visit("a", "March")), before, change);

        assertThat(change.sql()).as("deleted and written once more").contains("DELETE", "INSERT");
    }

    @Test
    void rows_that_are_new_each_time_are_written_whole_and_not_remembered() {
        List<Visit> now = List.of(new Visit("a", "March"));
        Statements change = new Statements();

        assertThat(after(table(BY_ID, true), now, null, change).in(0)).isNull();
        assertThat(change.sql()).contains("DELETE", "INSERT");
        assertThat(change.parameters()).contains("[{\"id\":\"a\",\"words\":\"March\"}]");
    }

    private static KeyedTable<List<Visit>, Visit> table(List<TableKey> keys, boolean isNewEachTime) {
        return new KeyedTable<>(
                "readers",
                new ReadTable<>(
                        "visit",
                        "id",
                        List.of(new Column<>("id", Visit::id), new Column<>("words", Visit::words)),
                        Made::rows,
                        isNewEachTime),
                0,
                keys);
    }

    private List<?> standing(List<Visit> now, @Nullable List<?> before) {
        return standing(now, before, new Statements());
    }

    private List<?> standing(List<Visit> now, @Nullable List<?> before, Statements into) {
        return standing(table, now, before, into);
    }

    private static List<?> standing(
            KeyedTable<List<Visit>, Visit> table, List<Visit> now, @Nullable List<?> before, Statements into) {
        return Objects.requireNonNull(after(table, now, before, into).in(0));
    }

    private static Written after(
            KeyedTable<List<Visit>, Visit> table, List<Visit> now, @Nullable List<?> before, Statements into) {
        Map<String, Written> known = new HashMap<>();
        if (before != null) {
            Written rows = new Written(1);
            rows.stand(0, before);
            known.put(STREAM, rows);
        }
        Map<String, Written> after = new HashMap<>(Map.of(STREAM, new Written(1)));
        table.change(List.of(new Made<>(STREAM, List.of(), now)), known, after, into);
        return Objects.requireNonNull(after.get(STREAM));
    }
}
