package org.citypartnerships.queryside.web;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.citypartnerships.events.EngagementPlanned;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.SigningPlanned;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.history.InstrumentStatus;
import org.citypartnerships.history.PlanStatus;
import org.citypartnerships.history.Saying;
import org.citypartnerships.history.State;
import org.citypartnerships.history.Told;
import org.citypartnerships.history.Warning;
import org.citypartnerships.queryside.following.Lookup;
import org.citypartnerships.queryside.following.Lookups;
import org.citypartnerships.storage.StoredNames;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.Visibility;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The papers, plans and warnings of partnerships on a day, wherever partnerships are listed. */
@Component
public class Dossiers {

    private static final String PAPERS = """
            SELECT partnership_id, entry_id, kind, form, title, signed_on, readings, counted, moves_standing
            FROM readers.partnership_instrument
            WHERE partnership_id = ANY (?) AND visibility = 'PUBLIC'
              AND (earliest IS NULL OR earliest <= ?)
            ORDER BY partnership_id, place
            """;

    private static final String PLANS = """
            SELECT partnership_id, entry_id, kind, progress, due_on, closed_by, planned_for, form, to_establish, engagement,
                   title, occasion, ordinal
            FROM readers.partnership_plan
            WHERE partnership_id = ANY (?) AND visibility = 'PUBLIC'
              AND (from_day IS NULL OR from_day <= ?) AND (until_day IS NULL OR until_day > ?)
            ORDER BY partnership_id, place
            """;

    private static final String WARNINGS = """
            SELECT partnership_id, code, entries, message, saying FROM readers.partnership_warning
            WHERE partnership_id = ANY (?) AND (from_day IS NULL OR from_day <= ?)
            ORDER BY partnership_id, place
            """;

    /** All in one round trip. */
    private static final String ALL = String.join(";", PAPERS, PLANS, WARNINGS);

    /** Of the papers no more than how many, and the readings of those that the relation hangs on. */
    private static final String PAPERS_COUNTED = """
            SELECT partnership_id, count(*) AS papers,
                   string_agg(array_to_string(readings, ' '), ' ' ORDER BY place) FILTER (WHERE moves_standing) AS readings
            FROM readers.partnership_instrument
            WHERE partnership_id = ANY (:partnerships) AND visibility = 'PUBLIC'
              AND (earliest IS NULL OR earliest <= :day)
            GROUP BY partnership_id
            """;

    private static final String WARNINGS_COUNTED = """
            SELECT partnership_id, count(*) AS warnings FROM readers.partnership_warning
            WHERE partnership_id = ANY (:partnerships) AND (from_day IS NULL OR from_day <= :day)
            GROUP BY partnership_id
            """;

    private final JdbcTemplate database;
    private final Lookups lookups;

    Dossiers(JdbcTemplate database, Lookups lookups) {
        this.database = database;
        this.lookups = lookups;
    }

    /**
     * How much there is in a dossier, for lists that show no more.
     *
     * @param papers how many papers
     * @param readings what those that the relation hangs on can be read as
     * @param warnings how many things to look at
     */
    public record Counted(int papers, List<Rung> readings, int warnings) {
        /** Of a partnership without any of it. */
        public static final Counted NOTHING = new Counted(0, List.of(), 0);

        /** The relations above the one that counts that its papers may be read as. */
        public List<Relation> alsoReadAs(@Nullable Relation counted) {
            return otherReadings(counted, readings);
        }

        static Map.Entry<String, Counted> ofPapers(ResultSet row, int number) throws SQLException {
            String readings = row.getString("readings");
            List<Rung> rungs = readings == null || readings.isEmpty()
                    ? List.of()
                    : Arrays.stream(readings.split(" ", -1))
                            .filter(each -> !each.isEmpty())
                            .map(Rung::valueOf)
                            .toList();
            return Map.entry(row.getString("partnership_id"), new Counted(row.getInt("papers"), rungs, 0));
        }

        static Map.Entry<String, Integer> ofWarnings(ResultSet row, int number) throws SQLException {
            return Map.entry(row.getString("partnership_id"), row.getInt("warnings"));
        }
    }

    /** What is to be looked up before {@link #counted} is asked about the same partnerships. */
    public List<Lookup<?>> lookups(List<String> partnerships, LocalDate day) {
        return List.of(papersCounted(partnerships, day), warningsCounted(partnerships, day));
    }

