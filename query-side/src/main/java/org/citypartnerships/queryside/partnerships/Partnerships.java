package org.citypartnerships.queryside.partnerships;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.citypartnerships.queryside.web.BadParameter;
import org.citypartnerships.queryside.web.Dossiers;
import org.citypartnerships.queryside.web.Dossiers.Dossier;
import org.citypartnerships.queryside.web.Dossiers.Flag;
import org.citypartnerships.queryside.web.Dossiers.Paper;
import org.citypartnerships.queryside.web.Dossiers.Plan;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.SearchText;
import org.citypartnerships.queryside.web.Standings;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The partnerships on record and how each stands on a day. */
@Component
public class Partnerships {

    static final String READER = "partnerships";

    private static final int YEAR_MAX = 9999;

    private static final String MATCHING = """
            FROM readers.partnership p
            JOIN readers.partnership_spell s ON s.partnership_id = p.partnership_id
                AND (s.from_day IS NULL OR s.from_day <= :day) AND (s.until_day IS NULL OR s.until_day > :day)
            WHERE (:relation::text IS NULL
                   OR (s.relation = :relation AND (p.first_day IS NULL OR p.first_day <= :day)))
              AND (:standing::text IS NULL OR s.standing = :standing)
              AND (:party::text IS NULL OR EXISTS (
                  SELECT FROM readers.partnership_member m
                  WHERE m.partnership_id = p.partnership_id AND m.party_id = :party))
              AND (:country::text IS NULL OR EXISTS (
                  SELECT FROM readers.partnership_member m JOIN readers.party c USING (party_id)
                  WHERE m.partnership_id = p.partnership_id AND c.country = :country))
              AND (:q::text IS NULL OR lower(p.strand) LIKE :q OR EXISTS (
                  SELECT FROM readers.partnership_member m JOIN readers.party_name n USING (party_id)
                  WHERE m.partnership_id = p.partnership_id AND n.folded LIKE :q))
              AND (:year_begins::date IS NULL OR EXISTS (
                  SELECT FROM readers.timeline_entry t
                  WHERE t.stream_id = p.partnership_id AND t.earliest <= :year_ends AND t.latest >= :year_begins))
            """;

    private static final String LIST = """
            SELECT p.partnership_id, p.strand, p.sequence, p.recorded_at,
                   (p.first_day IS NULL OR p.first_day <= :day) AS on_record, s.relation, s.relation_certainty,
                   s.standing, s.certainty, s.one_sided, s.disputed, s.dormant, s.scope, s.in_force_since
            """ + MATCHING + """
            ORDER BY p.partnership_id LIMIT :size OFFSET :offset
            """;

    private static final String COUNT = "SELECT count(*) " + MATCHING;

    private static final String MEMBERS = """
            SELECT d.partnership_id, d.side_id, d.name AS side_name, m.party_id, coalesce(n.name, '') AS name, n.kind,
                   n.country
            FROM readers.partnership_side d
            LEFT JOIN readers.partnership_member m ON m.partnership_id = d.partnership_id AND m.side_id = d.side_id
                AND (m.from_day IS NULL OR m.from_day <= :day) AND (m.until_day IS NULL OR m.until_day > :day)
            LEFT JOIN readers.party n ON n.party_id = m.party_id
            WHERE d.partnership_id = ANY (:partnerships)
            ORDER BY d.partnership_id, d.place, m.place
            """;

    private final JdbcClient database;
    private final Dossiers dossiers;
    private final Clock clock;

