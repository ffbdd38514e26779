package org.citypartnerships.queryside.overview;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.Positions;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.web.PositionMemory;
import org.citypartnerships.queryside.web.Positioned;
import org.citypartnerships.queryside.web.SoughtStanding;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/overview}: how many partnerships of each kind there are today, and how fresh that is. */
@RestController
public class Overview {

    private static final String BY_STATUS = """
            SELECT s.relation, s.standing, count(*) AS partnerships
            FROM readers.partnership p
            JOIN readers.partnership_spell s ON s.partnership_id = p.partnership_id
                AND (s.from_day IS NULL OR s.from_day <= :day) AND (s.until_day IS NULL OR s.until_day > :day)
            WHERE p.first_day IS NULL OR p.first_day <= :day
            GROUP BY 1, 2
            """;

    private static final String BY_COUNTRY = """
            SELECT c.country AS value, count(DISTINCT m.partnership_id) AS partnerships
            FROM readers.partnership_member m JOIN readers.party c USING (party_id)
            WHERE c.country IS NOT NULL
            GROUP BY 1 ORDER BY 2 DESC, 1
            """;

    private static final String COUNTS = """
            SELECT (SELECT count(*) FROM readers.partnership) AS partnerships,
                   (SELECT count(*) FROM readers.party) AS parties,
                   (SELECT count(*) FROM readers.party WHERE kind = 'CITY') AS cities,
                   (SELECT count(*) FROM readers.source WHERE visibility = 'PUBLIC') AS sources,
                   (SELECT count(*) FROM readers.figure) AS figures,
                   (SELECT count(*) FROM readers.timeline_entry WHERE confirmed AND visibility = 'PUBLIC') AS entries
            """;

    private static final String LAST_RECORDED = """
            SELECT recorded_at FROM eventstore.event WHERE global_position <= :position
            ORDER BY global_position DESC LIMIT 1
            """;

    /** Each country is looked up in the index once, however many parties lie in it. */
    private static final String COUNTRIES = """
            WITH RECURSIVE one (country) AS (
                SELECT min(country) FROM readers.party
                UNION ALL
                SELECT (SELECT min(p.country) FROM readers.party p WHERE p.country > one.country)
                FROM one WHERE one.country IS NOT NULL
            )
            SELECT country FROM one WHERE country IS NOT NULL
            """;

    private final JdbcClient database;
    private final Positions positions;
    private final Clock clock;
    private final PositionMemory<LocalDate, Answer> memory = new PositionMemory<>(2);
    private final PositionMemory<String, List<String>> countries = new PositionMemory<>(1);

    Overview(JdbcClient database, Positions positions, Clock clock) {
        this.database = database;
        this.positions = positions;
        this.clock = clock;
    }

    /**
     * The overview.
     *
     * @param position up to where everything recorded is counted
     * @param behind how many positions of the history are not counted yet
     * @param recordedAt when the last thing counted was recorded
     * @param age how long ago that was
     * @param asOf the day whose standings are counted
     * @param byStanding by the standing that each has
     * @param bySoughtStanding by what each is found by, which tells intents from what else is in force
     */
    public record Answer(
            long position,
            long behind,
            @Nullable Instant recordedAt,
            @Nullable Duration age,
            LocalDate asOf,
            Map<String, Long> counts,
            Map<String, Long> byRelation,
            Map<String, Long> byStanding,
            Map<String, Long> bySoughtStanding,
            Map<String, Long> byCountry)
            implements Positioned {}

    /** How many partnerships have a relation and stand somewhere. */
    private record Counted(Relation relation, Standing standing, long partnerships) {}

    @GetMapping("/api/overview")
    @ReadsFrom({"partnerships", "parties", "sources", "figures", "timeline"})
    Answer overview(Moment moment) {
        return moment.ask(this::at);
    }

    /** The overview at a position, counted once for as many readers as ask; its age and what is behind may be too small. */
    public Answer remembered(long position) {
        return memory.at(position, LocalDate.now(clock), () -> at(position));
    }

    /** The overview at a position. */
    public Answer at(long position) {
        LocalDate today = LocalDate.now(clock);
        Instant recordedAt = database.sql(LAST_RECORDED)
                .param("position", position)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .orElse(null);
        List<Counted> counted = counted(today);
        return new Answer(
                position,
                Math.max(0, positions.head() - position),
                recordedAt,
                recordedAt == null ? null : age(recordedAt),
                today,
                counts(),
                grouped(counted, Counted::relation),
                grouped(counted, Counted::standing),
                grouped(counted, each -> SoughtStanding.of(each.relation(), each.standing())),
                byCountry());
    }

    /** The countries that parties lie in at a position, by their two letters. */
    public List<String> countries(long position) {
        return countries.at(position, "", () -> countries());
    }

    private List<String> countries() {
        return database.sql(COUNTRIES).query(String.class).list();
    }

    private Duration age(Instant recordedAt) {
        Duration age = Duration.between(recordedAt, clock.instant());
        return age.isNegative() ? Duration.ZERO : Duration.ofSeconds(age.toSeconds());
    }

    private Map<String, Long> counts() {
        return database.sql(COUNTS)
                .query((row, number) -> {
                    Map<String, Long> counts = new LinkedHashMap<>();
                    for (String of :
                            new String[] {"partnerships", "parties", "cities", "sources", "figures", "entries"}) {
                        counts.put(of, row.getLong(of));
                    }
                    return counts;
                })
                .single();
    }

    private List<Counted> counted(LocalDate today) {
        return database.sql(BY_STATUS)
                .param("day", today)
                .query((row, number) -> new Counted(
                        Relation.valueOf(row.getString("relation")),
                        Standing.valueOf(row.getString("standing")),
                        row.getLong("partnerships")))
                .list();
    }

    /** How many there are of each, the most first. */
    private static Map<String, Long> grouped(List<Counted> counted, Function<Counted, Enum<?>> by) {
        Map<String, Long> sums = new TreeMap<>();
        counted.forEach(each -> sums.merge(by.apply(each).name(), each.partnerships(), Long::sum));
        Map<String, Long> counts = new LinkedHashMap<>();
        sums.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(sum -> counts.put(sum.getKey(), sum.getValue()));
        return counts;
    }

    private Map<String, Long> byCountry() {
        Map<String, Long> counts = new LinkedHashMap<>();
        database.sql(BY_COUNTRY).query(row -> {
            counts.put(row.getString("value"), row.getLong("partnerships"));
        });
        return counts;
    }
}
