package org.citypartnerships.queryside.partnerships;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.citypartnerships.queryside.following.Positions;
import org.citypartnerships.queryside.web.Gathering;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.SourceLabels.Witness;
import org.citypartnerships.queryside.web.Templates;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/**
 * Partnerships as they stand today, from documents that were written before: everything that an answer needs comes in one
 * statement, which sees one moment of all tables.
 */
@Component
class CurrentPartnerships {

    /** More round trips at once than processors only take turns; half of those are the database's. */
    private static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private static final int TOGETHER_MAX = 32;

    /** Whose rows the statement reads. */
    static final List<String> READERS = List.of("partnerships", "parties", "figures", "sources");

    private static final Positions.At NOWHERE = new Positions.At(0, List.of());

    /** Between the figures of a partnership: JSON never holds it by itself. */
    private static final String SEPARATOR = "\u001e";

    /**
     * However many are asked for, and on whichever day, the planner reckons with the limit and with no day: one plan is as
     * good as another, and it is made once. The tokens stand in the first row only, which is there also if nothing is found.
     */
    private static final String CURRENT = """
            SELECT d.partnership_id, d.sequence, d.answer, f.answers AS figures,
                   ARRAY(SELECT ARRAY[p.party_id, p.name, p.kind, p.country] FROM readers.party_label p
                         WHERE p.party_id = ANY (d.parties || string_to_array(f.parties, ' '))
                           AND (p.from_day IS NULL OR p.from_day <= asked.day)
                           AND (p.until_day IS NULL OR p.until_day > asked.day)) AS parties,
                   ARRAY(SELECT ARRAY[s.source_id, s.title, s.publisher, s.published_on::text] FROM readers.source s
                         WHERE s.source_id = ANY (d.sources || string_to_array(f.sources, ' '))) AS sources,
                   CASE WHEN asked.place = 1 THEN ARRAY(
                         SELECT ARRAY[processor_name, token_type, convert_from(token, 'UTF8'), made::text] FROM readers.token_entry
                         WHERE processor_name IN ({readers}) AND segment = 0 AND token IS NOT NULL) END AS tokens
            FROM (SELECT id, place, ?::date AS day FROM string_to_table(?, ' ') WITH ORDINALITY AS asked (id, place)
                  LIMIT {most}) asked
            LEFT JOIN readers.partnership_document d ON d.partnership_id = asked.id
                AND d.from_day <= asked.day AND (d.until_day IS NULL OR d.until_day > asked.day)
            CROSS JOIN LATERAL (
                SELECT string_agg(n.answer, chr(30) ORDER BY
                           n.latest DESC NULLS LAST, n.earliest DESC NULLS LAST, n.figures_id, n.place) AS answers,
                       string_agg(array_to_string(n.parties, ' '), ' ') AS parties,
                       string_agg(array_to_string(n.sources, ' '), ' ') AS sources
                FROM readers.figure_newest n
                WHERE n.from_party = ANY (d.one || d.other) AND n.to_party = ANY (d.one || d.other)
                  AND (n.from_party = ANY (d.one)) <> (n.to_party = ANY (d.one))) f
            """.replace("{most}", Integer.toString(TOGETHER_MAX))
            .replace("{readers}", "'" + String.join("', '", READERS) + "'");

    private final JdbcTemplate database;
    private final Positions positions;
    private final Templates templates;
    private final Clock clock;
    private final Gathering<String, Current> together = new Gathering<>(AT_ONCE, TOGETHER_MAX, this::current);

    CurrentPartnerships(JdbcTemplate database, Positions positions, Templates templates, Clock clock) {
        this.database = database;
        this.positions = positions;
        this.templates = templates;
        this.clock = clock;
    }

    /**
     * What was read of one partnership.
     *
     * @param today the day on which it was read
     * @param read where the readers stood whose rows it is made of
     * @param sequence the sequence of the last event in the stream
     * @param fields the fields of its answer with holes
     * @param figures its figures with holes
     * @param filling what fills the holes
     */
    record Current(
            LocalDate today,
            Positions.At read,
            long sequence,
            String fields,
            List<String> figures,
            Templates.Filling filling) {

        Current at(Positions.At place) {
            return new Current(today, place, sequence, fields, figures, filling);
        }

        /** The answer as JSON, without the position. */
        String json() {
            StringBuilder json = new StringBuilder(fields.length() + 512);
            json.append("{\"asOf\":\"").append(today).append("\",");
            filling.fill(fields, json);
            json.append(",\"figures\":[");
            String separator = "";
            for (String figure : figures) {
                json.append(separator);
                filling.fill(figure, json);
                separator = ",";
            }
            return json.append("]}").toString();
        }
    }

    /** A partnership as it stands today; empty if that was not written down before, or if there is none. */
    Optional<Current> find(String partnership) {
        return together.ask(partnership);
    }

    private Map<String, Current> current(Collection<String> partnerships) {
        LocalDate today = LocalDate.now(clock);
        Map<String, Current> found = new HashMap<>();
        Positions.At[] read = {NOWHERE};
        long asked = positions.now();
        RowCallbackHandler rows = row -> {
            if (row.getArray("tokens") != null) {
                read[0] = positions.readBy(READERS, table(row.getArray("tokens")), asked);
            }
            String partnership = row.getString("partnership_id");
            if (partnership != null) {
                found.put(partnership, current(row, today));
            }
        };
        database.query(CURRENT, rows, today, String.join(" ", partnerships));
        found.replaceAll((partnership, current) -> current.at(read[0]));
        return found;
    }

    private Current current(ResultSet row, LocalDate today) throws SQLException {
        Map<String, PartyLabel> parties = new HashMap<>();
        for (String[] party : table(row.getArray("parties"))) {
            parties.put(party[0], new PartyLabel(party[0], party[1], party[2], party[3]));
        }
        Map<String, Witness> sources = new HashMap<>();
        for (String[] source : table(row.getArray("sources"))) {
            sources.put(source[0], new Witness(source[0], source[1], source[2], Json.ofText(source[3]), null, null));
        }
        String figures = row.getString("figures");
        return new Current(
                today,
                NOWHERE,
                row.getLong("sequence"),
                row.getString("answer"),
                figures == null ? List.of() : List.of(figures.split(SEPARATOR, -1)),
                templates.filling(parties, sources));
    }

    private static String[][] table(Array array) throws SQLException {
        return array.getArray() instanceof String[][] rows ? rows : new String[0][];
    }
}
