package org.citypartnerships.queryside.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.worldmap.Frame;
import org.citypartnerships.queryside.worldmap.WorldMap;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of cities as lines on the picture of the world.
 *
 * @param lines the lines
 * @param towns the cities at their ends, while they are few enough to be told apart
 * @param legend what the colours of the lines mean
 * @param viewBox the part of the picture that is shown
 * @param unit a hundredth of its width
 * @param caption what the lines are
 * @param strength how many pairs the strongest line stands for, in words; null if each has its own
 * @param missing how many pairs are not drawn since nobody knows where a city lies, in words; null if all are
 */
record MapView(
        List<Line> lines,
        List<Town> towns,
        List<Colour> legend,
        String viewBox,
        double unit,
        String caption,
        @Nullable String strength,
        @Nullable String missing) {

    /** More names than those of so many lines would cover each other. */
    private static final int NAMED_LINES_MAX = 40;

    /** How high a name is, and how wide one of its letters, in hundredths of the width that is shown. */
    private static final double NAME_HEIGHT = 2;

    private static final double LETTER_WIDTH = 1.1;

    /**
     * A line on the map.
     *
     * @param look the classes that it is drawn by: {@code in-force}, {@code ended weak}
     */
    record Line(@Nullable String address, String path, String look, String title) {
        static Line of(WorldMap.Arc arc, int strongest, Map<String, String> called, Phrases phrases) {
            String title = name(arc.one(), called) + " – " + name(arc.other(), called);
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

    /**
     * A city at the end of a line.
     *
     * @param named whether there is room for its name
     * @param isEast whether it lies in the right half, so that its name stands at its left
     */
    record Town(String name, double x, double y, boolean named, boolean isEast) {
        private boolean covers(Town other, double unit) {
            double width = Math.max(name.length(), other.name.length()) * LETTER_WIDTH * unit;
            return Math.abs(y - other.y) < NAME_HEIGHT * unit && Math.abs(x - other.x) < width;
        }
    }

    /** A colour, and what it means. */
    record Colour(String look, String words) {}

    static MapView of(WorldMap.Answer drawn, String caption, ReaderNames names, Phrases phrases) {
        List<WorldMap.Arc> arcs = drawn.arcs();
        Map<String, String> called = names.spoken(
                arcs.stream()
                        .flatMap(arc -> Stream.of(arc.one().id(), arc.other().id()))
                        .distinct()
                        .toList(),
                phrases);
        int strongest = arcs.stream().mapToInt(WorldMap.Arc::pairs).max().orElse(1);
        return new MapView(
                arcs.stream()
                        .map(arc -> Line.of(arc, strongest, called, phrases))
                        .toList(),
                arcs.size() > NAMED_LINES_MAX ? List.of() : towns(arcs, drawn.frame(), called),
                legend(arcs, phrases),
                drawn.frame().viewBox(),
                drawn.frame().width() / 100,
                caption,
                strongest > 1 ? phrases.say("map.strongest", strongest) : null,
                drawn.unplaced() > 0 ? phrases.say("map.unplaced", drawn.unplaced()) : null);
    }

    private static String name(WorldMap.City city, Map<String, String> called) {
        return called.getOrDefault(city.id(), city.name());
    }

    private static List<Town> towns(List<WorldMap.Arc> arcs, Frame frame, Map<String, String> called) {
        double unit = frame.width() / 100;
        double middle = frame.x() + frame.width() / 2;
        List<Town> towns = new ArrayList<>();
        for (WorldMap.Arc arc : arcs) {
            for (WorldMap.Tip tip : arc.tips()) {
                Town town = new Town(name(tip.city(), called), tip.x(), tip.y(), true, tip.x() > middle);
                boolean isCovered = towns.stream().anyMatch(other -> other.named() && other.covers(town, unit));
                towns.add(isCovered ? new Town(town.name(), town.x(), town.y(), false, town.isEast()) : town);
            }
        }
        return towns;
    }

    private static List<Colour> legend(List<WorldMap.Arc> arcs, Phrases phrases) {
        Map<String, Colour> colours = new LinkedHashMap<>();
        arcs.stream()
                .sorted((one, other) -> one.standing().compareTo(other.standing()))
                .forEach(arc -> {
                    String look = StatusView.colour(arc.relation(), arc.standing());
                    boolean isIntent = arc.relation() == Relation.INTENT && arc.standing() == Standing.IN_FORCE;
                    colours.putIfAbsent(
                            look,
                            new Colour(
                                    look,
                                    isIntent
                                            ? phrases.relation(arc.relation())
                                            : phrases.say(
                                                    "standing." + arc.standing().name())));
                });
        return List.copyOf(colours.values());
    }
}
