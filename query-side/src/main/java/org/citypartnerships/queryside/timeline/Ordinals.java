package org.citypartnerships.queryside.timeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.citypartnerships.queryside.following.Lookup;
import org.citypartnerships.queryside.following.Lookups;
import org.citypartnerships.queryside.web.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Places in a city's list of partners that sources claim: "Harbin will become the 11 sister city". */
@Component
public class Ordinals {

    private static final String OF_A_PARTY = """
            SELECT stream_id, entry_id, planned, resolved, ordinal
            FROM (SELECT e.stream_id, e.entry_id, e.planned, e.resolved, e.earliest,
                         jsonb_path_query_first(e.entry, '$.**.ordinal ? (@.of == $party)',
                                                jsonb_build_object('party', :party::text)) AS ordinal
                  FROM readers.timeline_entry e
                  WHERE e.visibility = 'PUBLIC' AND e.confirmed
                    AND e.stream_id IN (SELECT partnership_id FROM readers.partnership_member WHERE party_id = :party)
            ) claim
            WHERE ordinal IS NOT NULL
            ORDER BY (ordinal ->> 'number')::integer, earliest, stream_id, entry_id
            """;

    private final Lookups lookups;

    Ordinals(Lookups lookups) {
        this.lookups = lookups;
    }

    /**
     * A claim.
     *
     * @param stream the partnership in which it is recorded
     * @param entry the entry
     * @param number the place, from 1
     * @param words the source's words
     * @param planned whether it is said of what is only planned
     * @param happened when, counted from its anchor
     */
    public record Claim(
            String stream,
            String entry,
            int number,
            @Nullable String words,
            boolean planned,
            @Nullable JsonNode happened) {
        static Claim of(ResultSet row, int number) throws SQLException {
            JsonNode ordinal = Json.of(row, "ordinal");
            return new Claim(
                    row.getString("stream_id"),
                    row.getString("entry_id"),
                    ordinal == null ? 0 : ordinal.path("number").asInt(0),
                    ordinal == null ? null : ordinal.path("words").asString(null),
                    row.getBoolean("planned"),
                    Json.of(row, "resolved"));
        }
    }

    /** What is claimed of a party's list, by the place claimed. */
    public List<Claim> of(String party) {
        return lookups.list(claimed(party));
    }

    /** What is to be looked up before that is asked. */
    public Lookup<?> lookup(String party) {
        return claimed(party);
    }

    private static Lookup<Claim> claimed(String party) {
        return Lookup.of(OF_A_PARTY, Claim::of).about("party", party);
    }
}
