package org.citypartnerships.queryside.worldmap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.citypartnerships.queryside.following.Lookup;
import org.citypartnerships.queryside.following.Lookups;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pairs of cities of today as arcs on a map; where there are many, those of neighbouring cities are one. */
@Component
public class WorldMap {

    private static final String PAIRS = """
            SELECT m.partnership_id, s.relation, s.standing,
                   a.party_id AS one_id, a.name AS one, a.country AS one_country, a.latitude AS one_latitude, a.longitude AS one_longitude,
                   b.party_id AS other_id, b.name AS other, b.country AS other_country, b.latitude AS other_latitude,
                   b.longitude AS other_longitude
            FROM readers.partnership_member m
            JOIN readers.partnership_member n ON n.partnership_id = m.partnership_id AND n.side_id > m.side_id
                AND (n.from_day IS NULL OR n.from_day <= :day) AND (n.until_day IS NULL OR n.until_day > :day)
            JOIN readers.party a ON a.party_id = m.party_id AND a.kind = 'CITY'
            JOIN readers.party b ON b.party_id = n.party_id AND b.kind = 'CITY'
            JOIN readers.partnership p ON p.partnership_id = m.partnership_id
                AND (p.first_day IS NULL OR p.first_day <= :day)
            JOIN readers.partnership_spell s ON s.partnership_id = m.partnership_id
                AND (s.from_day IS NULL OR s.from_day <= :day) AND (s.until_day IS NULL OR s.until_day > :day)
            WHERE (m.from_day IS NULL OR m.from_day <= :day) AND (m.until_day IS NULL OR m.until_day > :day)
            ORDER BY m.partnership_id, m.place, n.place
            """;

    private static final String PAIRS_OF_ONE = PAIRS.replace("ORDER BY", """
            AND m.partnership_id IN (SELECT partnership_id FROM readers.partnership_member WHERE party_id = :city)
            AND :city IN (m.party_id, n.party_id) ORDER BY
            """.strip());

    /** More cannot be told apart, and would make the page heavy. */
    static final int ARCS_MAX = 200;

    /** As many times longer than it took to draw. */
    private static final long SHOWN_FOR = 20;

    /** Rows can be made anew without anything being recorded; nobody waits for a map more often than that. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final double[] GRIDS_DEGREES = {0, 1, 2, 4, 8, 16, 32};

    private final JdbcClient database;
    private final Lookups lookups;
    private final Gazetteer gazetteer;
    private final Clock clock;
    private volatile @Nullable Remembered remembered;

    WorldMap(JdbcClient database, Lookups lookups, Gazetteer gazetteer, Clock clock) {
        this.database = database;
        this.lookups = lookups;
        this.gazetteer = gazetteer;
        this.clock = clock;
    }

    /**
     * A line between two cities, or between two neighbourhoods of cities.
     *
     * @param path the line, as a path of SVG on the picture {@code world.svg}
     * @param one a city at one end
     * @param other a city at the other
     * @param tips where it begins and ends on the picture, and the city there
     * @param pairs how many pairs of cities it stands for
     * @param partnership the partnership, if it stands for one pair alone
     */
    public record Arc(
            String path,
            City one,
            City other,
            List<Tip> tips,
            Relation relation,
            Standing standing,
            int pairs,
            @Nullable String partnership) {}

    /** A city by its id, and by the name that it goes by. */
    public record City(String id, String name) {}

    /** Where a line begins or ends, in the units of the picture. */
    public record Tip(City city, double x, double y) {
        static Tip of(City city, Spot spot) {
            EqualEarth.Dot dot = EqualEarth.dot(spot.latitude(), spot.longitude());
            return new Tip(city, Math.round(dot.x() * 10) / 10.0, Math.round(dot.y() * 10) / 10.0);
        }
    }

    /** The arcs, the part of the picture that they are on, and how many pairs have none since nobody knows where a city lies. */
    public record Answer(List<Arc> arcs, Frame frame, int unplaced) {}

    record End(
            City city, @Nullable String country, @Nullable Spot recorded) {
        static End of(ResultSet row, String which) throws SQLException {
            double latitude = row.getDouble(which + "_latitude");
            boolean isPlaced = !row.wasNull();
            return new End(
                    new City(row.getString(which + "_id"), row.getString(which)),
                    row.getString(which + "_country"),
                    isPlaced ? new Spot(latitude, row.getDouble(which + "_longitude")) : null);
        }
    }

    record Pair(String partnership, End one, End other, Relation relation, Standing standing) {
        static Pair of(ResultSet row, int number) throws SQLException {
            return new Pair(
                    row.getString("partnership_id"),
                    End.of(row, "one"),
                    End.of(row, "other"),
                    Relation.valueOf(row.getString("relation")),
                    Standing.valueOf(row.getString("standing")));
        }
    }

    /** A pair with its ends where they lie, the eastern one first: there and back is one way. */
    record Placed(Pair pair, Spot from, Spot to, boolean isTurned) {
        static Placed of(Pair pair, Spot one, Spot other) {
            return one.longitude() < other.longitude()
                    ? new Placed(pair, other, one, true)
                    : new Placed(pair, one, other, false);
        }

