package org.citypartnerships.queryside.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * What is looked for among partnerships, or among the pairs that they make.
 *
 * @param relation the relation on that day
 * @param standing the common standing on that day
 * @param country a country that a member lies in, {@code DE}
 * @param party a member
 * @param year a year in which something happened, or may have
 * @param q a part of any name of a member, or of the strand
 * @param asOf the day; today if not given
 * @param knownAt the point of recording; everything that can be read if not given
 */
public record PartnershipFilter(
        @Nullable Relation relation,
        @Nullable Standing standing,
        @Nullable String country,
        @Nullable String party,
        @Nullable Integer year,
        @Nullable String q,
        @Nullable LocalDate asOf,
        @Nullable String knownAt) {

    private static final int YEAR_MAX = 9999;

    /** The tables of what is known now, under the names that questions ask them by; each is read through. */
    private static final String NOW = """
            WITH partnership AS NOT MATERIALIZED (
                SELECT partnership_id, strand FROM readers.partnership
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
                SELECT s.*, 0::bigint AS sequence, s.recorded_from AS recorded_at
                FROM readers.known_spell s
                WHERE (s.from_day IS NULL OR s.from_day <= :day) AND (s.until_day IS NULL OR s.until_day > :day)
                  AND {known}
            )
            """.replace("{known}", COUNTS);

    /** Everything, today. */
    public static PartnershipFilter all() {
        return new PartnershipFilter(null, null, null, null, null, null, null, null);
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

    /** The question with the members that are looked for in the place of {@code {asked}}; as known, the party alone. */
    public static String asking(String question, @Nullable Known known) {
        return question.replace("{asked}", known == null ? ASKED_NOW : "SELECT :party::text");
    }

    /** The tables that the question is to be asked of: {@code partnership, member, party, named,
     * happened, spell}. */
    public static String tables(@Nullable Known known) {
        return known == null ? NOW : ONCE;
    }

    /** Whether it hangs on where a partnership stands on the day: otherwise it matches or does not whatever that is. */
    public boolean isAboutStatus() {
        return relation != null || standing != null;
    }

    /** What is looked for, by parameters of a statement; empty for everything. */
    private Map<String, Object> given() {
        Map<String, Object> given = new LinkedHashMap<>();
        if (relation != null) {
            given.put("relation", relation.name());
        }
        if (standing != null) {
            given.put("standing", standing.name());
        }
        if (party != null) {
            given.put("party", Ids.of("party", party));
        }
        if (country != null) {
            given.put("country", country);
        }
        if (q != null) {
            given.put("q", SearchText.anywhere(q));
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

    /** The conditions, each by its parameter, of what is looked for: a planner then sees what is asked and nothing else. */
    public String where(Map<String, String> conditions) {
        return Stream.concat(
                        Stream.of("true"),
                        given().keySet().stream()
                                .filter(conditions::containsKey)
                                .map(conditions::get))
                .collect(Collectors.joining(" AND "));
    }

    /** The statement with what is looked for, on a day, as known. */
    public StatementSpec on(StatementSpec statement, LocalDate day, @Nullable Known known) {
        return times(statement, day, known).params(given());
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
