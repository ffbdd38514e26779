package org.citypartnerships.queryside.partnerships;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.history.State;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.following.Lookup;
import org.citypartnerships.queryside.following.Lookups;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.web.BadParameter;
import org.citypartnerships.queryside.web.Dossiers;
import org.citypartnerships.queryside.web.Dossiers.Dossier;
import org.citypartnerships.queryside.web.Dossiers.Flag;
import org.citypartnerships.queryside.web.Dossiers.Paper;
import org.citypartnerships.queryside.web.Dossiers.Plan;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.KnownStreams;
import org.citypartnerships.queryside.web.KnownStreams.KnownStream;
import org.citypartnerships.queryside.web.Order;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PartnershipFilter;
import org.citypartnerships.queryside.web.PartyLabels;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.PositionMemory;
import org.citypartnerships.queryside.web.Standings;
import org.citypartnerships.values.SideId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The partnerships on record and how each stands on a day. */
@Component
public class Partnerships {

    static final String READER = "partnerships";

    /** What a partnership has to be, by the parameter that asks for it: only what is asked for is looked at. */
    private static final Map<String, String> CONDITIONS = Map.of(
            "relation", "s.relation = :relation AND s.on_record",
            "standing", "s.standing = :standing",
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

    private static final String MEMBERS = """
            SELECT d.partnership_id, d.side_id, d.name AS side_name, m.party_id, coalesce(n.name, '') AS name, n.kind,
                   n.country
            FROM readers.partnership_side d
            LEFT JOIN readers.partnership_member m ON m.partnership_id = d.partnership_id AND m.side_id = d.side_id
                AND (m.from_day IS NULL OR m.from_day <= :day) AND (m.until_day IS NULL OR m.until_day > :day)
            LEFT JOIN readers.party_label n ON n.party_id = m.party_id
                AND (n.from_day IS NULL OR n.from_day <= :day) AND (n.until_day IS NULL OR n.until_day > :day)
            WHERE d.partnership_id = ANY (:partnerships)
            ORDER BY d.partnership_id, d.place, m.place
            """;

    /** Each of the first fields once, by looking from one to the next: however many partnerships name it. */
    private static final String FIELDS = """
            WITH RECURSIVE named (folded, place) AS (
                (SELECT folded, 1 FROM readers.partnership_field ORDER BY folded LIMIT 1)
                UNION ALL
                SELECT (SELECT min(f.folded) FROM readers.partnership_field f WHERE f.folded > named.folded), place + 1
                FROM named WHERE folded IS NOT NULL AND place < 100)
            SELECT (SELECT min(f.field) FROM readers.partnership_field f WHERE f.folded = named.folded) AS field
            FROM named WHERE folded IS NOT NULL ORDER BY folded
            """;

    private final JdbcClient database;
    private final Lookups lookups;
    private final Dossiers dossiers;
    private final KnownStreams streams;
    private final PartyLabels labels;
    private final Clock clock;
    private final PositionMemory<Integer, List<String>> milestones = new PositionMemory<>(1);

    Partnerships(
            JdbcClient database,
            Lookups lookups,
            Dossiers dossiers,
            KnownStreams streams,
            PartyLabels labels,
            Clock clock) {
        this.database = database;
        this.lookups = lookups;
        this.dossiers = dossiers;
        this.streams = streams;
        this.labels = labels;
        this.clock = clock;
    }

    /** A side and who is in it on that day. */
    public record Side(String side, @Nullable String name, List<PartyLabel> members) {

        Side called(Map<String, String> spoken) {
            return new Side(
                    side,
                    name,
                    members.stream()
                            .map(member -> member.called(spoken.getOrDefault(member.id(), member.name())))
                            .toList());
        }

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

    /**
     * One partnership as a page lists it.
     *
     * @param papers how many papers were signed in it
     * @param warnings how many things there are to look at
     */
    public record Outline(
            String id, @Nullable String strand, Standings status, List<Side> sides, int papers, int warnings) {

        /** What it is called by the names that its members go by. */
        public String title() {
            return Partnerships.title(sides, strand);
        }

        /** What it is called by names that its members have in a language; the same as the title where they have none. */
        public String title(Map<String, String> spoken) {
            return Partnerships.title(
                    sides.stream().map(side -> side.called(spoken)).toList(), strand);
        }
    }

    /** A member of a side, or a side that has none on the day. */
    private record Member(
            String partnership,
            String side,
            @Nullable String sideName,
            @Nullable PartyLabel label) {
        static Member of(ResultSet row, int number) throws SQLException {
            String member = row.getString("party_id");
            String name = row.getString("name");
            return new Member(
                    row.getString("partnership_id"),
                    row.getString("side_id"),
                    row.getString("side_name"),
                    member == null
                            ? null
                            : new PartyLabel(
                                    member,
                                    name.isEmpty() ? Ids.name(member) : name,
                                    row.getString("kind"),
                                    row.getString("country")));
        }
    }

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

    /** Fields of cooperation that are named, a hundred at most: to choose from. */
    public List<String> fields() {
        return database.sql(FIELDS).query(String.class).list();
    }

    /** How many match, as known; null for everything that can be read. */
    public long count(PartnershipFilter filter, @Nullable Known known) {
        String byStatus = known == null ? COUNT_BY_STATUS : COUNT_AS_KNOWN;
        return matching(filter.isAboutStatus() ? byStatus : COUNT, filter, known)
                .query(Long.class)
                .single();
    }

    /** One page of those that match, as known. */
    public List<Listed> list(PartnershipFilter filter, @Nullable Known known, Page page) {
        return list(filter, known, rows(numbered(filter, known, page)));
    }

    /**
     * The same of what can be read at a position, in outline. A page far behind in the list of all is read from the last milestone
     * before it, instead of passing everything from the first on.
     */
    public List<Outline> outlines(PartnershipFilter filter, long position, Page page) {
        return outlines(rows(asked(filter, position, page)), day(filter.asOf()));
    }

    private JdbcClient.StatementSpec asked(PartnershipFilter filter, long position, Page page) {
        if (!filter.isEverythingByName() || page.offset() < APART) {
            return numbered(filter, null, page);
        }
        List<String> passed = milestones.at(position, APART, this::milestones);
        int last = (int) Math.min(page.offset() / APART, passed.size() - 1L);
        return last < 1
                ? numbered(filter, null, page)
                : page(FROM, filter, null, page)
                        .param("from", passed.get(last))
                        .param("offset", page.offset() - (long) last * APART);
    }

    private JdbcClient.StatementSpec numbered(PartnershipFilter filter, @Nullable Known known, Page page) {
        return page(NUMBERED, filter, known, page).param("offset", page.offset());
    }

    private static List<Row> rows(JdbcClient.StatementSpec asked) {
        return asked.query((row, number) -> Row.of(row)).list();
    }

    private List<String> milestones() {
        return database.sql(MILESTONES)
                .param("apart", APART)
                .query(String.class)
                .list();
    }

    /** Some of them as they stand on a day, today if null, by name; of those that are no partnerships of their own nothing. */
    public List<Outline> of(List<String> partnerships, @Nullable LocalDate asOf) {
        return outlines(
                rows(database.sql(PartnershipFilter.tables(null) + THESE)
                        .param("partnerships", partnerships.toArray(String[]::new))
                        .param("day", day(asOf))),
                day(asOf));
    }

    /** What stands beside the status is asked for together. */
    private List<Outline> outlines(List<Row> rows, LocalDate day) {
        List<String> ids = rows.stream().map(Row::id).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        lookups.together(Stream.concat(Stream.of(members(ids, day)), dossiers.lookups(ids, day).stream())
                .toList());
        Map<String, List<Side>> sides = sides(ids, day);
        Map<String, Dossiers.Counted> counted = dossiers.counted(ids, day);
        return rows.stream()
                .map(row -> outline(
                        row,
                        sides.getOrDefault(row.id(), List.of()),
                        counted.getOrDefault(row.id(), Dossiers.Counted.NOTHING)))
                .toList();
    }

    private static Outline outline(Row row, List<Side> sides, Dossiers.Counted counted) {
        return new Outline(
                row.id(),
                row.strand(),
                row.status().alsoReadAs(counted.alsoReadAs(row.status().relation())),
                sides,
                counted.papers(),
                counted.warnings());
    }

    /**
     * Those of them that come after one: however far on, only they are read.
     *
     * @throws BadParameter if they are asked for in another order than by name
     */
    List<Listed> list(PartnershipFilter filter, @Nullable Known known, Page page, String after) {
        if (filter.order() != Order.NAME) {
            throw new BadParameter("after", "after goes on in a list by name: leave out sort, or ask for a page");
        }
        return list(filter, known, rows(page(AFTER, filter, known, page).param("after", after)));
    }

    private List<Listed> list(PartnershipFilter filter, @Nullable Known known, List<Row> rows) {
        LocalDate day = day(filter.asOf());
        return known == null
                ? listed(rows, day)
                : listed(rows, streams.all(known, rows.stream().map(Row::id).toList()), day, known);
    }

    private List<Listed> listed(List<Row> rows, LocalDate day) {
        List<String> ids = rows.stream().map(Row::id).toList();
        Map<String, List<Side>> sides = sides(ids, day);
        Map<String, Dossier> all = dossiers.of(ids, day);
        return rows.stream()
                .map(row ->
                        listed(row, sides.getOrDefault(row.id(), List.of()), Objects.requireNonNull(all.get(row.id()))))
                .toList();
    }

    /** What stands beside the status was not kept for every point of recording: it is folded, for one page. */
    private List<Listed> listed(List<Row> rows, Map<String, KnownStream> streamsThen, LocalDate day, Known known) {
        Map<String, Chronicle> chronicles = new HashMap<>();
        Map<String, State> states = new HashMap<>();
        Set<String> members = new LinkedHashSet<>();
        streamsThen.forEach((id, stream) -> {
            Chronicle chronicle = stream.chronicle();
            State state = chronicle.at(day);
            chronicles.put(id, chronicle);
            states.put(id, state);
            state.sides().forEach(side -> side.members().forEach(member -> members.add(member.value())));
        });
        Map<String, PartyLabel> named = labels.of(members, day, known);
        List<Listed> listed = new ArrayList<>();
        for (Row row : rows) {
            RecordedStream stream = Objects.requireNonNull(streamsThen.get(row.id())).stream();
            State state = Objects.requireNonNull(states.get(row.id()));
            listed.add(listed(
                    new Row(
                            row.id(),
                            row.strand(),
                            row.status(),
                            stream.sequence(),
                            stream.last().recordedAt()),
                    sides(stream.first(PartnershipOpened.class), state, named),
                    Dossiers.of(Objects.requireNonNull(chronicles.get(row.id())), state)));
        }
        return listed;
    }

    private static List<Side> sides(PartnershipOpened opened, State state, Map<String, PartyLabel> named) {
        Map<SideId, String> names = new HashMap<>();
        for (org.citypartnerships.values.Side side : opened.sides()) {
            if (side.name() != null) {
                names.put(side.id(), side.name());
            }
        }
        return state.sides().stream()
                .map(side -> new Side(
                        side.side().value(),
                        names.get(side.side()),
                        side.members().stream()
                                .map(member -> Objects.requireNonNull(named.get(member.value())))
                                .toList()))
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

    /** What some partnerships are called today: {@code Harbin – Murmansk}. */
    public Map<String, String> titles(List<String> partnerships) {
        return titles(partnerships, members -> Map.of());
    }

    /** The same by other names of their members, where these have some. */
    public Map<String, String> titles(List<String> partnerships, Function<List<String>, Map<String, String>> spoken) {
        Map<String, List<Side>> sides = sides(partnerships, day(null));
        Map<String, String> names = spoken.apply(sides.values().stream()
                .flatMap(List::stream)
                .flatMap(side -> side.members().stream())
                .map(PartyLabel::id)
                .distinct()
                .toList());
        Map<String, String> titles = new HashMap<>();
        sides.forEach((id, of) ->
                titles.put(id, title(of.stream().map(side -> side.called(names)).toList(), null)));
        return titles;
    }

    /** {@code Harbin – Murmansk}, {@code Hamburg – Shanghai (port)}. */
    static String title(List<Side> sides, @Nullable String strand) {
        String title = String.join(" – ", sides.stream().map(Side::title).toList());
        return strand == null ? title : title + " (" + strand + ")";
    }

    private JdbcClient.StatementSpec page(String page, PartnershipFilter filter, @Nullable Known known, Page asked) {
        String byStatus = known == null || filter.order() != Order.NAME ? PAGE_BY_STATUS : PAGE_AS_KNOWN;
        boolean hangsOnStatus = filter.isAboutStatus() || filter.order().isAboutStatus();
        String sql = (hangsOnStatus ? byStatus : PAGE)
                .replace("{page}", page.replace("{size}", Integer.toString(asked.size())))
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

    /** The sides of partnerships and their members on a day, named as they are called on it. */
    Map<String, List<Side>> sides(List<String> partnerships, LocalDate day) {
        if (partnerships.isEmpty()) {
            return Map.of();
        }
        Map<String, Map<String, Side>> sides = new LinkedHashMap<>();
        for (Member member : lookups.list(members(partnerships, day))) {
            Side side = sides.computeIfAbsent(member.partnership(), none -> new LinkedHashMap<>())
                    .computeIfAbsent(member.side(), id -> new Side(id, member.sideName(), new ArrayList<>()));
            if (member.label() != null) {
                side.members().add(member.label());
            }
        }
        Map<String, List<Side>> lists = new LinkedHashMap<>();
        sides.forEach((id, of) -> lists.put(id, List.copyOf(of.values())));
        return lists;
    }

    private static Lookup<Member> members(List<String> partnerships, LocalDate day) {
        return Lookup.of(MEMBERS, Member::of)
                .about("partnerships", partnerships)
                .about("day", day);
    }
}