        City first() {
            return isTurned ? pair.other().city() : pair.one().city();
        }

        City last() {
            return isTurned ? pair.one().city() : pair.other().city();
        }
    }

    private record Bundle(Spot from, Spot to, Relation relation, Standing standing) {}

    /**
     * A map that was drawn.
     *
     * @param position where it was drawn
     * @param day the day that it is of
     * @param busyUntilNanos until when it is shown even if more has been recorded
     * @param goodUntilNanos until when it is shown if nothing has
     */
    private record Remembered(Answer answer, long position, LocalDate day, long busyUntilNanos, long goodUntilNanos) {
        boolean shows(long asked, LocalDate today, long now) {
            return day.equals(today) && (now - busyUntilNanos < 0 || (position == asked && now - goodUntilNanos < 0));
        }
    }

    /**
     * The map of today. It is drawn once as long as nothing is recorded, and one that took long to draw is shown for a while, so
     * that readers do not wait for it.
     *
     * @param position the position up to which everything recorded is to be on it
     */
    public Answer today(long position) {
        Remembered last = remembered;
        LocalDate today = LocalDate.now(clock);
        long begun = System.nanoTime();
        if (last != null && last.shows(position, today, begun)) {
            return last.answer();
        }
        Answer drawn =
                drawn(database.sql(PAIRS).param("day", today).query(Pair::of).list());
        long now = System.nanoTime();
        remembered = new Remembered(drawn, position, today, now + SHOWN_FOR * (now - begun), now + KEPT.toNanos());
        return drawn;
    }

    /** The pairs of one city, {@code party:harbin-cn}. */
    public Answer of(String city) {
        return drawn(lookups.list(pairsOf(city)));
    }

    /** What is to be looked up before that is asked for. */
    public Lookup<?> lookup(String city) {
        return pairsOf(city);
    }

    private Lookup<Pair> pairsOf(String city) {
        return Lookup.of(PAIRS_OF_ONE, Pair::of).about("city", city).about("day", LocalDate.now(clock));
    }

    private Answer drawn(List<Pair> pairs) {
        Map<End, Optional<Spot>> spots = new HashMap<>();
        List<Placed> placed = new ArrayList<>();
        for (Pair pair : pairs) {
            Optional<Spot> one = spots.computeIfAbsent(pair.one(), this::place);
            Optional<Spot> other = spots.computeIfAbsent(pair.other(), this::place);
            if (one.isPresent() && other.isPresent()) {
                placed.add(Placed.of(pair, one.get(), other.get()));
            }
        }
        List<Arc> arcs = arcs(placed);
        return new Answer(arcs, Frame.around(arcs.stream().map(Arc::path).toList()), pairs.size() - placed.size());
    }

    private Optional<Spot> place(End end) {
        if (end.recorded() != null) {
            return Optional.of(end.recorded());
        }
        return end.country() == null
                ? Optional.empty()
                : gazetteer.find(end.city().name(), end.country());
    }

    /** On the finest grid on which there are few enough; of what is still too much, the strongest. The strongest lie on top. */
    static List<Arc> arcs(List<Placed> placed) {
        List<List<Placed>> bundles = List.of();
        for (double grid : GRIDS_DEGREES) {
            bundles = bundles(placed, grid);
            if (bundles.size() <= ARCS_MAX) {
                break;
            }
        }
        List<List<Placed>> weakestFirst =
                bundles.stream().sorted(Comparator.comparingInt(List::size)).toList();
        return weakestFirst.stream()
                .skip(Math.max(0, weakestFirst.size() - ARCS_MAX))
                .map(WorldMap::arc)
                .toList();
    }

    private static List<List<Placed>> bundles(List<Placed> placed, double grid) {
        Map<Object, List<Placed>> bundles = new LinkedHashMap<>();
        for (Placed each : placed) {
            bundles.computeIfAbsent(bundle(each, grid), none -> new ArrayList<>())
                    .add(each);
        }
        return List.copyOf(bundles.values());
    }

    private static Object bundle(Placed each, double grid) {
        Pair pair = each.pair();
        return grid == 0
                ? List.of(pair.partnership(), each.from(), each.to())
                : new Bundle(each.from().cell(grid), each.to().cell(grid), pair.relation(), pair.standing());
    }

    /** From the middle of some cities to the middle of others, called by the pair that was found first. */
    private static Arc arc(List<Placed> bundle) {
        Pair first = bundle.get(0).pair();
        Spot from = Spot.middle(bundle.stream().map(Placed::from).toList());
        Spot to = Spot.middle(bundle.stream().map(Placed::to).toList());
        return new Arc(
                from.arcTo(to),
                first.one().city(),
                first.other().city(),
                List.of(
                        Tip.of(bundle.get(0).first(), from),
                        Tip.of(bundle.get(0).last(), to)),
                first.relation(),
                first.standing(),
                bundle.size(),
                bundle.size() == 1 ? first.partnership() : null);
    }
}
