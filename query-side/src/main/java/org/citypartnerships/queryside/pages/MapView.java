package org.citypartnerships.queryside.pages;

import java.util.List;
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
 */
record MapView(List<Line> lines, String viewBox, int unplaced) {

    /** A line on the map. */
    record Line(@Nullable String address, String path, String colour, String title) {
        static Line of(WorldMap.Arc arc, Phrases phrases) {
            String title = arc.one() + " – " + arc.other();
            String partnership = arc.partnership();
            return new Line(
                    partnership == null ? null : "/partnerships/" + Ids.name(partnership),
                    arc.path(),
                    StatusView.colour(arc.relation(), arc.standing()),
                    arc.pairs() == 1 ? title : phrases.say("map.others", title, arc.pairs() - 1));
        }
    }

    static MapView of(WorldMap.Answer drawn, Phrases phrases) {
        return new MapView(
                drawn.arcs().stream().map(arc -> Line.of(arc, phrases)).toList(),
                drawn.frame().viewBox(),
                drawn.unplaced());
    }
}
