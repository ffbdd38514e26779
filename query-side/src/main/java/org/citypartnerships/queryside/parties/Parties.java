package org.citypartnerships.queryside.parties;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.SearchText;
import org.citypartnerships.values.PartyKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The parties on record. */
@Component
class Parties {

    static final String READER = "parties";

    private static final String MATCHING = """
            FROM readers.party p
            WHERE (:kind::text IS NULL OR p.kind = :kind)
              AND (:country::text IS NULL OR p.country = :country)
              AND (:q::text IS NULL OR EXISTS (
                  SELECT FROM readers.party_name n WHERE n.party_id = p.party_id AND n.folded LIKE :q))
            """;

    private static final String LIST = """
            SELECT p.party_id, p.kind, p.name, p.country, p.within, p.acts_for
            """ + MATCHING + """
            ORDER BY p.name, p.party_id LIMIT :size OFFSET :offset
            """;

    private static final String COUNT = "SELECT count(*) " + MATCHING;

    private static final String ONE = """
            SELECT p.*, (SELECT min(successor.party_id) FROM readers.party successor
                         WHERE p.party_id = ANY (successor.merged)) AS became
            FROM readers.party p WHERE p.party_id = :party
            """;

    private static final String NAMES = """
            SELECT text, language, kind, from_date, until_date, planned
            FROM readers.party_name WHERE party_id = :party ORDER BY place
            """;

    private static final String PARTNERSHIPS = """
            SELECT DISTINCT partnership_id FROM readers.partnership_member WHERE party_id = :party
            ORDER BY partnership_id
            """;

    private final JdbcClient database;

    Parties(JdbcClient database) {
        this.database = database;
    }

    /** What is looked for: {@code ?q=nurnberg&kind=CITY&country=DE}. */
    record Filter(
            @Nullable String q,
            @Nullable PartyKind kind,
            @Nullable String country) {}

    record Listed(
            String id,
            String kind,
            String name,
            @Nullable String country,
            @Nullable String within,
            @Nullable String actsFor) {}

    record Name(
            String text,
            @Nullable String language,
            String kind,
            @Nullable JsonNode from,
            @Nullable JsonNode until,
            boolean planned) {}

    record One(
            Listed party,
            @Nullable String profile,
            @Nullable String latitude,
            @Nullable String longitude,
            @Nullable JsonNode identifiers,
            List<String> merged,
            @Nullable String became,
            long sequence) {}

    long count(Filter filter) {
        return matching(COUNT, filter).query(Long.class).single();
    }

    List<Listed> list(Filter filter, Page page) {
        return matching(LIST, filter)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, number) -> listed(row))
                .list();
    }

    Optional<One> one(String party) {
        return database.sql(ONE)
                .param("party", party)
                .query((row, number) -> new One(
                        listed(row),
                        row.getString("profile"),
                        row.getString("latitude"),
                        row.getString("longitude"),
                        Json.of(row, "identifiers"),
                        Json.texts(row, "merged"),
                        row.getString("became"),
                        row.getLong("sequence")))
                .optional();
    }

    List<Name> names(String party) {
        return database.sql(NAMES)
                .param("party", party)
                .query((row, number) -> new Name(
                        row.getString("text"),
                        row.getString("language"),
                        row.getString("kind"),
                        Json.of(row, "from_date"),
                        Json.of(row, "until_date"),
                        row.getBoolean("planned")))
                .list();
    }

    List<String> partnerships(String party) {
        return database.sql(PARTNERSHIPS)
                .param("party", party)
                .query(String.class)
                .list();
    }

    private JdbcClient.StatementSpec matching(String sql, Filter filter) {
        return database.sql(sql)
                .param("kind", filter.kind() == null ? null : filter.kind().name())
                .param("country", filter.country())
                .param("q", filter.q() == null ? null : SearchText.anywhere(filter.q()));
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                row.getString("party_id"),
                row.getString("kind"),
                row.getString("name"),
                row.getString("country"),
                row.getString("within"),
                row.getString("acts_for"));
    }
}
