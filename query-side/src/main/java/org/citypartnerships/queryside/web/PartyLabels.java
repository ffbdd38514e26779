package org.citypartnerships.queryside.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.following.Lookup;
import org.citypartnerships.queryside.following.Lookups;
import org.citypartnerships.queryside.following.MomentMemory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What parties are called on a day. Rows of other readers hold ids only; names are put beside them on reading. */
@Component
public class PartyLabels {

    private static final String LABELS = """
            SELECT party_id, name, kind, country, spoken FROM readers.party_label
            WHERE party_id = ANY (:parties)
              AND (from_day IS NULL OR from_day <= :day) AND (until_day IS NULL OR until_day > :day)
            """;

    private static final String LABELS_KNOWN =
            LABELS.replace(", spoken FROM readers.party_label", " FROM readers.known_party") + "AND "
                    + PartnershipFilter.COUNTS;

    private final JdbcClient database;
    private final Lookups lookups;
    private final Today today;

    PartyLabels(JdbcClient database, Lookups lookups, Today today) {
        this.database = database;
        this.lookups = lookups;
        this.today = today;
    }

    /**
     * A party as it is named beside something else.
     *
     * @param id the party, {@code party:harbin-cn}
     * @param name the name that it goes by on the day; its id if it is not on record
     * @param kind what it is, null if it is not on record
     * @param country its country's two letters
     */
    public record PartyLabel(
            String id,
            String name,
            @Nullable String kind,
            @Nullable String country) {
        /** Its name and that of the party at the other end: {@code Harbin – Russia}; its own alone if there is none. */
        public String nameWith(@Nullable PartyLabel other) {
            return other == null ? name : name + " – " + other.name;
        }

        /** The same under another name. */
        public PartyLabel called(String other) {
            return new PartyLabel(id, other, kind, country);
        }

        static PartyLabel of(ResultSet row, int number) throws SQLException {
            return new PartyLabel(
                    row.getString("party_id"), row.getString("name"), row.getString("kind"), row.getString("country"));
        }

        /** The label of a party in a row of something else; of one that is not on record all but its id is null. */
        public static PartyLabel of(String id, @Nullable String name, @Nullable String kind, @Nullable String country) {
            return name == null ? unknown(id) : new PartyLabel(id, name, kind, country);
        }

        static PartyLabel unknown(String id) {
            return new PartyLabel(id, Ids.name(id), null, null);
        }
    }

    private record Asked(LocalDate day, @Nullable Known known) {}

    /** A party with the names that languages have for it; null where none has one. */
    private record Called(PartyLabel label, @Nullable JsonNode spoken) {
        static Called of(ResultSet row, int number) throws SQLException {
            return new Called(PartyLabel.of(row, number), Json.of(row, "spoken"));
        }
    }

    /** The label of each of the parties today, in the order asked. */
    public Map<String, PartyLabel> of(Collection<String> parties) {
        return of(parties, null, null);
    }

    /** The label of each of the parties on a day, today if null, as it was known, or is now, in the order asked. */
    public Map<String, PartyLabel> of(Collection<String> parties, @Nullable LocalDate asOf, @Nullable Known known) {
        Map<String, Called> read = read(parties, new Asked(today.unless(asOf), known));
        Map<String, PartyLabel> labels = new LinkedHashMap<>();
        parties.forEach(party ->
                labels.put(party, Objects.requireNonNull(read.get(party)).label()));
        return labels;
    }

    /** The names of those of the parties that have one in a language, {@code zh}, on a day, today if null. */
    Map<String, String> spoken(Collection<String> parties, String language, @Nullable LocalDate asOf) {
        Map<String, Called> read = read(parties, new Asked(today.unless(asOf), null));
        Map<String, String> names = new HashMap<>();
        for (String party : parties) {
            JsonNode spoken = Objects.requireNonNull(read.get(party)).spoken();
            if (spoken != null && spoken.has(language)) {
                names.put(party, spoken.path(language).asString(""));
            }
        }
        return names;
    }

    private Map<String, Called> read(Collection<String> parties, Asked asked) {
        Map<String, Called> read = MomentMemory.of(asked);
        List<String> unread = unread(parties, read);
        if (!unread.isEmpty()) {
            unread.forEach(party -> read.put(party, new Called(PartyLabel.unknown(party), null)));
            read(unread, asked).forEach(called -> read.put(called.label().id(), called));
        }
        return read;
    }

    /**
     * What is to be looked up before {@link #of(Collection, LocalDate, Known)} is asked about the same parties first; nothing if
     * all of them were read in this moment already.
     */
    public List<Lookup<?>> lookups(Collection<String> parties, LocalDate day) {
        List<String> unread = unread(parties, MomentMemory.of(new Asked(day, null)));
        return unread.isEmpty() ? List.of() : List.of(lookup(unread, day));
    }

    private static List<String> unread(Collection<String> parties, Map<String, Called> read) {
        return parties.stream()
                .filter(party -> !read.containsKey(party))
                .distinct()
                .toList();
    }

    private static Lookup<Called> lookup(List<String> parties, LocalDate day) {
        return Lookup.of(LABELS, Called::of).about("parties", parties).about("day", day);
    }

    private List<Called> read(List<String> parties, Asked asked) {
        Known known = asked.known();
        return known == null
                ? lookups.list(lookup(parties, asked.day()))
                : PartnershipFilter.times(database.sql(LABELS_KNOWN), asked.day(), known)
                        .param("parties", parties.toArray(String[]::new))
                        .query((row, number) -> new Called(PartyLabel.of(row, number), null))
                        .list();
    }

    /** The label of one party today. */
    public PartyLabel of(String party) {
        return of(List.of(party)).getOrDefault(party, PartyLabel.unknown(party));
    }
}
