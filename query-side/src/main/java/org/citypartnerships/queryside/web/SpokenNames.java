package org.citypartnerships.queryside.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What parties are called in a reader's language, where a name in that language is on record: 哈尔滨 for Harbin. */
@Component
public class SpokenNames {

    private static final String NAMES = """
            SELECT party_id, text, from_date ->> 'edtf' AS since, until_date ->> 'edtf' AS until FROM readers.party_name
            WHERE party_id = ANY (:parties) AND split_part(lower(language), '-', 1) = :language AND NOT planned
            ORDER BY party_id, kind <> 'PROPER', place
            """;

    private final JdbcClient database;
    private final Clock clock;

    SpokenNames(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The names of those of the parties that have one in the language; of several the proper one that is named first.
     *
     * @param asOf the day on which they bear it, or may; today if null
     */
    public Map<String, String> of(Collection<String> parties, Locale language, @Nullable LocalDate asOf) {
        Map<String, String> names = new HashMap<>();
        if (!parties.isEmpty()) {
            LocalDate day = asOf == null ? LocalDate.now(clock) : asOf;
            database.sql(NAMES)
                    .param("parties", parties.toArray(String[]::new))
                    .param("language", language.getLanguage())
                    .query(row -> {
                        if (mayHold(row.getString("since"), row.getString("until"), day)) {
                            names.putIfAbsent(row.getString("party_id"), row.getString("text"));
                        }
                    });
        }
        return names;
    }

    private static boolean mayHold(@Nullable String since, @Nullable String until, LocalDate day) {
        LocalDate last = until == null ? null : StatedDate.of(until).lastDay().latest();
        return (since == null || StatedDate.of(since).firstDay().possiblyBy(day))
                && (last == null || !last.isBefore(day));
    }
}
