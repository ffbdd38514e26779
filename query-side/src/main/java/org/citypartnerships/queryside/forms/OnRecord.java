package org.citypartnerships.queryside.forms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.SearchText;
import org.citypartnerships.queryside.web.SoughtName;
import org.citypartnerships.queryside.worldmap.Gazetteer;
import org.citypartnerships.queryside.worldmap.Gazetteer.Town;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Finds what a form can name: parties by any spelling, sources by their titles, and the partnership of some sides. */
@Component
class OnRecord {

    private static final int FOUND_MAX = 9;
    private static final int OFFERED_MAX = 300;
    private static final int SOURCES_OFFERED_MAX = 50;

    private static final String NAMED = """
            SELECT l.party_id, l.name, l.kind, l.country
            FROM readers.party_label l
            WHERE (l.from_day IS NULL OR l.from_day <= current_date) AND (l.until_day IS NULL OR l.until_day > current_date)
            """;
    private static final String PARTY = NAMED + " AND l.party_id = :id";
    private static final String PARTIES = NAMED + """
             AND EXISTS (SELECT FROM readers.party_name n WHERE n.party_id = l.party_id AND n.folded LIKE :q)
            ORDER BY NOT EXISTS (SELECT FROM readers.party_name n WHERE n.party_id = l.party_id AND n.folded = :folded),
                     length(l.name), l.name, l.party_id
            LIMIT :max
            """;
    private static final String PARTIES_EXACTLY = NAMED + """
             AND EXISTS (SELECT FROM readers.party_name n WHERE n.party_id = l.party_id AND n.folded = :folded)
            ORDER BY l.party_id LIMIT :max
            """;
    private static final String OFFERED = NAMED + " ORDER BY l.name, l.party_id LIMIT :max";
    private static final String MUNICIPALITIES =
            NAMED + " AND l.kind IN ('CITY', 'DISTRICT') ORDER BY l.name, l.party_id LIMIT :max";
    private static final String SOURCE = """
            SELECT source_id, title, publisher, published_on FROM readers.source WHERE source_id = :id AND visibility = 'PUBLIC'
            """;
    private static final String SOURCES = """
            SELECT source_id, title, publisher, published_on FROM readers.source
            WHERE {sought} AND visibility = 'PUBLIC'
            ORDER BY lower(title) <> lower(:title), recorded_at DESC, source_id LIMIT :max
            """;
    private static final String LATEST_SOURCES = """
            SELECT source_id, title, publisher, published_on FROM readers.source WHERE visibility = 'PUBLIC'
            ORDER BY recorded_at DESC, source_id LIMIT :max
            """;
    private static final String SIDES = """
            SELECT m.side_id, l.party_id, l.name, l.kind, l.country
            FROM readers.partnership_member m
            JOIN readers.party_label l ON l.party_id = m.party_id
                AND (l.from_day IS NULL OR l.from_day <= current_date) AND (l.until_day IS NULL OR l.until_day > current_date)
            WHERE m.partnership_id = :id AND (m.until_day IS NULL OR m.until_day > current_date)
            ORDER BY m.side_id, m.place
            """;
    private static final String BETWEEN = """
            SELECT a.partnership_id FROM readers.partnership_member a
            JOIN readers.partnership_member b ON b.partnership_id = a.partnership_id AND b.side_id <> a.side_id
            JOIN readers.partnership p ON p.partnership_id = a.partnership_id AND p.strand IS NULL
            WHERE a.party_id = :one AND b.party_id = :other
            ORDER BY a.partnership_id LIMIT 1
            """;

    private final JdbcClient database;
    private final Gazetteer gazetteer;

    OnRecord(JdbcClient database, Gazetteer gazetteer) {
        this.database = database;
        this.gazetteer = gazetteer;
    }

    /** The towns of that name, wherever they lie: not on record, but to be put there. */
    List<Town> towns(String name) {
        List<Town> named = gazetteer.named(name);
        return named.isEmpty() ? spelledOtherwise(name, gazetteer::named) : named;
    }

    /** What is found under a name as it is spelled in Latin letters, or with umlauts. */
    private static <T> List<T> spelledOtherwise(String name, Function<String, List<T>> search) {
        return SoughtName.otherSpellings(name).stream()
                .flatMap(spelling -> search.apply(spelling).stream())
                .distinct()
                .toList();
    }

