package org.citypartnerships.queryside.partnerships;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Fields of cooperation that partnerships name, to choose from: {@code Forestry}, {@code Ports}. */
@Component
public class CooperationFields {

    /** Each of the first fields once, by looking from one to the next: however many partnerships name it. */
    private static final String FIELDS = """
            WITH RECURSIVE named (folded, place) AS (
                (SELECT folded, 1 FROM readers.partnership_field ORDER BY folded LIMIT 1)
                UNION ALL
                SELECT (SELECT min(f.folded) FROM readers.partnership_field f WHERE f.folded > named.folded), place + 1
                FROM named WHERE folded IS NOT NULL AND place < 100)
            SELECT (SELECT min(f.field) FROM readers.partnership_field f WHERE f.folded = named.folded) AS field
            FROM named WHERE folded IS NOT NULL ORDER BY folded
            """;

    private final JdbcClient database;

    CooperationFields(JdbcClient database) {
        this.database = database;
    }

    /** The first by name, a hundred at most. */
    public List<String> all() {
        return database.sql(FIELDS).query(String.class).list();
    }
}
