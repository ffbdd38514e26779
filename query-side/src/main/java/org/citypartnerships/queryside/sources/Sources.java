package org.citypartnerships.queryside.sources;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.Listing;
import org.citypartnerships.queryside.web.NotOnRecord;
import org.citypartnerships.queryside.web.PersonNames;
import org.citypartnerships.queryside.web.Versioned;
import org.citypartnerships.queryside.web.VersionedAnswers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code GET /api/sources/{id}}: a source, and everything that stands on it. */
@RestController
public class Sources {

    static final String READER = "sources";

    private static final String ONE = """
            SELECT source_id, kind, title, publisher, published_on, address, checksum, language, original, reliability,
                   authors, note, sequence
            FROM readers.source WHERE source_id = :source AND visibility = 'PUBLIC'
            """;

    private static final String EVIDENCE = """
            SELECT stream_id, entry_id, entry_kind, passage, quote
            FROM readers.evidence WHERE source_id = :source AND visibility = 'PUBLIC'
            ORDER BY stream_id, entry_id, place
            """;

    private final JdbcClient database;
    private final PersonNames names;
    private final VersionedAnswers answers;

    Sources(JdbcClient database, PersonNames names, VersionedAnswers answers) {
        this.database = database;
        this.names = names;
        this.answers = answers;
    }

    /**
     * A source.
     *
     * @param authors who wrote it, their names readable where they still may be read
     * @param note what the recorder noted of it
     */
    public record Source(
            String id,
            String kind,
            String title,
            @Nullable String publisher,
            @Nullable JsonNode publishedOn,
            @Nullable String address,
            @Nullable String checksum,
            @Nullable String language,
            @Nullable String original,
            String reliability,
            List<JsonNode> authors,
            @Nullable String note) {}

    /** An entry that stands on the source. */
    public record Supported(
            String stream,
            String entry,
            String kind,
            @Nullable String where,
            @Nullable String quote) {}

    /** A source and what stands on it. */
    public record Answer(long position, @JsonUnwrapped Source source, List<Supported> evidenceFor, long sequence)
            implements Versioned {}

    @GetMapping(path = "/api/sources/{id}", produces = Listing.JSON)
    @ReadsFrom("sources")
    ResponseEntity<byte[]> one(@PathVariable("id") String id, Moment moment) {
        String source = Ids.of("source", id);
        return moment.ask(position -> at(position, source))
                .map(answers::of)
                .orElseThrow(() -> new NotOnRecord("source", id));
    }

    /** The source; empty if it is not on record. */
    public Optional<Answer> at(long position, String id) {
        return database.sql(ONE)
                .param("source", id)
                .query((row, number) -> new Answer(
                        position,
                        new Source(
                                row.getString("source_id"),
                                row.getString("kind"),
                                row.getString("title"),
                                row.getString("publisher"),
                                Json.of(row, "published_on"),
                                row.getString("address"),
                                row.getString("checksum"),
                                row.getString("language"),
                                row.getString("original"),
                                row.getString("reliability"),
                                authors(Json.of(row, "authors")),
                                row.getString("note")),
                        evidence(id),
                        row.getLong("sequence")))
                .optional();
    }

    private List<JsonNode> authors(@Nullable JsonNode kept) {
        List<JsonNode> authors = new ArrayList<>();
        if (kept != null) {
            names.revealedIn(kept).forEach(authors::add);
        }
        return authors;
    }

    private List<Supported> evidence(String id) {
        return database.sql(EVIDENCE)
                .param("source", id)
                .query((row, number) -> new Supported(
                        row.getString("stream_id"),
                        row.getString("entry_id"),
                        row.getString("entry_kind"),
                        row.getString("passage"),
                        row.getString("quote")))
                .list();
    }
}