    /** How much there is of partnerships on a day; of those that have nothing, nothing. */
    public Map<String, Counted> counted(List<String> partnerships, LocalDate day) {
        Map<String, Counted> counted = new HashMap<>();
        lookups.list(papersCounted(partnerships, day)).forEach(each -> counted.put(each.getKey(), each.getValue()));
        lookups.list(warningsCounted(partnerships, day))
                .forEach(each -> counted.merge(
                        each.getKey(),
                        new Counted(0, List.of(), each.getValue()),
                        (papers, warnings) -> new Counted(papers.papers(), papers.readings(), warnings.warnings())));
        return counted;
    }

    private static Lookup<Map.Entry<String, Counted>> papersCounted(List<String> partnerships, LocalDate day) {
        return Lookup.of(PAPERS_COUNTED, Counted::ofPapers)
                .about("partnerships", partnerships)
                .about("day", day);
    }

    private static Lookup<Map.Entry<String, Integer>> warningsCounted(List<String> partnerships, LocalDate day) {
        return Lookup.of(WARNINGS_COUNTED, Counted::ofWarnings)
                .about("partnerships", partnerships)
                .about("day", day);
    }

    /** A signed paper. */
    public record Paper(
            String entry,
            String kind,
            String form,
            @Nullable String title,
            @Nullable JsonNode signedOn,
            List<String> readings,
            String counted,
            boolean movesStanding) {
        static Paper of(ResultSet row) throws SQLException {
            return new Paper(
                    row.getString("entry_id"),
                    row.getString("kind"),
                    row.getString("form"),
                    row.getString("title"),
                    Json.of(row, "signed_on"),
                    Json.texts(row, "readings"),
                    row.getString("counted"),
                    row.getBoolean("moves_standing"));
        }
    }

    /**
     * A plan and what has become of it.
     *
     * @param entry its entry
     * @param kind {@code signing-planned} or {@code engagement-planned}
     * @param progress {@code OPEN}, {@code FULFILLED}, {@code CANCELLED} or {@code OVERDUE}
     * @param dueOn the last day for which it is planned
     * @param closedBy the entry that fulfilled or cancelled it
     * @param plannedFor when it is to be, as stated
     * @param form the form of the paper to be signed
     * @param toEstablish what that is to establish
     * @param engagement the kind of engagement
     * @param title its title
     * @param occasion the occasion of the signing
     * @param ordinal the place in a party's list that it is said to bring
     */
    public record Plan(
            String entry,
            String kind,
            String progress,
            @Nullable LocalDate dueOn,
            @Nullable String closedBy,
            @Nullable JsonNode plannedFor,
            @Nullable String form,
            List<String> toEstablish,
            @Nullable String engagement,
            @Nullable String title,
            @Nullable String occasion,
            @Nullable JsonNode ordinal) {
        static Plan of(ResultSet row) throws SQLException {
            return new Plan(
                    row.getString("entry_id"),
                    row.getString("kind"),
                    row.getString("progress"),
                    Json.day(row, "due_on"),
                    row.getString("closed_by"),
                    Json.of(row, "planned_for"),
                    row.getString("form"),
                    Json.texts(row, "to_establish"),
                    row.getString("engagement"),
                    row.getString("title"),
                    row.getString("occasion"),
                    Json.of(row, "ordinal"));
        }

        /** The plan as an answer tells it. */
        public static Plan of(PlanStatus status, Entry entry) {
            String closedBy =
                    status.closedBy() == null ? null : status.closedBy().value();
            String kind = StoredNames.ours().nameOf(entry.getClass());
            if (entry instanceof SigningPlanned signing) {
                return new Plan(
                        status.plan().value(),
                        kind,
                        status.progress().name(),
                        status.dueOn(),
                        closedBy,
                        Json.tree(signing.plannedFor()),
                        signing.form() == null ? null : signing.form().name(),
                        signing.toEstablish().stream().map(Enum::name).toList(),
                        null,
                        null,
                        signing.occasion(),
                        Json.tree(signing.ordinal()));
            }
            EngagementPlanned planned = (EngagementPlanned) entry;
            return new Plan(
                    status.plan().value(),
                    kind,
                    status.progress().name(),
                    status.dueOn(),
                    closedBy,
                    Json.tree(planned.plannedFor()),
                    null,
                    List.of(),
                    planned.engagement().kind().name(),
                    planned.engagement().title(),
                    null,
                    null);
        }

        /** The plan in a cell: {@code TWINNING OVERDUE}. */
        public String cell() {
            String what = !toEstablish.isEmpty()
                    ? String.join(" or ", toEstablish)
                    : form != null ? form : engagement != null ? engagement : kind;
            return what + " " + progress;
        }
    }

