package org.citypartnerships.queryside.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.citypartnerships.queryside.following.Lookup;
import org.citypartnerships.queryside.following.Lookups;
import org.citypartnerships.queryside.following.MomentMemory;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What parties are called in a reader's language, where a name in that language is on record: 哈尔滨 for Harbin. */
@Component
public class SpokenNames {

    /** Which of a party's names {@code n} are of the language {@code :language}. */
    public static final String IN_LANGUAGE = "split_part(lower(n.language), '-', 1) = :language AND NOT n.planned";

    /** The proper one that is named first comes first. */
    public static final String ORDER = "n.party_id, n.kind <> 'PROPER', n.place";

    /** What is read of each, for {@link #of(String[][], LocalDate)}. */
    public static final String COLUMNS = "ARRAY[n.party_id, n.text, n.from_date ->> 'edtf', n.until_date ->> 'edtf']";

    private static final String NAMES =
            """
            SELECT n.party_id, n.text, n.from_date ->> 'edtf' AS since, n.until_date ->> 'edtf' AS until
            FROM readers.party_name n WHERE n.party_id = ANY (:parties) AND {in language} ORDER BY {order}
            """.replace("{in language}", IN_LANGUAGE).replace("{order}", ORDER);

    private final Lookups lookups;
    private final Today today;

    SpokenNames(Lookups lookups, Today today) {
        this.lookups = lookups;
        this.today = today;
    }

    private record Spoken(
            String party,
            String text,
            @Nullable String since,
            @Nullable String until) {
        static Spoken of(ResultSet row, int number) throws SQLException {
            return new Spoken(
                    row.getString("party_id"), row.getString("text"), row.getString("since"), row.getString("until"));
        }
    }

    private record Asked(String language) {}

    /**
     * What is to be looked up before {@link #of} is asked about the same parties first, whichever day; nothing if all of them were
     * read in this moment already.
     */
    public List<Lookup<?>> lookups(Collection<String> parties, Locale language) {
        List<String> unread = unread(parties, MomentMemory.of(new Asked(language.getLanguage())));
        return unread.isEmpty() ? List.of() : List.of(lookup(unread, language));
    }

    private static Lookup<Spoken> lookup(List<String> parties, Locale language) {
        return Lookup.of(NAMES, Spoken::of).about("parties", parties).about("language", language.getLanguage());
    }

    private static List<String> unread(Collection<String> parties, Map<String, List<Spoken>> read) {
        return parties.stream()
                .filter(party -> !read.containsKey(party))
                .distinct()
                .sorted() // so that whoever looks them up ahead need not know in which order they will be asked for
                .toList();
    }

    /**
     * The names of those of the parties that have one in the language; of several the proper one that is named first.
     *
     * @param asOf the day on which they bear it, or may; today if null
     */
    public Map<String, String> of(Collection<String> parties, Locale language, @Nullable LocalDate asOf) {
        Map<String, List<Spoken>> read = MomentMemory.of(new Asked(language.getLanguage()));
        List<String> unread = unread(parties, read);
        if (!unread.isEmpty()) {
            unread.forEach(party -> read.put(party, new ArrayList<>()));
            lookups.list(lookup(unread, language))
                    .forEach(name ->
                            read.getOrDefault(name.party(), new ArrayList<>()).add(name));
        }
        LocalDate day = today.unless(asOf);
        Map<String, String> names = new HashMap<>();
        for (String party : parties) {
            read.getOrDefault(party, List.of()).stream()
                    .filter(name -> mayHold(name.since(), name.until(), day))
                    .findFirst()
                    .ifPresent(name -> names.put(party, name.text()));
        }
        return names;
    }

    /** The names of the parties in {@link #COLUMNS} on a day, in the order of {@link #ORDER}. */
    public static Map<String, String> of(@Nullable String[][] rows, LocalDate day) {
        Map<String, String> names = new HashMap<>();
        for (@Nullable String[] row : rows) {
            if (mayHold(row[2], row[3], day)) {
                names.putIfAbsent(String.valueOf(row[0]), String.valueOf(row[1]));
            }
        }
        return names;
    }

    private static boolean mayHold(@Nullable String since, @Nullable String until, LocalDate day) {
        LocalDate last = until == null ? null : StatedDate.of(until).lastDay().latest();
        return (since == null || StatedDate.of(since).firstDay().possiblyBy(day))
                && (last == null || !last.isBefore(day));
    }
}
