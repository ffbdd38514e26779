package org.citypartnerships.queryside.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.citypartnerships.queryside.following.Lookup;
import org.citypartnerships.queryside.following.Lookups;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Rung;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How much there is in the dossiers of partnerships on a day, for lists that show no more. */
@Component
public class DossierSizes {

    /** How many papers, and the readings of those that the relation hangs on. */
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

    private final Lookups lookups;

    DossierSizes(Lookups lookups) {
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
            return Dossiers.otherReadings(counted, readings);
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
}
