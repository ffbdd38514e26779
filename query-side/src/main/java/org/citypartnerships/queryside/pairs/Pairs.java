package org.citypartnerships.queryside.pairs;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.web.Dossiers;
import org.citypartnerships.queryside.web.Dossiers.Dossier;
import org.citypartnerships.queryside.web.Dossiers.Flag;
import org.citypartnerships.queryside.web.KnownStreams;
import org.citypartnerships.queryside.web.Lineage;
import org.citypartnerships.queryside.web.Order;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.Paper;
import org.citypartnerships.queryside.web.PartnershipFilter;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.Plan;
import org.citypartnerships.queryside.web.Standings;
import org.citypartnerships.queryside.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pairs of cities: on different sides of one partnership, alone or in a group. */
@Component
public class Pairs {

    /** Every city with every city of another side, on a day; the city that sorts first stands first. */
    private static final String PAIRS = """
            , city AS NOT MATERIALIZED (
                SELECT m.partnership_id, m.side_id, c.party_id, c.name, c.country
                FROM member m JOIN party c USING (party_id)
                WHERE c.kind = 'CITY'
                  AND (m.from_day IS NULL OR m.from_day <= :day) AND (m.until_day IS NULL OR m.until_day > :day)
            ), couple AS NOT MATERIALIZED (
                SELECT a.partnership_id,
                       a.party_id AS one, a.name AS one_name, a.country AS one_country,
                       b.party_id AS other, b.name AS other_name, b.country AS other_country
                FROM city a
                JOIN city b ON b.partnership_id = a.partnership_id AND b.side_id <> a.side_id
                    AND a.party_id < b.party_id
            ), pair AS NOT MATERIALIZED (
                SELECT couple.*, s.strand, s.sequence, s.on_record,
                       s.relation, s.relation_certainty, s.standing, s.certainty, s.one_sided, s.disputed, s.dormant,
                       s.scope, s.in_force_since, s.since_day, s.recorded_at
                FROM couple JOIN spell s USING (partnership_id)
            )
            """;

    /** The status of a pair is that of the partnership without a strand, else of the highest relation. */
    private static final String CURRENT_FIRST = """
            pair.strand IS NOT NULL,
            array_position(ARRAY['TWINNING', 'FRIENDSHIP', 'INTENT', 'CONTACT', 'PROJECT'], pair.relation) NULLS LAST,
            pair.partnership_id
            """;

    private static final String CURRENT = PAIRS + """
            , current AS (
                SELECT DISTINCT ON (one, other) * FROM pair ORDER BY one, other, {first}
            )
            """.replace("{first}", CURRENT_FIRST);

    private static final Map<String, String> CONDITIONS = Map.of(
            "relation", "c.relation = :relation AND c.on_record",
            "standing", "c.standing = :standing",
            "relations", "c.relation = ANY (:relations) AND c.on_record",
            "country", ":country IN (c.one_country, c.other_country)",
            "party", "(c.one IN ({asked}) OR c.other IN ({asked}))",
            "q", """
            c.partnership_id IN (SELECT m.partnership_id FROM named n JOIN member m USING (party_id) WHERE {named})
            AND (c.one IN (SELECT party_id FROM named n WHERE {named})
                 OR c.other IN (SELECT party_id FROM named n WHERE {named}))
            """,
            "also", """
            (SELECT true FROM named n WHERE n.party_id IN (c.one, c.other) AND {also named} LIMIT 1)
            """,
            "field", """
            EXISTS (SELECT FROM readers.partnership_field f JOIN couple USING (partnership_id)
                    WHERE couple.one = c.one AND couple.other = c.other
                      AND f.folded LIKE :field AND (f.from_day IS NULL OR f.from_day <= :day))
            """,
            "source", """
            EXISTS (SELECT FROM couple
                    WHERE couple.one = c.one AND couple.other = c.other AND couple.partnership_id IN {sources})
            """.replace("{sources}", PartnershipFilter.STANDING_ON_THE_SOURCE),
            "year_begins", """
            EXISTS (SELECT FROM happened t JOIN couple USING (partnership_id)
                    WHERE couple.one = c.one AND couple.other = c.other
                      AND t.earliest <= :year_ends AND t.latest >= :year_begins)
            """);

    private static final String CITIES = "c.one, c.one_name, c.one_country, c.other, c.other_name, c.other_country";

