package org.citypartnerships.queryside.parties;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.following.Lookup;
import org.citypartnerships.queryside.following.Lookups;
import org.citypartnerships.queryside.web.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On which sides parties stood from when until when. */
@Component
class Memberships {

    private static final String NOW = """
            SELECT partnership_id, side_id, party_id, from_day, until_day FROM readers.partnership_member
            WHERE party_id = ANY (:parties)
            ORDER BY partnership_id, from_day NULLS FIRST, side_id, party_id
            """;

    private static final String ONCE = """
            SELECT partnership_id, side_id, party_id, from_day, until_day FROM readers.known_member
            WHERE party_id = ANY (:parties) AND known_from <= :known AND recorded_from <= :recorded
              AND (known_until IS NULL OR known_until > :known OR recorded_until > :recorded)
            ORDER BY partnership_id, from_day NULLS FIRST, side_id, party_id
            """;

    private final JdbcClient database;
    private final Lookups lookups;

    Memberships(JdbcClient database, Lookups lookups) {
        this.lookups = lookups;
        this.database = database;
    }

    /**
     * That a party stood on a side.
     *
     * @param partnership the partnership
     * @param side its side
     * @param party the party
     * @param from the first day on which it may have; null if none is too early
     * @param until the day before which it ended; null if it has not
     */
    record Membership(
            String partnership,
            String side,
            String party,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        static Membership of(ResultSet row, int number) throws SQLException {
            return new Membership(
                    row.getString("partnership_id"),
                    row.getString("side_id"),
                    row.getString("party_id"),
                    Json.day(row, "from_day"),
                    Json.day(row, "until_day"));
        }
    }

    /** What is to be looked up before those of the parties are asked for as they are now. */
    static Lookup<Membership> lookup(Collection<String> parties) {
        return Lookup.of(NOW, Membership::of).about("parties", parties);
    }

    /** Those of the parties, as known; null for everything that can be read. */
    List<Membership> of(Collection<String> parties, @Nullable Known known) {
        return known == null
                ? lookups.list(lookup(parties))
                : database.sql(ONCE)
                        .param("parties", parties.toArray(String[]::new))
                        .param("known", known.position())
                        .param("recorded", OffsetDateTime.ofInstant(known.instant(), ZoneOffset.UTC))
                        .query(Membership::of)
                        .list();
    }
}
