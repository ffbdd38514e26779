package org.citypartnerships.queryside.following;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlacesTest {

    @Test
    void an_entry_that_comes_in_between_moves_no_other() {
        List<Long> order = new ArrayList<>(List.of(0L, 1L, 2L, 3L));
        List<Long> before = Places.of(order);
        order.add(2, 4L);
        List<Long> after = new ArrayList<>(Places.of(order));
        after.remove(2);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void thousands_come_in_at_the_same_spot_before_the_others_move() {
        List<Long> order = new ArrayList<>(List.of(0L, 1L));
        for (long sequence = 2; sequence < 3_000; sequence++) {
            order.add(order.size() - 1, sequence);
        }
        List<Long> places = Places.of(order);
        assertThat(places).isSorted().doesNotHaveDuplicates();
        assertThat(places.get(0)).isEqualTo(Places.of(List.of(0L, 1L)).get(0));
        assertThat(places.get(places.size() - 1))
                .isEqualTo(Places.of(List.of(0L, 1L)).get(1));
    }

    @Test
    void they_are_in_order_wherever_entries_come_in() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            List<Long> order = new ArrayList<>();
            for (long sequence = 0; sequence < 500; sequence++) {
                order.add(seed % 2 == 0 ? random.nextInt(order.size() + 1) : Math.min(1, order.size()), sequence);
            }
            List<Long> places = Places.of(order);
            assertThat(places).as("seed " + seed).hasSize(500).isSorted().doesNotHaveDuplicates();
        }
    }
}