    /** A party, as it is called today. */
    record Party(
            String id, String name, String kind, @Nullable String country) {
        static Party of(ResultSet row) throws SQLException {
            return new Party(
                    row.getString("party_id"), row.getString("name"), row.getString("kind"), row.getString("country"));
        }
    }

    /** A source. */
    record Source(
            String id,
            String title,
            @Nullable String publisher,
            @Nullable JsonNode publishedOn) {
        static Source of(ResultSet row) throws SQLException {
            return new Source(
                    row.getString("source_id"),
                    row.getString("title"),
                    row.getString("publisher"),
                    Json.of(row, "published_on"));
        }
    }

    Optional<Party> party(String id) {
        return database.sql(PARTY)
                .param("id", id)
                .query((row, number) -> Party.of(row))
                .optional();
    }

    /** The parties that are called so in some spelling, whole; several places may have one name. */
    List<Party> called(String name) {
        return database.sql(PARTIES_EXACTLY)
                .param("folded", SearchText.folded(name))
                .param("max", FOUND_MAX)
                .query((row, number) -> Party.of(row))
                .list();
    }

    /** The parties that have the text somewhere in a name, those called so first; if there are none, with it spelled otherwise. */
    List<Party> like(String text) {
        List<Party> typed = spelledLike(text);
        return typed.isEmpty() ? spelledOtherwise(text, this::spelledLike) : typed;
    }

    private List<Party> spelledLike(String text) {
        return database.sql(PARTIES)
                .param("q", SearchText.anywhere(text))
                .param("folded", SearchText.folded(text))
                .param("max", FOUND_MAX)
                .query((row, number) -> Party.of(row))
                .list();
    }

    /**
     * What a list offers while somebody types.
     *
     * @param some these
     * @param isAll whether there are no others
     */
    record Offered<T>(List<T> some, boolean isAll) {}

    /** All parties while they are few enough to be offered in a list; none once they are too many. */
    Offered<Party> offered() {
        return offered(OFFERED);
    }

    /** All cities and districts, which alone have a town hall, while they are few enough. */
    Offered<Party> municipalities() {
        return offered(MUNICIPALITIES);
    }

    private Offered<Party> offered(String some) {
        List<Party> all = database.sql(some)
                .param("max", OFFERED_MAX + 1)
                .query((row, number) -> Party.of(row))
                .list();
        boolean isAll = all.size() <= OFFERED_MAX;
        return new Offered<>(isAll ? all : List.of(), isAll);
    }

    Optional<Source> source(String id) {
        return database.sql(SOURCE)
                .param("id", id)
                .query((row, number) -> Source.of(row))
                .optional();
    }

    /** The sources with the text in title or publisher, the one of exactly that title first. */
    List<Source> sources(String text) {
        SoughtName sought = SoughtName.of("q", text);
        return database.sql(SOURCES.replace("{sought}", sought.like("folded")))
                .params(sought.parameters())
                .param("title", text)
                .param("max", FOUND_MAX)
                .query((row, number) -> Source.of(row))
                .list();
    }

    /** The sources that were recorded last. */
    Offered<Source> latestSources() {
        List<Source> latest = database.sql(LATEST_SOURCES)
                .param("max", SOURCES_OFFERED_MAX + 1)
                .query((row, number) -> Source.of(row))
                .list();
        return new Offered<>(latest.stream().limit(SOURCES_OFFERED_MAX).toList(), latest.size() <= SOURCES_OFFERED_MAX);
    }

    /** The members of each side of a partnership today; empty if there is none. */
    List<List<Party>> sides(String partnership) {
        Map<String, List<Party>> sides = new LinkedHashMap<>();
        database.sql(SIDES).param("id", partnership).query(row -> {
            sides.computeIfAbsent(row.getString("side_id"), none -> new ArrayList<>())
                    .add(Party.of(row));
        });
        return List.copyOf(sides.values());
    }

    /** The partnership in which both stand on different sides. */
    Optional<String> between(String one, String other) {
        return database.sql(BETWEEN)
                .param("one", one)
                .param("other", other)
                .query(String.class)
                .optional();
    }
}