    private static final String BY_NAME = "c.one_name, c.other_name, c.one, c.other";

    private static final String LIST_BY_STATUS = CURRENT + """
            SELECT {cities}, c.partnership_id FROM current c WHERE {matching}
            ORDER BY {order} LIMIT :size OFFSET :offset
            """.replace("{cities}", CITIES);

    /** If nothing is asked about the status, the page is found before any status is looked at: each partnership has one. */
    private static final String LIST = PAIRS
            + """
            , page AS MATERIALIZED (
                SELECT DISTINCT {cities} FROM couple c WHERE {matching}
                ORDER BY {by name} LIMIT :size OFFSET :offset
            )
            SELECT DISTINCT ON ({by name}) {cities}, pair.partnership_id FROM page c JOIN pair USING (one, other)
            ORDER BY {by name}, {first}
            """.replace("{cities}", CITIES).replace("{by name}", BY_NAME).replace("{first}", CURRENT_FIRST);

    private static final String COUNT_BY_STATUS = CURRENT + "SELECT count(*) FROM current c WHERE {matching}";

    private static final String COUNT =
            PAIRS + "SELECT count(*) FROM (SELECT DISTINCT c.one, c.other FROM couple c WHERE {matching}) AS counted";

    private static final String PARTNERSHIPS = PAIRS + """
            SELECT pair.*, (SELECT count(*) = 2 FROM member m
                            WHERE m.partnership_id = pair.partnership_id AND (m.from_day IS NULL OR m.from_day <= :day)
                              AND (m.until_day IS NULL OR m.until_day > :day)) AS direct
            FROM pair JOIN unnest(:ones::text[], :others::text[]) AS asked (one, other) USING (one, other)
            ORDER BY strand IS NOT NULL, partnership_id
            """;

    private final JdbcClient database;
    private final Dossiers dossiers;
    private final KnownStreams streams;
    private final Lineage lineage;
    private final Today today;

    Pairs(JdbcClient database, Dossiers dossiers, KnownStreams streams, Lineage lineage, Today today) {
        this.database = database;
        this.dossiers = dossiers;
        this.streams = streams;
        this.lineage = lineage;
        this.today = today;
    }

    /**
     * A pair and its current status.
     *
     * @param cities the two
     * @param status that of the partnership
     * @param partnership the partnership that the status is of
     * @param partnerships every partnership that makes this pair
     */
    public record Listed(
            List<PartyLabel> cities, @JsonUnwrapped Standings status, String partnership, List<Through> partnerships) {
        /** The first or the second of the two, from 0. */
        public PartyLabel city(int place) {
            return cities.get(place);
        }
    }

    /**
     * A partnership that makes the pair.
     *
     * @param id the partnership
     * @param strand what it is about, if it is a strand beside the partnership of the pair
     * @param direct whether it is between these two alone, and not through a group
     */
    public record Through(
            String id,
            @Nullable String strand,
            boolean direct,
            @JsonUnwrapped Standings status,
            List<Paper> instruments,
            List<Plan> plans,
            List<Flag> warnings,
            long sequence) {}

    private record Cities(String one, String other) {
        static Cities sorted(String one, String other) {
            return one.compareTo(other) < 0 ? new Cities(one, other) : new Cities(other, one);
        }

        static Cities of(ResultSet row) throws SQLException {
            return new Cities(row.getString("one"), row.getString("other"));
        }
    }

    private record Making(
            Cities cities, String id, @Nullable String strand, boolean direct, Standings status, long sequence) {
        static Making of(ResultSet row) throws SQLException {
            return new Making(
                    Cities.of(row),
                    row.getString("partnership_id"),
                    row.getString("strand"),
                    row.getBoolean("direct"),
                    Standings.of(row),
                    row.getLong("sequence"));
        }

        Through with(Dossier dossier, long last) {
            return new Through(
                    id,
                    strand,
                    direct,
                    status.alsoReadAs(dossier.alsoReadAs(status.relation())),
                    dossier.instruments(),
                    dossier.plans(),
                    dossier.warnings(),
                    last);
        }
    }