    Partnerships(JdbcClient database, Dossiers dossiers, Clock clock) {
        this.database = database;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    /**
     * What is looked for.
     *
     * @param relation the relation on that day
     * @param standing the common standing on that day
     * @param country a country that a member lies in, {@code DE}
     * @param party a member
     * @param year a year in which something happened, or may have
     * @param q a part of any name of a member, or of the strand
     * @param asOf the day; today if not given
     */
    public record Filter(
            @Nullable Relation relation,
            @Nullable Standing standing,
            @Nullable String country,
            @Nullable String party,
            @Nullable Integer year,
            @Nullable String q,
            @Nullable LocalDate asOf) {

        /** Everything, today. */
        public static Filter all() {
            return new Filter(null, null, null, null, null, null, null);
        }
    }

    /** A side and who is in it on that day. */
    public record Side(String side, @Nullable String name, List<PartyLabel> members) {

        /** The name that the members use together, else their names. */
        public String title() {
            return name != null
                    ? name
                    : String.join(", ", members.stream().map(PartyLabel::name).toList());
        }
    }

    /** One partnership as it is listed. */
    public record Listed(
            String id,
            @Nullable String strand,
            String title,
            @JsonUnwrapped Standings status,
            List<Side> sides,
            List<Paper> instruments,
            List<Plan> plans,
            List<Flag> warnings,
            long sequence,
            Instant recordedAt) {}

    private record Row(String id, @Nullable String strand, Standings status, long sequence, Instant recordedAt) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getString("partnership_id"),
                    row.getString("strand"),
                    Standings.of(row),
                    row.getLong("sequence"),
                    Json.instant(row, "recorded_at"));
        }
    }

    /** The day asked for; today in universal time if none is. */
    LocalDate day(@Nullable LocalDate asOf) {
        return asOf == null ? LocalDate.now(clock) : asOf;
    }

    /** How many match. */
    public long count(Filter filter) {
        return matching(COUNT, filter).query(Long.class).single();
    }

    /** One page of those that match. */
    public List<Listed> list(Filter filter, Page page) {
        List<Row> rows = matching(LIST, filter)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, number) -> Row.of(row))
                .list();
        LocalDate day = day(filter.asOf());
        List<String> ids = rows.stream().map(Row::id).toList();
        Map<String, List<Side>> sides = sides(ids, day);
        Map<String, Dossier> all = dossiers.of(ids, day);
        return rows.stream()
                .map(row ->
                        listed(row, sides.getOrDefault(row.id(), List.of()), Objects.requireNonNull(all.get(row.id()))))
                .toList();
    }

    private static Listed listed(Row row, List<Side> sides, Dossier dossier) {
        return new Listed(
                row.id(),
                row.strand(),
                title(sides, row.strand()),
                row.status().alsoReadAs(dossier.alsoReadAs(row.status().relation())),
                sides,
                dossier.instruments(),
                dossier.plans(),
                dossier.warnings(),
                row.sequence(),
                row.recordedAt());
    }

    /** {@code Harbin – Murmansk}, {@code Hamburg – Shanghai (port)}. */
    static String title(List<Side> sides, @Nullable String strand) {
        String title = String.join(" – ", sides.stream().map(Side::title).toList());
        return strand == null ? title : title + " (" + strand + ")";
    }

    private JdbcClient.StatementSpec matching(String sql, Filter filter) {
        Integer year = filter.year();
        if (year != null && (year < 1 || year > YEAR_MAX)) {
            throw new BadParameter("year", "year is a year from 1 to " + YEAR_MAX);
        }
        return database.sql(sql)
                .param("day", day(filter.asOf()))
                .param(
                        "relation",
                        filter.relation() == null ? null : filter.relation().name())
                .param(
                        "standing",
                        filter.standing() == null ? null : filter.standing().name())
                .param("country", filter.country())
                .param("party", filter.party() == null ? null : Ids.of("party", filter.party()))
                .param("q", filter.q() == null ? null : SearchText.anywhere(filter.q()))
                .param("year_begins", year == null ? null : LocalDate.of(year, 1, 1))
                .param("year_ends", year == null ? null : LocalDate.of(year, 12, 31));
    }

    /** The sides of partnerships and their members on a day, named as they are called now. */
    Map<String, List<Side>> sides(List<String> partnerships, LocalDate day) {
        Map<String, Map<String, Side>> sides = new LinkedHashMap<>();
        database.sql(MEMBERS)
                .param("partnerships", partnerships.toArray(String[]::new))
                .param("day", day)
                .query(row -> {
                    Side side = sides.computeIfAbsent(row.getString("partnership_id"), none -> new LinkedHashMap<>())
                            .computeIfAbsent(
                                    row.getString("side_id"), id -> new Side(id, nameOf(row), new ArrayList<>()));
                    String member = row.getString("party_id");
                    if (member != null) {
                        String name = row.getString("name");
                        side.members()
                                .add(new PartyLabel(
                                        member,
                                        name.isEmpty() ? Ids.name(member) : name,
                                        row.getString("kind"),
                                        row.getString("country")));
                    }
                });
        Map<String, List<Side>> lists = new LinkedHashMap<>();
        sides.forEach((id, of) -> lists.put(id, List.copyOf(of.values())));
        return lists;
    }

    private static @Nullable String nameOf(ResultSet row) {
        try {
            return row.getString("side_name");
        } catch (SQLException failure) {
            throw new IllegalStateException("A column that was asked for is missing", failure);
        }
    }
}