    /** Something that a person should look at. */
    public record Flag(
            String code,
            List<String> entries,
            String message,
            @Nullable Saying saying) {
        static Flag of(ResultSet row) throws SQLException {
            return new Flag(
                    row.getString("code"),
                    Json.texts(row, "entries"),
                    row.getString("message"),
                    Json.value(Json.of(row, "saying"), Saying.class));
        }

        /** What the fold says. */
        public static Flag of(Warning warning) {
            return new Flag(
                    warning.code().name(),
                    warning.entries().stream().map(EntryId::value).toList(),
                    warning.message(),
                    warning.saying());
        }
    }

    /** All of that of one partnership. */
    public record Dossier(List<Paper> instruments, List<Plan> plans, List<Flag> warnings) {
        /** The relations above the one that counts that its papers may be read as. */
        public List<Relation> alsoReadAs(@Nullable Relation counted) {
            return otherReadings(
                    counted,
                    instruments.stream()
                            .filter(Paper::movesStanding)
                            .flatMap(paper -> paper.readings().stream())
                            .map(Rung::valueOf)
                            .toList());
        }
    }

    /** That of a partnership on a day, from what was known of it. */
    public static Dossier of(Chronicle chronicle, State state) {
        Map<EntryId, Entry> entries = new LinkedHashMap<>();
        chronicle.timeline().stream()
                .map(Told::entry)
                .filter(entry -> entry.header().visibility() == Visibility.PUBLIC)
                .forEach(entry -> entries.put(entry.entryId(), entry));
        List<Paper> papers = new ArrayList<>();
        for (InstrumentStatus paper : state.instruments()) {
            Instrument instrument = Instruments.of(entries.get(paper.entry()));
            if (instrument != null) {
                papers.add(new Paper(
                        paper.entry().value(),
                        paper.kind(),
                        paper.form().name(),
                        instrument.title(),
                        Json.tree(paper.signedOn()),
                        paper.readings().stream().map(Enum::name).toList(),
                        paper.counted().name(),
                        paper.movesStanding()));
            }
        }
        List<Plan> plans = new ArrayList<>();
        for (PlanStatus plan : state.plans()) {
            Entry entry = entries.get(plan.plan());
            if (entry != null) {
                plans.add(Plan.of(plan, entry));
            }
        }
        List<Flag> warnings =
                chronicle.warnings(state.asOf()).stream().map(Flag::of).toList();
        return new Dossier(papers, plans, warnings);
    }

    /** The relations among readings that lie above the one that counts, from the lowest. */
    public static List<Relation> otherReadings(@Nullable Relation counted, Collection<Rung> readings) {
        return readings.stream()
                .map(Rung::relation)
                .filter(relation -> counted != null && relation.compareTo(counted) > 0)
                .distinct()
                .sorted()
                .toList();
    }

    /** Those of partnerships on a day, each with an entry. */
    public Map<String, Dossier> of(Collection<String> partnerships, LocalDate day) {
        if (partnerships.isEmpty()) {
            return Map.of();
        }
        return database.execute(ALL, (PreparedStatement asked) -> {
            String[] ids = partnerships.toArray(String[]::new);
            int place = 1;
            for (Object given : new Object[] {ids, day, ids, day, day, ids, day}) {
                asked.setObject(place++, given);
            }
            asked.execute();
            Map<String, List<Paper>> papers = rows(asked, Paper::of);
            asked.getMoreResults();
            Map<String, List<Plan>> plans = rows(asked, Plan::of);
            asked.getMoreResults();
            return of(partnerships, papers, plans, rows(asked, Flag::of));
        });
    }

    private static Map<String, Dossier> of(
            Collection<String> partnerships,
            Map<String, List<Paper>> papers,
            Map<String, List<Plan>> plans,
            Map<String, List<Flag>> warnings) {
        Map<String, Dossier> dossiers = new LinkedHashMap<>();
        for (String id : partnerships) {
            dossiers.put(
                    id,
                    new Dossier(
                            papers.getOrDefault(id, List.of()),
                            plans.getOrDefault(id, List.of()),
                            warnings.getOrDefault(id, List.of())));
        }
        return dossiers;
    }

    /** A row as something. */
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static <T> Map<String, List<T>> rows(PreparedStatement asked, Reading<T> reading) throws SQLException {
        Map<String, List<T>> rows = new LinkedHashMap<>();
        try (ResultSet row = asked.getResultSet()) {
            while (row.next()) {
                rows.computeIfAbsent(String.valueOf(row.getString("partnership_id")), none -> new ArrayList<>())
                        .add(reading.of(row));
            }
        }
        return rows;
    }
}
