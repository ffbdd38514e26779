package org.citypartnerships.queryside.attention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.citypartnerships.history.Saying;
import org.citypartnerships.history.WarningCode;
import org.citypartnerships.history.WarningSentence;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PartyLabels;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.PersonNames;
import org.citypartnerships.queryside.web.Today;
import org.citypartnerships.values.Relation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a person should look at on a day. */
@Component
public class Attention {

    static final String READER = "attention";

    private static final String MATCHING = """
            FROM readers.attention a
            LEFT JOIN LATERAL (
                -- Who stood on the list before: at least those that had not ended, at most every city that ever was.
                SELECT count(DISTINCT s.partnership_id) FILTER (WHERE s.standing NOT IN ('ENDED', 'EXPIRED')) AS fewest,
                       count(DISTINCT other.party_id) AS most
                FROM (SELECT party_id, relation FROM readers.party_list
                      WHERE a.provided = 'LIST_SAYS_OTHERWISE' AND party_id = ANY (a.about)
                        AND complete_on >= a.against[1]::date
                      ORDER BY complete_on, place LIMIT 1) l
                LEFT JOIN (readers.partnership_member m
                    JOIN readers.partnership p ON p.partnership_id = m.partnership_id AND p.strand IS NULL
                    JOIN readers.partnership_spell s ON s.partnership_id = m.partnership_id
                    JOIN readers.partnership_member other
                      ON other.partnership_id = m.partnership_id AND other.side_id <> m.side_id)
                  ON m.party_id = l.party_id AND m.partnership_id <> a.stream_id
                    AND (s.from_day IS NULL OR s.from_day <= a.against[1]::date)
                    AND (s.until_day IS NULL OR s.until_day > a.against[1]::date)
                    AND array_position({relations}, s.relation) >= array_position({relations}, l.relation)
                GROUP BY l.party_id
            ) listed ON true
            WHERE a.visibility = 'PUBLIC'
              AND (a.from_day IS NULL OR a.from_day <= CASE WHEN a.ahead THEN :ahead::date ELSE :day::date END)
              AND (a.until_day IS NULL OR a.until_day > :day)
              AND (:code::text IS NULL OR a.code = :code)
              AND (:stream::text IS NULL OR a.stream_id = :stream)
              AND (:party::text IS NULL OR a.parties @> ARRAY[:party]::text[])
              AND (:silenced OR a.silenced_by IS NULL)
              AND CASE a.provided
                  WHEN 'NOTHING' THEN true
                  WHEN 'NOT_ALL_CITIES' THEN EXISTS (
                      SELECT FROM readers.party p WHERE p.party_id = ANY (a.about) AND p.kind <> 'CITY')
                  WHEN 'ABOVE_A_CITY' THEN EXISTS (
                      SELECT FROM readers.party p
                      WHERE p.party_id = ANY (a.about) AND p.kind IN ('DISTRICT', 'REGION', 'COUNTRY', 'COLLECTIVE'))
                  WHEN 'NONE_NAMED' THEN NOT EXISTS (
                      SELECT FROM readers.party p JOIN readers.party_name n USING (party_id)
                      WHERE p.party_id = ANY (a.about) AND p.kind = ANY (a.against)
                        AND position(lower(n.text) IN lower(a.told)) > 0)
                  WHEN 'SAME_ORIGINAL' THEN EXISTS (
                      WITH RECURSIVE line (source_id, ancestor) AS (
                          SELECT source_id, source_id FROM unnest(a.about || a.against) source_id
                          UNION
                          SELECT l.source_id, s.original FROM line l
                          JOIN readers.source s ON s.source_id = l.ancestor WHERE s.original IS NOT NULL)
                      SELECT FROM line one JOIN line other USING (ancestor)
                      WHERE one.source_id = ANY (a.about) AND other.source_id = ANY (a.against))
                  WHEN 'ONE_PARTNERSHIP' THEN (
                      SELECT count(DISTINCT e.stream_id) FROM readers.evidence e
                      WHERE e.source_id = ANY (a.about)
                        AND e.entry_kind IN ('protocol-signed', 'mou-signed', 'agreement-signed', 'mou-renewed',
                                             'agreement-renewed')) = 1
                  WHEN 'LIST_SAYS_OTHERWISE' THEN a.told::integer - 1 NOT BETWEEN listed.fewest AND listed.most
                  WHEN 'NAME_KEPT' THEN NOT a.about && :erased::text[] AND EXISTS (
                      SELECT FROM keys.person_key k WHERE k.person_id = ANY (a.about))
                  WHEN 'FAMILY_NAME_FIRST' THEN NOT a.about && :erased::text[] AND EXISTS (
                      SELECT FROM keys.person_key k WHERE k.person_id = ANY (a.about)) AND EXISTS (
                      SELECT FROM readers.party p
                      WHERE p.party_id = ANY (a.against) AND p.country IN ('CN', 'KP', 'KR', 'TW'))
                  ELSE false END
            """.replace(
            "{relations}",
            Arrays.stream(Relation.values()).map(Enum::name).collect(Collectors.joining("', '", "ARRAY['", "']")));

