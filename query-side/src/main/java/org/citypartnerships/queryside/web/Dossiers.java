package org.citypartnerships.queryside.web;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.citypartnerships.events.Entry;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.history.InstrumentStatus;
import org.citypartnerships.history.PlanStatus;
import org.citypartnerships.history.Saying;
import org.citypartnerships.history.State;
import org.citypartnerships.history.Told;
import org.citypartnerships.history.Warning;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.Visibility;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

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

    private final JdbcTemplate database;

    Dossiers(JdbcTemplate database) {
        this.database = database;
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
        HiddenEntries hidden = new HiddenEntries(chronicle);
        Map<EntryId, Entry> entries = new LinkedHashMap<>();
        chronicle.timeline().stream()
                .map(Told::entry)
                .filter(entry -> entry.header().visibility() == Visibility.PUBLIC)
                .forEach(entry -> entries.put(entry.entryId(), entry));
        List<Paper> papers = new ArrayList<>();
        for (InstrumentStatus paper : state.instruments()) {
            Instrument instrument = Instruments.of(entries.get(paper.entry()));
            if (instrument != null) {
                papers.add(Paper.of(paper, instrument));
            }
        }
        List<Plan> plans = new ArrayList<>();
        for (PlanStatus plan : state.plans()) {
            Entry entry = entries.get(plan.plan());
            if (entry != null) {
                plans.add(Plan.of(hidden.told(plan), entry));
            }
        }
        List<Flag> warnings = chronicle.warnings(state.asOf()).stream()
                .filter(warning -> !hidden.isAnyOf(warning.entries()))
                .map(Flag::of)
                .toList();
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
