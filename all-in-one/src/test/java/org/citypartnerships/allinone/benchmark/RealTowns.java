package org.citypartnerships.allinone.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.citypartnerships.queryside.QuerySide;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Calls the cities of a filled store as real towns are called, in their countries: only then is there anything to draw on a map,
 * to search for, and to filter by.
 */
final class RealTowns {

    /** History refuses to be changed: only here, in a database that is thrown away, its guards sleep meanwhile. */
    private static final String GUARDS = """
            SET event_triggers = off;
            ALTER TABLE eventstore.event %1$s TRIGGER rows_never_change, %1$s TRIGGER table_is_never_changed
            """;

    private static final String TOWN = "CREATE TEMP TABLE town (number serial, name text, country text)";

    /** Any two neighbours in the list are as far apart as towns of one size are. */
    private static final String RENAME = """
            WITH city AS (
                SELECT event_id, row_number() OVER (ORDER BY hashtext(stream_id), stream_id) AS number
                FROM eventstore.event WHERE name = 'party-registered'
            ), towns AS (SELECT count(*) AS count FROM town)
            UPDATE eventstore.event e
            SET payload = jsonb_set(jsonb_set(payload, '{names,0,text}', to_jsonb(t.name)),
                                    '{country}', to_jsonb(t.country))
            FROM city CROSS JOIN towns JOIN town t ON t.number = 1 + city.number % towns.count
            WHERE e.event_id = city.event_id
            """;

    /**
     * A town.
     *
     * @param name as it is called
     * @param country two letters
     */
    record Town(String name, String country) {}

    private RealTowns() {}

    /** Towns of 15,000 people or more, the largest first. */
    static List<Town> all() throws IOException {
        InputStream file = Objects.requireNonNull(QuerySide.class.getResourceAsStream("/worldmap/places.tsv"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            List<Town> towns = new ArrayList<>();
            lines.lines().map(line -> line.split("\t", -1)).forEach(cells -> towns.add(new Town(cells[0], cells[1])));
            return towns;
        }
    }

    /** The seals of what is changed hold no longer: nothing that is measured afterwards looks at them. */
    static void nameCities(Store store) throws SQLException, IOException {
        try (Connection connection = store.connect(Store.SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute(GUARDS.formatted("DISABLE"));
            statement.execute(TOWN);
            CopyIn copy =
                    connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY town (name, country) FROM STDIN");
            for (Town town : all()) {
                byte[] line = (town.name() + "\t" + town.country() + "\n").getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(line, 0, line.length);
            }
            copy.endCopy();
            statement.executeUpdate(RENAME);
            statement.execute(GUARDS.formatted("ENABLE ALWAYS"));
        }
    }
}
