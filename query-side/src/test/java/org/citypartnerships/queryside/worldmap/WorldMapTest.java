package org.citypartnerships.queryside.worldmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Standing;
import org.junit.jupiter.api.Test;

class WorldMapTest {

    private static final Spot HARBIN = new Spot(45.75, 126.65);
    private static final Spot MURMANSK = new Spot(68.98, 33.09);

    @Test
    void the_middle_of_the_picture_is_the_equator_at_eleven_and_a_half_degrees_east() {
        assertThat(EqualEarth.dot(0, 11.5).x()).isCloseTo(500, Offset.offset(0.001));
        assertThat(EqualEarth.dot(0, 191.4).x()).isCloseTo(1000, Offset.offset(1.0));
        assertThat(EqualEarth.dot(83.7, 11.5).y()).isCloseTo(0, Offset.offset(0.001));
    }

    @Test
    void the_shortest_way_from_harbin_to_murmansk_leads_farther_north_than_either() {
        double north = EqualEarth.dot(MURMANSK.latitude(), MURMANSK.longitude()).y();
        assertThat(HARBIN.arcTo(MURMANSK)).startsWith("M").containsOnlyOnce("M");
        String[] dots = HARBIN.arcTo(MURMANSK).split("L", -1);
        assertThat(Double.parseDouble(dots[20].split(" ", -1)[1])).isLessThan(north + 8);
    }

    @Test
    void a_way_over_the_seam_is_cut_there_and_not_drawn_across_the_picture() {
        assertThat(new Spot(61.2, -149.9).arcTo(new Spot(43.1, 131.9)).split("M"))
                .hasSize(3);
    }

    @Test
    void a_town_is_found_by_its_name_without_marks_in_its_country() {
        Gazetteer gazetteer = new Gazetteer();
        assertThat(gazetteer.find("Nurnberg", "DE"))
                .isEqualTo(gazetteer.find("Nürnberg", "DE"))
                .isPresent();
        assertThat(gazetteer.find("Arkhangelsk", "RU")).isPresent();
        assertThat(gazetteer.find("Harbin", "DE")).isEmpty();
    }

    private static WorldMap.Placed pair(Spot from, Spot to) {
        return WorldMap.Placed.of(
                new WorldMap.Pair(
                        "partnership:" + from + to,
                        new WorldMap.End(new WorldMap.City("party:harbin-cn", "Harbin"), "CN", from),
                        new WorldMap.End(new WorldMap.City("party:murmansk-ru", "Murmansk"), "RU", to),
                        Relation.TWINNING,
                        Standing.IN_FORCE),
                from,
                to);
    }

    private static Spot near(Spot spot, int way) {
        return new Spot(spot.latitude() + way / 100_000.0, spot.longitude() - way / 100_000.0);
    }

    @Test
    void each_end_of_a_line_has_the_city_that_lies_there_whichever_way_it_is_told() {
        List<WorldMap.Arc> there = WorldMap.arcs(List.of(pair(HARBIN, MURMANSK)));
        assertThat(there.get(0).tips()).extracting(tip -> tip.city().name()).containsExactly("Harbin", "Murmansk");
        List<WorldMap.Arc> turned = WorldMap.arcs(List.of(pair(MURMANSK, HARBIN)));
        assertThat(turned.get(0).tips()).extracting(tip -> tip.city().name()).containsExactly("Murmansk", "Harbin");
        assertThat(turned.get(0).path()).isEqualTo(there.get(0).path());
    }

    @Test
    void of_few_pairs_each_has_its_own_line() {
        List<WorldMap.Arc> arcs = WorldMap.arcs(List.of(pair(HARBIN, MURMANSK), pair(near(HARBIN, 1), MURMANSK)));
        assertThat(arcs).extracting(WorldMap.Arc::pairs).containsExactly(1, 1);
        assertThat(arcs).extracting(WorldMap.Arc::partnership).doesNotContainNull();
    }

    @Test
    void of_very_many_pairs_neighbours_are_one_line_whichever_way_they_are_told() {
        List<WorldMap.Placed> pairs = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            pairs.add(pair(near(HARBIN, i), near(MURMANSK, i)));
            pairs.add(pair(near(MURMANSK, -i), near(HARBIN, -i)));
        }
        pairs.add(pair(new Spot(-33.9, 151.2), MURMANSK));
        List<WorldMap.Arc> arcs = WorldMap.arcs(pairs);
        assertThat(arcs).extracting(WorldMap.Arc::pairs).containsExactly(1, 800);
        assertThat(arcs.get(1).partnership()).isNull();
        assertThat(arcs.get(1).path()).isEqualTo(HARBIN.arcTo(MURMANSK));
    }

    @Test
    void there_are_never_more_lines_than_can_be_told_apart() {
        List<WorldMap.Placed> pairs = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            pairs.add(pair(new Spot(i % 160 - 80, i * 7 % 360 - 180), new Spot(i * 11 % 160 - 80, i * 13 % 360 - 180)));
        }
        assertThat(WorldMap.arcs(pairs)).hasSizeLessThanOrEqualTo(WorldMap.ARCS_MAX);
    }

    @Test
    void towns_of_a_name_are_offered_wherever_they_lie_the_largest_first() {
        Gazetteer gazetteer = new Gazetteer();
        assertThat(gazetteer.named("harbin"))
                .containsExactly(new Gazetteer.Town("Harbin", "CN", "45.75", "126.65", "2037013"));
        assertThat(gazetteer.named("Nuernberg"))
                .isEqualTo(gazetteer.named("NÜRNBERG"))
                .hasSize(1);
        assertThat(gazetteer.named("Cambridge"))
                .extracting(Gazetteer.Town::country)
                .startsWith("GB")
                .contains("US", "CA");
        assertThat(gazetteer.named("El Dorado del Mar")).isEmpty();
    }
}
