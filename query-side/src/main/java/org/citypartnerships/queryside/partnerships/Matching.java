package org.citypartnerships.queryside.partnerships;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.following.Lookup;
import org.citypartnerships.queryside.web.BadParameter;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.Order;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PartnershipFilter;
import org.citypartnerships.queryside.web.PositionMemory;
import org.citypartnerships.queryside.web.Standings;
import org.citypartnerships.queryside.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which partnerships match a filter, how many, and page by page how each of them stands. */
@Component
class Matching {

    /** What a partnership has to be, by the parameter that asks for it: only what is asked for is looked at. */
    private static final Map<String, String> CONDITIONS = Map.of(
            "relation", "s.relation = :relation AND s.on_record",
            "standing", "s.standing = :standing",
            "relations", "s.relation = ANY (:relations) AND s.on_record",
            "party", """
            EXISTS (SELECT FROM member m WHERE m.partnership_id = s.partnership_id AND m.party_id IN ({asked}))
            """,
            "country", """
            EXISTS (SELECT FROM member m JOIN party c USING (party_id)
                    WHERE m.partnership_id = s.partnership_id AND c.country = :country)
            """,
            "q", """
            s.partnership_id IN (
                SELECT m.partnership_id FROM named n JOIN member m USING (party_id) WHERE {named}
                UNION ALL
                SELECT partnership_id FROM partnership WHERE strand IS NOT NULL AND lower(strand) LIKE :q)
            """,
            "also", """
            (lower(s.strand) LIKE :also
             OR (SELECT true FROM member m JOIN named n USING (party_id)
                 WHERE m.partnership_id = s.partnership_id AND {also named} LIMIT 1))
            """,
            "field", """
            EXISTS (SELECT FROM readers.partnership_field f
                    WHERE f.partnership_id = s.partnership_id AND f.folded LIKE :field
                      AND (f.from_day IS NULL OR f.from_day <= :day))
            """,
            "source", "s.partnership_id IN " + PartnershipFilter.STANDING_ON_THE_SOURCE,
            "year_begins", """
            EXISTS (SELECT FROM happened t
                    WHERE t.partnership_id = s.partnership_id AND t.earliest <= :year_ends AND t.latest >= :year_begins)
            """);

    private static final String STATUS = """
            s.partnership_id, s.strand, s.sequence, s.recorded_at, s.on_record, s.relation, s.relation_certainty,
            s.standing, s.certainty, s.one_sided, s.disputed, s.dormant, s.scope, s.in_force_since
            """;

    /** How long a page is stands in the statement: of an unknown number PostgreSQL would take it for a tenth of the table. */
    private static final String NUMBERED = "ORDER BY {order} LIMIT {size} OFFSET :offset";

    private static final String AFTER = "AND s.partnership_id > :after ORDER BY s.partnership_id LIMIT {size}";

    private static final String FROM =
            "AND s.partnership_id >= :from ORDER BY s.partnership_id LIMIT {size} OFFSET :offset";

    /** The first by name, and each so many places behind the one before. */
    private static final String MILESTONES = """
            SELECT partnership_id FROM (
                SELECT partnership_id, row_number() OVER (ORDER BY partnership_id) AS number FROM readers.partnership) p
            WHERE number % :apart = 1 ORDER BY partnership_id
            """;

    private static final int APART = 500;

    /** If nothing is asked about the status, the page is found before any status is looked at: each partnership has one. */
    private static final String PAGE = """
            SELECT {status} FROM (SELECT partnership_id FROM partnership s WHERE {matching} {page}) page
            JOIN spell s USING (partnership_id) ORDER BY {order}
            """.replace("{status}", STATUS);

    private static final String THESE = PAGE.replace(
                    "WHERE {matching} {page}", "WHERE partnership_id = ANY (:partnerships)")
            .replace("{order}", "s.partnership_id");

    private static final String PAGE_BY_STATUS =
            "SELECT {status} FROM spell s WHERE {matching} {page}".replace("{status}", STATUS);

    /** As known, a page by name is found where relation and standing alone are kept: most of what changes is neither. */
    private static final String PAGE_AS_KNOWN = PAGE.replace("FROM partnership s", "FROM stood s");

    private static final String COUNT = "SELECT count(*) FROM partnership s WHERE {matching}";

    private static final String COUNT_BY_STATUS = "SELECT count(*) FROM spell s WHERE {matching}";

    private static final String COUNT_AS_KNOWN = "SELECT count(*) FROM stood s WHERE {matching}";

    private final JdbcClient database;
    private final Today today;
    private final PositionMemory<Integer, List<String>> milestones = new PositionMemory<>(1);
    private volatile List<String> passedLately = List.of();

    Matching(JdbcClient database, Today today) {
        this.database = database;
        this.today = today;
    }

