package org.citypartnerships.queryside.pages;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.worldmap.WorldMap;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of cities as lines on the picture of the world.
 *
 * @param lines the lines
 * @param viewBox the part of the picture that is shown
 * @param unplaced how many pairs are not drawn since nobody knows where a city lies
 * @param strongest how many pairs the strongest line stands for; 1 if each has its own
 */
record MapView(List<Line> lines, String viewBox, int unplaced, int strongest) {

    /**
     * A line on the map.
     *
     * @param look the classes that it is drawn by: {@code in-force}, {@code ended weak}
     */
    record Line(@Nullable String address, String path, String look, String title) {
        static Line of(WorldMap.Arc arc, int strongest, Map<String, String> called, Phrases phrases) {
            String title = called.getOrDefault(arc.one().id(), arc.one().name()) + " – "
                    + called.getOrDefault(arc.other().id(), arc.other().name());
            String partnership = arc.partnership();
            return new Line(
                    partnership == null ? null : "/partnerships/" + Ids.name(partnership),
                    arc.path(),
                    StatusView.colour(arc.relation(), arc.standing()) + strength(arc.pairs(), strongest),
                    arc.pairs() == 1 ? title : phrases.say("map.others", title, arc.pairs() - 1));
        }

        /** Lines that stand for many pairs are drawn over and before those that stand for few. */
        private static String strength(int pairs, int strongest) {
            if (strongest == 1) {
                return "";
            }
            return pairs * 2 >= strongest ? " strong" : pairs * 4 < strongest ? " weak" : "";
        }
    }

    static MapView of(WorldMap.Answer drawn, ReaderNames names, Phrases phrases) {
        Map<String, String> called = names.spoken(
                drawn.arcs().stream()
                        .flatMap(arc -> Stream.of(arc.one().id(), arc.other().id()))
                        .distinct()
                        .toList(),
                phrases);
        int strongest =
                drawn.arcs().stream().mapToInt(WorldMap.Arc::pairs).max().orElse(1);
        return new MapView(
                drawn.arcs().stream()
                        .map(arc -> Line.of(arc, strongest, called, phrases))
                        .toList(),
                drawn.frame().viewBox(),
                drawn.unplaced(),
                strongest);
    }
}
