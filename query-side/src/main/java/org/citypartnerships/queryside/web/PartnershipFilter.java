package org.citypartnerships.queryside.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.following.Lookup;
import org.citypartnerships.values.Relation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * What is looked for among partnerships, or among the pairs that they make.
 *
 * @param relation the relation on that day
 * @param standing the common standing on that day; of what is in force also intents alone, or all but these
 * @param country a country that a member lies in, {@code DE}
 * @param party a member
 * @param year a year in which something happened, or may have
 * @param q words, each of them a part of any name of a member, or of the strand: {@code harbin tomsk}
 * @param field a part of a field of cooperation that was named by that day: {@code education}
 * @param source the id of a source that something stands on, or a part of its title or publisher
 * @param sort the order of the list, by its word in an {@link Order}; by name if not given
 * @param asOf the day; today if not given
 * @param knownAt the point of recording; everything that can be read if not given
 */
public record PartnershipFilter(
        @Nullable Relation relation,
        @Nullable SoughtStanding standing,
        @Nullable String country,
        @Nullable String party,
        @Nullable Integer year,
        @Nullable String q,
        @Nullable String field,
        @Nullable String source,
        @Nullable String sort,
        @Nullable LocalDate asOf,
        @Nullable String knownAt) {

    private static final int YEAR_MAX = 9999;

    /** The condition, and the parameters, of each word that is looked for in names beside the first: {@code also1}. */
    private static final String ALSO = "also";

    private static final String NAME = "n.folded";

    private static final String STANDING_RANK = """
            array_position(ARRAY['IN_FORCE', 'PROPOSED', 'SUSPENDED', 'EXPIRED', 'ENDED'], {row}.standing),
            array_position(ARRAY['TWINNING', 'FRIENDSHIP', 'INTENT', 'CONTACT', 'PROJECT'], {row}.relation)
            """.strip();

    /** The last day on which the next plan can be carried out. */
    private static final String NEXT_PLAN = """
            (SELECT min(n.due_on) FROM readers.partnership_plan n
             WHERE n.partnership_id = {row}.partnership_id AND n.progress = 'OPEN' AND n.visibility = 'PUBLIC'
               AND (n.from_day IS NULL OR n.from_day <= :day) AND (n.until_day IS NULL OR n.until_day > :day))
            """.strip();

    /** The partnerships of which something public stands on a source that is looked for. */
    public static final String STANDING_ON_THE_SOURCE = """
            (SELECT e.stream_id FROM readers.evidence e JOIN readers.source o USING (source_id)
             WHERE e.visibility = 'PUBLIC' AND o.visibility = 'PUBLIC'
               AND (o.source_id = :source_id OR {titled}))
            """.strip();

    /** The tables of what is known now, under the names that questions ask them by; each is read through. */
    private static final String NOW = """
            WITH partnership AS NOT MATERIALIZED (
                SELECT partnership_id, strand, recorded_at FROM readers.partnership
            ), member AS NOT MATERIALIZED (
                SELECT partnership_id, side_id, party_id, from_day, until_day FROM readers.partnership_member
            ), party AS NOT MATERIALIZED (
                SELECT party_id, kind, name, country FROM readers.party_label
                WHERE (from_day IS NULL OR from_day <= :day) AND (until_day IS NULL OR until_day > :day)
            ), named AS NOT MATERIALIZED (
                SELECT party_id, folded FROM readers.party_name
            ), happened AS NOT MATERIALIZED (
                SELECT stream_id AS partnership_id, earliest, latest FROM readers.timeline_entry
            ), spell AS NOT MATERIALIZED (
                SELECT s.*, p.strand, p.sequence, p.recorded_at,
                       (p.first_day IS NULL OR p.first_day <= :day) AS on_record
                FROM readers.partnership p JOIN readers.partnership_spell s USING (partnership_id)
                WHERE (s.from_day IS NULL OR s.from_day <= :day) AND (s.until_day IS NULL OR s.until_day > :day)
            )
            """;

    /** Whether a row with what was known counts, by the parameters of {@link #times}. */
    static final String COUNTS = """
            known_from <= :known AND recorded_from <= :recorded
                      AND (known_until IS NULL OR known_until > :known OR recorded_until > :recorded)
            """.strip();

    /** The same of what was known. */
    private static final String ONCE = """
            WITH partnership AS NOT MATERIALIZED (
                SELECT partnership_id, strand FROM readers.known_partnership WHERE {known}
            ), member AS NOT MATERIALIZED (
                SELECT partnership_id, side_id, party_id, from_day, until_day FROM readers.known_member WHERE {known}
            ), party AS NOT MATERIALIZED (
                SELECT party_id, kind, name, country FROM readers.known_party
                WHERE (from_day IS NULL OR from_day <= :day) AND (until_day IS NULL OR until_day > :day) AND {known}
            ), named AS NOT MATERIALIZED (
                SELECT party_id, unnest(folded) AS folded FROM readers.known_party WHERE {known}
            ), happened AS NOT MATERIALIZED (
                SELECT partnership_id, earliest, latest FROM readers.known_days WHERE {known}
            ), spell AS NOT MATERIALIZED (
                SELECT s.*, NULL::date AS since_day, 0::bigint AS sequence, s.recorded_from AS recorded_at
                FROM readers.known_spell s
                WHERE (s.from_day IS NULL OR s.from_day <= :day) AND (s.until_day IS NULL OR s.until_day > :day)
                  AND {known}
            ), stood AS NOT MATERIALIZED (
                SELECT partnership_id, strand, relation, standing, relation IS NOT NULL AS on_record
                FROM readers.known_standing
                WHERE (from_day IS NULL OR from_day <= :day) AND (until_day IS NULL OR until_day > :day) AND {known}
            )
            """.replace("{known}", COUNTS);

    /** Everything, today. */
    public static PartnershipFilter all() {
        return new PartnershipFilter(null, null, null, null, null, null, null, null, null, null, null);
    }

    /** The party that is looked for, and who had become part of it by the day. */
    private static final String ASKED_NOW = """
            WITH RECURSIVE earlier (party_id) AS (
                SELECT :party::text
                UNION
                SELECT merged FROM earlier JOIN readers.party_merger USING (party_id)
                WHERE stands AND (from_day IS NULL OR from_day <= :day))
            SELECT party_id FROM earlier
            """;

    /**
     * The question with the members that are looked for in the place of {@code {asked}}, as known the party alone; with what a
     * source {@code o} has to be like in the place of {@code {titled}}; and with what a name {@code n} has to be like in the place
     * of {@code {named}}: the first word leads to the partnerships.
     */
    public String asking(String question, @Nullable Known known) {
        String asking = question.replace("{asked}", known == null ? ASKED_NOW : "SELECT :party::text");
        if (source != null) {
            asking = asking.replace("{titled}", titled(source).like("o.folded"));
        }
        return q == null ? asking : asking.replace("{named}", known == null ? first().found(NAME) : first().like(NAME));
    }

    private static SoughtName titled(String source) {
        return SoughtName.of("source", source);
    }

    /** The word that leads to the partnerships, {@code :q} being the pattern for it. */
    private SoughtName first() {
        return words().get(0);
    }

    /** A partnership has two sides: one word may be of a name of one of them, another of a name of the other. */
    private List<SoughtName> words() {
        List<String> words = q == null ? List.of() : SearchText.words(q);
        return IntStream.range(0, words.size())
                .mapToObj(number -> SoughtName.of(number == 0 ? "q" : ALSO + number, words.get(number)))
                .toList();
    }

    /**
     * The tables that the question is to be asked of: {@code partnership, member, party, named, happened, spell}; of what was
     * known also {@code stood}, where a status is filtered by without looking at every one that was ever known.
     */
    public static String tables(@Nullable Known known) {
        return known == null ? NOW : ONCE;
    }

    /** Whether it hangs on where a partnership stands on the day: otherwise it matches or does not whatever that is. */
    public boolean isAboutStatus() {
        return relation != null || standing != null;
    }

    /** Whether nothing is looked for, and all come by name: whatever the day, that are the same. */
    public boolean isEverythingByName() {
        return given().isEmpty() && order() == Order.NAME;
    }

    /** Whether nothing but names is looked for, and all come by name: indexes lead to them, whatever the name is. */
    public boolean isFoundByNameAlone() {
        return order() == Order.NAME && sought().keySet().containsAll(given().keySet());
    }

    /** The same of names that are long enough for an index: of two letters, all names are looked through. */
    public boolean isFoundQuickly() {
        return isFoundByNameAlone() && (q == null || first().isFoundByIndex());
    }

    /** The order that is asked for. */
    public Order order() {
        return Order.of(sort);
    }

    /**
     * The same for SQL.
     *
     * @param row the name under which the statement has the columns of {@code spell}
     * @param byName what puts the list in order by name
     */
    public String orderBy(String row, String byName) {
        String before = switch (order()) {
            case NAME -> "";
            case NEWEST -> "{row}.since_day DESC NULLS LAST, ";
            case OLDEST -> "{row}.since_day NULLS LAST, ";
            case STANDING -> STANDING_RANK + ", ";
            case RECORDED -> "{row}.recorded_at DESC, ";
            case NEXT -> NEXT_PLAN + " NULLS LAST, ";
        };
        return before.replace("{row}", row) + byName;
    }

    /**
     * The same, to be asked of what was known at a point of recording.
     *
     * @throws BadParameter if it asks for something that is kept only as it is on record now
     */
    public PartnershipFilter asKnown() {
        for (String kept : new String[] {field == null ? null : "field", source == null ? null : "source"}) {
            if (kept != null) {
                throw new BadParameter(
                        kept, kept + " is kept as it is on record now: leave it out or leave out knownAt");
            }
        }
        if (!order().isKeptAsKnown()) {
            throw new BadParameter("sort", "as known, lists come by name or standing: sort=name or sort=standing");
        }
        return this;
    }

    /** What is looked for, by parameters of a statement; empty for everything. */
    private Map<String, Object> given() {
        Map<String, Object> given = new LinkedHashMap<>();
        if (relation != null) {
            given.put("relation", relation.name());
        }
        if (standing != null) {
            given.put("standing", standing.standing().name());
            if (standing.isPart()) {
                given.put("relations", standing.relations());
            }
        }
        if (party != null) {
            given.put("party", Ids.of("party", party));
        }
        if (country != null) {
            given.put("country", country);
        }
        given.putAll(sought());
        if (field != null) {
            given.put("field", SearchText.anywhere(field));
        }
        if (source != null) {
            given.putAll(titled(source).parameters());
            given.put("source_id", "source:" + Ids.name(source));
        }
        if (year != null) {
            if (year < 1 || year > YEAR_MAX) {
                throw new BadParameter("year", "year is a year from 1 to " + YEAR_MAX);
            }
            given.put("year_begins", LocalDate.of(year, 1, 1));
            given.put("year_ends", LocalDate.of(year, 12, 31));
        }
        return given;
    }

    /** The words that are looked for in names, by parameters of a statement. */
    private Map<String, Object> sought() {
        Map<String, Object> sought = new LinkedHashMap<>();
        words().forEach(word -> sought.putAll(word.parameters()));
        return sought;
    }

    /**
     * The conditions, each by its parameter, of what is looked for: a planner then sees what is asked and nothing else. The one of
     * {@code also} is asked of each word beside the first.
     */
    public String where(Map<String, String> conditions) {
        return Stream.concat(
                        Stream.of("true"),
                        given().keySet().stream()
                                .flatMap(given -> Stream.ofNullable(
                                        given.startsWith(ALSO) ? also(given, conditions) : conditions.get(given))))
                .collect(Collectors.joining(" AND "));
    }

    /**
     * A word beside the first is looked for in the names of the few partnerships that the first leads to. If that is too short to
     * lead anywhere, each is looked for in all names once, instead of for each partnership anew.
     */
    private String also(String parameter, Map<String, String> conditions) {
        String named = words().get(Integer.parseInt(parameter.substring(ALSO.length())))
                .like(NAME);
        return first().isFoundByIndex()
                ? conditions
                        .getOrDefault(ALSO, "true")
                        .replace(":" + ALSO, ":" + parameter)
                        .replace("{also named}", named)
                : conditions
                        .getOrDefault("q", "true")
                        .replace(":q", ":" + parameter)
                        .replace("{named}", named);
    }

    /** The statement with what is looked for, on a day, as known. */
    public StatementSpec on(StatementSpec statement, LocalDate day, @Nullable Known known) {
        return times(statement, day, known).params(given());
    }

    /** The same for a lookup of what is known now, on a day. */
    public <T> Lookup<T> on(Lookup<T> lookup, LocalDate day) {
        Lookup<T> asked = lookup.about("day", day);
        for (Map.Entry<String, Object> each : given().entrySet()) {
            asked = asked.about(each.getKey(), each.getValue());
        }
        return asked;
    }

    /** The statement on a day, as known. */
    public static StatementSpec times(StatementSpec statement, LocalDate day, @Nullable Known known) {
        StatementSpec dated = statement.param("day", day);
        return known == null
                ? dated
                : dated.param("known", known.position())
                        .param("recorded", OffsetDateTime.ofInstant(known.instant(), ZoneOffset.UTC));
    }
}
