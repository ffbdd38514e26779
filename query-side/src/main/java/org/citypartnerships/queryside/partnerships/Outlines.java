package org.citypartnerships.queryside.partnerships;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.citypartnerships.queryside.following.Lookup;
import org.citypartnerships.queryside.following.Lookups;
import org.citypartnerships.queryside.partnerships.Matching.Row;
import org.citypartnerships.queryside.partnerships.Partnerships.Outline;
import org.citypartnerships.queryside.partnerships.Sides.Side;
import org.citypartnerships.queryside.web.Dossiers;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PartnershipFilter;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.values.Rung;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Partnerships as pages list them, each row with everything that the page says of it: where a list is found by keys, it comes in the
 * round trip that begins the moment.
 */
@Component
class Outlines {

    /** What stands beside the status of a partnership {@code s}: its sides, also by names in a language, papers and warnings. */
    private static final String BESIDE = """
            , ARRAY(
                SELECT ARRAY[d.side_id, d.name, m.party_id, n.name, n.kind, n.country, n.spoken ->> :language]
                FROM readers.partnership_side d
                LEFT JOIN readers.partnership_member m ON m.partnership_id = d.partnership_id AND m.side_id = d.side_id
                    AND (m.from_day IS NULL OR m.from_day <= :day) AND (m.until_day IS NULL OR m.until_day > :day)
                LEFT JOIN readers.party_label n ON n.party_id = m.party_id
                    AND (n.from_day IS NULL OR n.from_day <= :day) AND (n.until_day IS NULL OR n.until_day > :day)
                WHERE d.partnership_id = s.partnership_id
                ORDER BY d.place, m.place) AS members
            , ARRAY(
                SELECT CASE WHEN i.moves_standing THEN array_to_string(i.readings, ' ') ELSE '' END
                FROM readers.partnership_instrument i
                WHERE i.partnership_id = s.partnership_id AND i.visibility = 'PUBLIC'
                  AND (i.earliest IS NULL OR i.earliest <= :day)
                ORDER BY i.place) AS papers
            , (SELECT count(*) FROM readers.partnership_warning w
               WHERE w.partnership_id = s.partnership_id AND (w.from_day IS NULL OR w.from_day <= :day)) AS warnings
            """;

    private final Matching matching;
    private final Lookups lookups;

    Outlines(Matching matching, Lookups lookups) {
        this.matching = matching;
        this.lookups = lookups;
    }

    /** One page of what can be read at a position. */
    List<Outline> list(PartnershipFilter filter, long position, Page page, Locale language) {
        return filter.isFoundByNameAlone()
                ? lookups.list(byName(filter, page, matching.passed(filter, position), language))
                : these(
                        matching.page(filter, null, page).stream().map(Row::id).toList(),
                        matching.day(filter.asOf()),
                        language);
    }

    /**
     * What is to be looked up for that, if it is found quickly: it is looked up also for whoever is shown what was read before. Where
     * milestones moved since, it is looked up once more.
     */
    List<Lookup<?>> lookups(PartnershipFilter filter, Page page, Locale language) {
        return filter.isFoundQuickly()
                ? List.of(byName(filter, page, matching.passedLately(filter), language))
                : List.of();
    }

    /** Some of them as they stand on a day, in the order asked; of those that are no partnerships of their own nothing. */
    List<Outline> these(List<String> partnerships, LocalDate day, Locale language) {
        if (partnerships.isEmpty()) {
            return List.of();
        }
        Map<String, Outline> found = new LinkedHashMap<>();
        lookups.list(matching.these(partnerships, day, BESIDE, Outlines::outline)
                        .about("language", language.getLanguage()))
                .forEach(outline -> found.put(outline.id(), outline));
        return partnerships.stream().filter(found::containsKey).map(found::get).toList();
    }

    private Lookup<Outline> byName(PartnershipFilter filter, Page page, List<String> passed, Locale language) {
        return matching.byName(filter, page, passed, BESIDE, Outlines::outline)
                .about("language", language.getLanguage());
    }

    private static Outline outline(ResultSet row, int number) throws SQLException {
        Row listed = Row.of(row, number);
        @Nullable String[][] members = table(row.getArray("members"));
        List<String> papers = List.of((String[]) row.getArray("papers").getArray());
        List<Rung> readings = papers.stream()
                .flatMap(paper -> Arrays.stream(paper.split(" ", -1)))
                .filter(reading -> !reading.isEmpty())
                .map(Rung::valueOf)
                .toList();
        return new Outline(
                listed.id(),
                listed.strand(),
                listed.status()
                        .alsoReadAs(Dossiers.otherReadings(listed.status().relation(), readings)),
                sides(members),
                spoken(members),
                papers.size(),
                row.getInt("warnings"));
    }

    private static List<Side> sides(@Nullable String[][] members) {
        Map<String, Side> sides = new LinkedHashMap<>();
        for (@Nullable String[] member : members) {
            Side side =
                    sides.computeIfAbsent(String.valueOf(member[0]), id -> new Side(id, member[1], new ArrayList<>()));
            String party = member[2];
            if (party != null) {
                side.members().add(PartyLabel.of(party, member[3], member[4], member[5]));
            }
        }
        return List.copyOf(sides.values());
    }

    private static Map<String, String> spoken(@Nullable String[][] members) {
        Map<String, String> spoken = new HashMap<>();
        for (@Nullable String[] member : members) {
            String name = member[6];
            if (name != null) {
                spoken.put(String.valueOf(member[2]), name);
            }
        }
        return spoken;
    }

    private static @Nullable String[][] table(Array array) throws SQLException {
        return array.getArray() instanceof @Nullable String[][] rows ? rows : new String[0][];
    }
}
