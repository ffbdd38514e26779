package org.citypartnerships.commandside.streams;

import static org.citypartnerships.commandside.streams.Rows.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.events.DuplicateDeclared;
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.history.Fact;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Side;
import org.citypartnerships.values.SideMembers;
import org.citypartnerships.values.StreamId;

/**
 * Which party or partnership is an alias of which. A partnership in which a duplicate party stands is found by the sides with the
 * party that stays, too.
 */
final class DuplicateRows {

    /** Two declarations at once could make a circle: one waits, sees the other's, and is decided anew. */
    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('command.duplicate'))";

    private static final String STAYING = """
            WITH RECURSIVE alias (stays) AS (
                SELECT ?::text
                UNION
                SELECT duplicate_of FROM alias JOIN command.duplicate ON duplicate_id = stays)
            SELECT stays FROM alias WHERE stays NOT IN (SELECT duplicate_id FROM command.duplicate)
            """;

    private static final String ADD = "INSERT INTO command.duplicate (duplicate_id, duplicate_of) VALUES (?, ?)";

    /** Also those of parties that are duplicates of this one: they are aliases of the same party now. */
    private static final String PARTNERSHIPS = """
            WITH RECURSIVE alias (id) AS (
                SELECT ?::text
                UNION
                SELECT duplicate_id FROM alias JOIN command.duplicate ON duplicate_of = id)
            SELECT DISTINCT partnership_id FROM command.partnership_member
            WHERE party_id IN (SELECT id FROM alias) ORDER BY partnership_id
            """;

    private static final String SIDES = """
            INSERT INTO command.partnership_sides (sides_key, partnership_id, by_duplicate) VALUES (?, ?, ?)
            ON CONFLICT (sides_key) DO NOTHING
            """;

    private DuplicateRows() {}

    static void add(DuplicateDeclared declared, Connection connection) throws SQLException {
        texts(connection, ONE_AT_A_TIME);
        if (!staying(declared.duplicateOf().value(), connection)
                .equals(declared.duplicateOf().value())) {
            throw new SQLException(declared.duplicateOf() + " became a duplicate meanwhile", Rows.UNIQUE_VIOLATION);
        }
        write(declared, connection);
    }

    static void write(DuplicateDeclared declared, Connection connection) throws SQLException {
        run(connection, ADD, declared.stream(), declared.duplicateOf());
        if (declared.stream() instanceof PartyId party) {
            for (String partnership : texts(connection, PARTNERSHIPS, party.value())) {
                alsoFoundByThoseWhoStay(partnership, party, connection);
            }
        }
    }

    static void remove(StreamId duplicate, Connection connection) throws SQLException {
        run(connection, "DELETE FROM command.partnership_sides WHERE by_duplicate = ?", duplicate);
        run(connection, "DELETE FROM command.duplicate WHERE duplicate_id = ?", duplicate);
    }

    private static void alsoFoundByThoseWhoStay(String partnership, PartyId duplicate, Connection connection)
            throws SQLException {
        for (Fact fact : StoredStream.history(partnership, connection).facts()) {
            if (fact.event() instanceof PartnershipOpened opened) {
                List<SideMembers> sides = new ArrayList<>();
                for (Side side : opened.sides()) {
                    sides.add(new SideMembers(staying(side.members(), connection), null));
                }
                run(connection, SIDES, SidesKey.of(sides, opened.strand()), partnership, duplicate);
            }
        }
    }

    private static List<PartyId> staying(List<PartyId> members, Connection connection) throws SQLException {
        List<PartyId> staying = new ArrayList<>();
        for (PartyId member : members) {
            staying.add(new PartyId(staying(member.value(), connection)));
        }
        return staying.stream().distinct().toList();
    }

    private static String staying(String id, Connection connection) throws SQLException {
        return texts(connection, STAYING, id).stream().findFirst().orElse(id);
    }

    private static List<String> texts(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                List<String> texts = new ArrayList<>();
                while (row.next()) {
                    texts.add(row.getString(1) == null ? "" : row.getString(1));
                }
                return texts;
            }
        }
    }
}
