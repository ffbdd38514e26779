package org.citypartnerships.queryside.parties;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.web.KnownStreams;
import org.citypartnerships.queryside.web.KnownStreams.KnownStream;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PartyNaming;
import org.citypartnerships.queryside.web.SoughtName;
import org.citypartnerships.queryside.web.Today;
import org.citypartnerships.values.PartyKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The parties on record. */
@Component
public class Parties {

    static final String READER = "parties";

    private static final String MATCHING = """
            FROM readers.party p
            JOIN readers.party_label l ON l.party_id = p.party_id
                AND (l.from_day IS NULL OR l.from_day <= :day) AND (l.until_day IS NULL OR l.until_day > :day)
            WHERE (:kind::text IS NULL OR p.kind = :kind)
              AND (:country::text IS NULL OR p.country = :country)
              AND {named}
            """;

    private static final String NAMED = "p.party_id IN (SELECT n.party_id FROM readers.party_name n WHERE {named})";

    private static final String NAMED_THEN = "EXISTS (SELECT FROM unnest(p.folded) n WHERE {named})";

    private static final String LIST = """
            SELECT p.party_id, p.kind, l.name, p.country, p.within, p.acts_for
            """ + MATCHING + """
            ORDER BY l.name, l.party_id LIMIT :size OFFSET :offset
            """;

    private static final String COUNT = "SELECT count(*) " + MATCHING;

    /** The same as was known; what stands beside the name is folded, for one page. */
    private static final String KNOWN = """
            FROM readers.known_party p
            WHERE (:kind::text IS NULL OR p.kind = :kind)
              AND (:country::text IS NULL OR p.country = :country)
              AND {named}
              AND (p.from_day IS NULL OR p.from_day <= :day) AND (p.until_day IS NULL OR p.until_day > :day)
              AND p.known_from <= :known AND p.recorded_from <= :recorded
              AND (p.known_until IS NULL OR p.known_until > :known OR p.recorded_until > :recorded)
            """;

    private static final String LIST_KNOWN =
            "SELECT p.party_id " + KNOWN + "ORDER BY p.name, p.party_id LIMIT :size OFFSET :offset";

    private static final String COUNT_KNOWN = "SELECT count(*) " + KNOWN;

    private final JdbcClient database;
    private final KnownStreams streams;
    private final Today today;

    Parties(JdbcClient database, KnownStreams streams, Today today) {
        this.database = database;
        this.streams = streams;
        this.today = today;
    }

    /** What is looked for: {@code ?q=nurnberg&kind=CITY&country=DE&asOf=1970-01-01}. */
    public record Filter(
            @Nullable String q,
            @Nullable PartyKind kind,
            @Nullable String country,
            @Nullable LocalDate asOf,
            @Nullable String knownAt) {}

    /** A party in a list, called as on the day. */
    public record Listed(
            String id,
            String kind,
            String name,
            @Nullable String country,
            @Nullable String within,
            @Nullable String actsFor) {}

    /** A name of a party, and from when until when it bears it. */
    public record Name(
            String text,
            @Nullable String language,
            String kind,
            @Nullable JsonNode from,
            @Nullable JsonNode until,
            boolean planned) {}

    /** How many match, as known; null for everything that can be read. */
    public long count(Filter filter, @Nullable Known known) {
        return matching(known == null ? COUNT : COUNT_KNOWN, filter, known)
                .query(Long.class)
                .single();
    }

    /** One page of those that match, as known. */
    public List<Listed> list(Filter filter, @Nullable Known known, Page page) {
        JdbcClient.StatementSpec asked = matching(known == null ? LIST : LIST_KNOWN, filter, known)
                .param("size", page.size())
                .param("offset", page.offset());
        if (known == null) {
            return asked.query((row, number) -> listed(row)).list();
        }
        List<String> ids = asked.query(String.class).list();
        Map<String, KnownStream> then = streams.all(known, ids);
        return ids.stream()
                .map(id -> listed(id, Objects.requireNonNull(then.get(id)).chronicle(), today.unless(filter.asOf())))
                .toList();
    }

    private static Listed listed(String id, Chronicle party, LocalDate day) {
        return OneParty.listed(id, PartyNaming.of(party), party, day);
    }

    private JdbcClient.StatementSpec matching(String sql, Filter filter, @Nullable Known known) {
        String q = filter.q();
        SoughtName sought = q == null ? null : SoughtName.of("q", q);
        String named = sought == null
                ? "true"
                : known == null
                        ? NAMED.replace("{named}", sought.found("n.folded"))
                        : NAMED_THEN.replace("{named}", sought.like("n"));
        JdbcClient.StatementSpec asked = database.sql(sql.replace("{named}", named))
                .param("kind", filter.kind() == null ? null : filter.kind().name())
                .param("country", filter.country())
                .params(sought == null ? Map.of() : sought.parameters())
                .param("day", today.unless(filter.asOf()));
        return known == null
                ? asked
                : asked.param("known", known.position())
                        .param("recorded", OffsetDateTime.ofInstant(known.instant(), ZoneOffset.UTC));
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