    private static final String LIST = """
            SELECT a.stream_id, a.code, a.entries, a.message, a.saying, a.from_day, a.until_day, a.since, a.parties, a.silenced_by,
                   a.silenced_with, listed.fewest, listed.most
            """ + MATCHING + """
            ORDER BY a.stream_id, a.place LIMIT :size OFFSET :offset
            """;

    private static final String COUNT = "SELECT count(*) " + MATCHING;

    private final JdbcClient database;
    private final PartyLabels parties;
    private final PersonNames names;
    private final Today today;
    private final Period ahead;

    Attention(
            JdbcClient database,
            PartyLabels parties,
            PersonNames names,
            Today today,
            @Value("${partnerships.attention.ahead:P90D}") Period ahead) {
        this.database = database;
        this.parties = parties;
        this.names = names;
        this.today = today;
        this.ahead = ahead;
    }

    /**
     * What is looked for.
     *
     * @param code one rule
     * @param partnership one partnership
     * @param party a member of the partnership, an end of the figure, or the party itself
     * @param silenced whether to show also what was silenced
     * @param asOf the day; today if not given
     */
    public record Filter(
            @Nullable WarningCode code,
            @Nullable String partnership,
            @Nullable String party,
            @Nullable Boolean silenced,
            @Nullable LocalDate asOf) {}

    /**
     * Something to look at.
     *
     * @param code the rule
     * @param stream the partnership, party, source or figures
     * @param entries the entries concerned, the one that prompts it first
     * @param since the day from which it holds, or on which it was recorded; of a day to come, that day
     * @param until the day from which it holds no more, if there is one
     * @param message one sentence that explains it
     * @param saying the same in parts, for other languages
     * @param parties whom it concerns
     * @param silenced who silenced it and why, if somebody did
     */
    public record Item(
            String code,
            String stream,
            List<String> entries,
            LocalDate since,
            @Nullable LocalDate until,
            String message,
            @Nullable Saying saying,
            List<PartyLabel> parties,
            @Nullable Silenced silenced) {}

    /** The entry by which something was silenced, and its reason. */
    public record Silenced(String by, String reason) {}

    /** How many there are. */
    public long count(Filter filter) {
        return matching(COUNT, filter).query(Long.class).single();
    }

    /** One page of them. */
    public List<Item> list(Filter filter, Page page) {
        List<Row> rows = matching(LIST, filter)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, number) -> Row.of(row))
                .list();
        Set<String> named = new LinkedHashSet<>();
        rows.forEach(row -> named.addAll(row.parties()));
        Map<String, PartyLabel> labels = parties.of(named);
        return rows.stream().map(row -> row.item(labels)).toList();
    }

    private JdbcClient.StatementSpec matching(String sql, Filter filter) {
        LocalDate day = today.unless(filter.asOf());
        return database.sql(sql)
                .param("day", day)
                .param("ahead", day.plus(ahead))
                .param("code", filter.code() == null ? null : filter.code().name())
                .param("stream", filter.partnership() == null ? null : Ids.of("partnership", filter.partnership()))
                .param("party", filter.party() == null ? null : Ids.of("party", filter.party()))
                .param("erased", names.erased().toArray(String[]::new))
                .param("silenced", Boolean.TRUE.equals(filter.silenced()));
    }

    private record Row(
            String stream,
            String code,
            List<String> entries,
            String message,
            @Nullable Saying saying,
            LocalDate since,
            @Nullable LocalDate until,
            List<String> parties,
            @Nullable String silencedBy,
            @Nullable String silencedWith) {

        static Row of(ResultSet row) throws SQLException {
            Saying saying = counted(
                    Json.value(Json.of(row, "saying"), Saying.class), row.getString("fewest"), row.getString("most"));
            return new Row(
                    row.getString("stream_id"),
                    row.getString("code"),
                    Json.texts(row, "entries"),
                    saying == null ? row.getString("message") : saying.inEnglish(),
                    saying,
                    Objects.requireNonNull(Json.day(row, "since")),
                    Json.day(row, "until_day"),
                    Json.texts(row, "parties"),
                    row.getString("silenced_by"),
                    row.getString("silenced_with"));
        }

        /** How many stood in a list is counted on reading. */
        private static @Nullable Saying counted(
                @Nullable Saying saying, @Nullable String fewest, @Nullable String most) {
            return saying == null || fewest == null || most == null
                    ? saying
                    : saying.as(WarningSentence.NOT_BORNE_OUT_COUNTED, fewest, most);
        }

        Item item(Map<String, PartyLabel> labels) {
            return new Item(
                    code,
                    stream,
                    entries,
                    since,
                    until,
                    message,
                    saying,
                    parties.stream()
                            .map(party -> Objects.requireNonNull(labels.get(party)))
                            .toList(),
                    silencedBy == null || silencedWith == null ? null : new Silenced(silencedBy, silencedWith));
        }
    }
}