    /** A partnership and how it stands on the day asked for. */
    record Row(String id, @Nullable String strand, Standings status, long sequence, Instant recordedAt) {
        static Row of(ResultSet row, int number) throws SQLException {
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
        return today.unless(asOf);
    }

    /** How many match, as known; null for everything that can be read. */
    long count(PartnershipFilter filter, @Nullable Known known) {
        String byStatus = known == null ? COUNT_BY_STATUS : COUNT_AS_KNOWN;
        return matching(filter.isAboutStatus() ? byStatus : COUNT, filter, known)
                .query(Long.class)
                .single();
    }

    /** One page of those that match, as known; null for everything that can be read. */
    List<Row> page(PartnershipFilter filter, @Nullable Known known, Page page) {
        return rows(page(NUMBERED, filter, known, page).param("offset", page.offset()));
    }

    /**
     * One page by name of what can be read, to be looked up: no status is asked about. A page far behind in the list of all is read
     * from the last milestone before it, instead of passing everything from the first on.
     *
     * @param passed the milestones, as {@link #passed} tells them
     * @param beside columns of the partnership {@code s} that are read beside its status
     */
    <T> Lookup<T> byName(
            PartnershipFilter filter, Page page, List<String> passed, String beside, RowMapper<T> reading) {
        int last = (int) Math.min(page.offset() / APART, passed.size() - 1L);
        boolean isFar = last >= 1;
        String sql = and(beside, PAGE)
                .replace("{page}", sized(isFar ? FROM : NUMBERED, page))
                .replace("{order}", filter.orderBy("s", "s.partnership_id"))
                .replace("{matching}", filter.where(CONDITIONS));
        Lookup<T> lookup = filter.on(
                Lookup.of(PartnershipFilter.tables(null) + filter.asking(sql, null), reading), day(filter.asOf()));
        return isFar
                ? lookup.about("from", passed.get(last)).about("offset", page.offset() - (long) last * APART)
                : lookup.about("offset", page.offset());
    }

    /** The first by name in the list of all, and each so many places behind the one before; none where something is looked for. */
    List<String> passed(PartnershipFilter filter, long position) {
        if (!filter.isEverythingByName()) {
            return List.of();
        }
        List<String> now = milestones.at(position, APART, this::milestones);
        passedLately = now;
        return now;
    }

    /** The same as they were when somebody last asked; none if nobody has. */
    List<String> passedLately(PartnershipFilter filter) {
        return filter.isEverythingByName() ? passedLately : List.of();
    }

    private static String and(String beside, String page) {
        return page.replace(STATUS, STATUS + beside);
    }

    private static String sized(String page, Page asked) {
        return page.replace("{size}", Integer.toString(asked.size()));
    }

    /**
     * One page of those that come after one: however far on, only they are read.
     *
     * @throws BadParameter if they are asked for in another order than by name
     */
    List<Row> after(PartnershipFilter filter, @Nullable Known known, Page page, String after) {
        if (filter.order() != Order.NAME) {
            throw new BadParameter("after", "after goes on in a list by name: leave out sort, or ask for a page");
        }
        return rows(page(AFTER, filter, known, page).param("after", after));
    }

    /** Some of them as they stand on a day, by name, with columns beside; of those that are no partnerships of their own nothing. */
    <T> Lookup<T> these(List<String> partnerships, LocalDate day, String beside, RowMapper<T> reading) {
        return Lookup.of(PartnershipFilter.tables(null) + and(beside, THESE), reading)
                .about("partnerships", partnerships)
                .about("day", day);
    }

    private List<String> milestones() {
        return database.sql(MILESTONES)
                .param("apart", APART)
                .query(String.class)
                .list();
    }

    private JdbcClient.StatementSpec page(String page, PartnershipFilter filter, @Nullable Known known, Page asked) {
        String byStatus = known == null || filter.order() != Order.NAME ? PAGE_BY_STATUS : PAGE_AS_KNOWN;
        boolean hangsOnStatus = filter.isAboutStatus() || filter.order().isAboutStatus();
        String sql = (hangsOnStatus ? byStatus : PAGE)
                .replace("{page}", sized(page, asked))
                .replace("{order}", filter.orderBy("s", "s.partnership_id"));
        return matching(sql, filter, known);
    }

    private JdbcClient.StatementSpec matching(String sql, PartnershipFilter filter, @Nullable Known known) {
        return filter.on(
                database.sql(PartnershipFilter.tables(known)
                        + filter.asking(sql.replace("{matching}", filter.where(CONDITIONS)), known)),
                day(filter.asOf()),
                known);
    }

    private static List<Row> rows(JdbcClient.StatementSpec asked) {
        return asked.query(Row::of).list();
    }
}
