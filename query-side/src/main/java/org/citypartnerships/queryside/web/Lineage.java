package org.citypartnerships.queryside.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.citypartnerships.events.PartiesMerged;
import org.citypartnerships.history.Told;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.following.Lookup;
import org.citypartnerships.queryside.following.Lookups;
import org.citypartnerships.queryside.web.KnownStreams.KnownStream;
import org.citypartnerships.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Which party became part of which, as may have happened by a day. */
@Component
public class Lineage {

    private static final String INTO = """
            SELECT party_id, entry_id, merged, happened FROM readers.party_merger
            WHERE party_id = ANY (:parties) AND stands AND (from_day IS NULL OR from_day <= :day)
            ORDER BY from_day NULLS FIRST, party_id, place
            """;

    private static final String OF = """
            SELECT party_id, entry_id, merged, happened FROM readers.party_merger
            WHERE merged = :party AND stands AND (from_day IS NULL OR from_day <= :day)
            ORDER BY from_day NULLS FIRST, party_id, place
            """;

    /** Also those that do not stand: they may have stood once. */
    private static final String EVER_OF =
            "SELECT DISTINCT party_id FROM readers.party_merger WHERE merged = :party ORDER BY party_id";

    private final JdbcClient database;
    private final Lookups lookups;
    private final KnownStreams streams;

    Lineage(JdbcClient database, Lookups lookups, KnownStreams streams) {
        this.database = database;
        this.lookups = lookups;
        this.streams = streams;
    }

    /**
     * That a party became part of another.
     *
     * @param heir the other
     * @param entry the entry of the other that says so
     * @param merged the party
     * @param on when, as stated or counted from its anchor
     */
    public record Merger(
            String heir,
            String entry,
            String merged,
            @Nullable JsonNode on) {
        static Merger of(ResultSet row, int number) throws SQLException {
            return new Merger(
                    row.getString("party_id"),
                    row.getString("entry_id"),
                    row.getString("merged"),
                    Json.of(row, "happened"));
        }
    }

    /** What is to be looked up before mergers of a party and into it are asked about. */
    public List<Lookup<?>> lookups(String party, LocalDate day) {
        return List.of(intoThem(List.of(party), day), ofIt(party, day));
    }

    private static Lookup<Merger> intoThem(Collection<String> heirs, LocalDate day) {
        return Lookup.of(INTO, Merger::of).about("parties", heirs).about("day", day);
    }

    private static Lookup<Merger> ofIt(String party, LocalDate day) {
        return Lookup.of(OF, Merger::of).about("party", party).about("day", day);
    }

    /** The mergers into these parties by a day, as known; null for everything that can be read. */
    public List<Merger> into(Collection<String> heirs, LocalDate day, @Nullable Known known) {
        if (known != null) {
            List<Merger> mergers = new ArrayList<>();
            streams.all(known, heirs).values().forEach(heir -> mergers.addAll(mergers(heir, day)));
            return mergers;
        }
        return lookups.list(intoThem(heirs, day));
    }

    /** The mergers by which a party became part of others by a day, as known. */
    public List<Merger> of(String party, LocalDate day, @Nullable Known known) {
        if (known != null) {
            List<String> heirs = database.sql(EVER_OF)
                    .param("party", party)
                    .query(String.class)
                    .list();
            return into(heirs, day, known).stream()
                    .filter(merger -> merger.merged().equals(party))
                    .toList();
        }
        return lookups.list(ofIt(party, day));
    }

    /** Everybody who had become part of the party by a day, through however many mergers, itself first. */
    public List<String> everybodyIn(String party, LocalDate day, @Nullable Known known) {
        Map<String, Boolean> all = new LinkedHashMap<>();
        List<String> next = List.of(party);
        while (!next.isEmpty()) {
            next.forEach(each -> all.put(each, true));
            next = into(next, day, known).stream()
                    .map(Merger::merged)
                    .filter(merged -> !all.containsKey(merged))
                    .distinct()
                    .toList();
        }
        return List.copyOf(all.keySet());
    }

    private static List<Merger> mergers(KnownStream heir, LocalDate day) {
        List<Merger> mergers = new ArrayList<>();
        for (Told told : heir.chronicle().timeline()) {
            if (told.entry() instanceof PartiesMerged merger && told.window().possiblyBy(day)) {
                for (PartyId merged : merger.merged()) {
                    mergers.add(new Merger(
                            heir.stream().id(),
                            merger.entryId().value(),
                            merged.value(),
                            Json.tree(told.resolved() == null ? merger.header().happened() : told.resolved())));
                }
            }
        }
        return mergers;
    }
}