    /** The pair on a page, before its partnerships are looked at. */
    private record Row(Cities cities, List<PartyLabel> labels, String partnership) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    Cities.of(row), List.of(city(row, "one"), city(row, "other")), row.getString("partnership_id"));
        }
    }

    /** How many match, as known; null for everything that can be read. */
    public long count(PartnershipFilter filter, @Nullable Known known) {
        return matching(filter.isAboutStatus() ? COUNT_BY_STATUS : COUNT, filter, known)
                .query(Long.class)
                .single();
    }

    /** One page of those that match, as known. */
    public List<Listed> list(PartnershipFilter filter, @Nullable Known known, Page page) {
        boolean byName = !filter.isAboutStatus() && filter.order() == Order.NAME;
        List<Row> rows = matching(
                        byName ? LIST : LIST_BY_STATUS.replace("{order}", filter.orderBy("c", BY_NAME)), filter, known)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, number) -> Row.of(row))
                .list();
        Map<Cities, List<Through>> through =
                through(rows.stream().map(Row::cities).toList(), today.unless(filter.asOf()), known);
        return rows.stream()
                .map(row -> listed(row, through.getOrDefault(row.cities(), List.of())))
                .toList();
    }

    private static Listed listed(Row row, List<Through> partnerships) {
        Through current = partnerships.stream()
                .filter(each -> each.id().equals(row.partnership()))
                .findFirst()
                .orElseThrow();
        return new Listed(row.labels(), current.status(), row.partnership(), partnerships);
    }

    /**
     * The partnerships that make the pair on a day, as known, those without a strand first. Also those of cities that had become
     * part of one of the two by then: it is the heir's from the day of the merger, and not only once it acts there.
     */
    List<Through> between(String one, String other, @Nullable LocalDate asOf, @Nullable Known known) {
        LocalDate day = today.unless(asOf);
        List<Cities> pairs = new ArrayList<>();
        for (String first : lineage.everybodyIn(one, day, known)) {
            for (String second : lineage.everybodyIn(other, day, known)) {
                pairs.add(Cities.sorted(first, second));
            }
        }
        Map<Cities, List<Through>> through = through(pairs, day, known);
        Map<String, Through> once = new LinkedHashMap<>();
        pairs.forEach(
                cities -> through.getOrDefault(cities, List.of()).forEach(each -> once.putIfAbsent(each.id(), each)));
        return once.values().stream()
                .sorted(Comparator.comparing(each -> each.strand() != null))
                .toList();
    }

    private Map<Cities, List<Through>> through(List<Cities> pairs, LocalDate day, @Nullable Known known) {
        List<Making> rows = PartnershipFilter.times(
                        database.sql(PartnershipFilter.tables(known) + PARTNERSHIPS), day, known)
                .param("ones", pairs.stream().map(Cities::one).toArray(String[]::new))
                .param("others", pairs.stream().map(Cities::other).toArray(String[]::new))
                .query((row, number) -> Making.of(row))
                .list();
        List<String> ids = rows.stream().map(Making::id).distinct().toList();
        Map<String, Long> sequences = new HashMap<>();
        Map<String, Dossier> all = known == null ? dossiers.of(ids, day) : asKnown(ids, day, known, sequences);
        Map<Cities, List<Through>> through = new HashMap<>();
        for (Making row : rows) {
            through.computeIfAbsent(row.cities(), none -> new ArrayList<>())
                    .add(row.with(
                            Objects.requireNonNull(all.get(row.id())),
                            sequences.getOrDefault(row.id(), row.sequence())));
        }
        return through;
    }

    private Map<String, Dossier> asKnown(List<String> ids, LocalDate day, Known known, Map<String, Long> sequences) {
        Map<String, Dossier> all = new HashMap<>();
        streams.all(known, ids).forEach((id, stream) -> {
            Chronicle chronicle = stream.chronicle();
            all.put(id, Dossiers.of(chronicle, chronicle.at(day)));
            sequences.put(id, stream.stream().sequence());
        });
        return all;
    }

    private static PartyLabel city(ResultSet row, String which) throws SQLException {
        return new PartyLabel(
                row.getString(which), row.getString(which + "_name"), "CITY", row.getString(which + "_country"));
    }

    private JdbcClient.StatementSpec matching(String sql, PartnershipFilter filter, @Nullable Known known) {
        return filter.on(
                database.sql(PartnershipFilter.tables(known)
                        + filter.asking(sql.replace("{matching}", filter.where(CONDITIONS)), known)),
                today.unless(filter.asOf()),
                known);
    }
}
