package org.citypartnerships.queryside.sources;

import java.util.List;
import java.util.Map;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.web.Dates;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.Listing;
import org.citypartnerships.queryside.web.Listing.Column;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.SoughtName;
import org.citypartnerships.values.SourceKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code GET /api/sources}: the sources on record, by title. */
@RestController
public class SourceLists {

    private static final String MATCHING = """
            FROM readers.source
            WHERE visibility = 'PUBLIC'
              AND (:kind::text IS NULL OR kind = :kind)
              AND {sought}
            """;

    private static final String LIST = """
            SELECT source_id, kind, title, publisher, published_on, address, language, reliability
            """ + MATCHING + "ORDER BY title, source_id LIMIT :size OFFSET :offset";

    private static final String COUNT = "SELECT count(*) " + MATCHING;

    private static final List<Column<Listed>> SHEET = List.of(
            new Column<>("id", Listed::id),
            new Column<>("kind", Listed::kind),
            new Column<>("title", Listed::title),
            new Column<>("publisher", Listed::publisher),
            new Column<>("publishedOn", listed -> Dates.edtfOrWords(listed.publishedOn())),
            new Column<>("address", Listed::address),
            new Column<>("language", Listed::language),
            new Column<>("reliability", Listed::reliability));

    private final JdbcClient database;

    SourceLists(JdbcClient database) {
        this.database = database;
    }

    /**
     * What is looked for: {@code ?q=murmansk&kind=WEB_PAGE}.
     *
     * @param q a part of the title, or of who published it
     */
    public record Filter(@Nullable String q, @Nullable SourceKind kind) {}

    /** A source in a list. */
    public record Listed(
            String id,
            String kind,
            String title,
            @Nullable String publisher,
            @Nullable JsonNode publishedOn,
            @Nullable String address,
            @Nullable String language,
            String reliability) {}

    @GetMapping(
            path = {"/api/sources", "/api/sources.csv"},
            produces = {Listing.JSON, Listing.CSV})
    @ReadsFrom("sources")
    Listing<Listed> list(Filter filter, Page page, Moment moment) {
        return moment.ask(position -> Listing.of(position, page, count(filter), list(filter, page), SHEET));
    }

    /** How many match. */
    public long count(Filter filter) {
        return matching(COUNT, filter).query(Long.class).single();
    }

    /** One page of those that match. */
    public List<Listed> list(Filter filter, Page page) {
        return matching(LIST, filter)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, number) -> new Listed(
                        row.getString("source_id"),
                        row.getString("kind"),
                        row.getString("title"),
                        row.getString("publisher"),
                        Json.of(row, "published_on"),
                        row.getString("address"),
                        row.getString("language"),
                        row.getString("reliability")))
                .list();
    }

    private JdbcClient.StatementSpec matching(String sql, Filter filter) {
        SourceKind kind = filter.kind();
        SoughtName sought = filter.q() == null ? null : SoughtName.of("q", filter.q());
        return database.sql(sql.replace("{sought}", sought == null ? "true" : sought.like("folded")))
                .param("kind", kind == null ? null : kind.name())
                .params(sought == null ? Map.of() : sought.parameters());
    }
}
