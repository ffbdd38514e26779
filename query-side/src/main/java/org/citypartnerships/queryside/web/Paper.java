package org.citypartnerships.queryside.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.citypartnerships.history.InstrumentStatus;
import org.citypartnerships.values.Instrument;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A signed paper.
 *
 * @param entry its entry
 * @param kind {@code protocol-signed}
 * @param form what it calls itself: {@code MEMORANDUM}
 * @param title its title
 * @param signedOn when it was signed, as stated
 * @param readings what it can be read to establish
 * @param counted the one of them that counts
 * @param movesStanding whether the relation hangs on it
 */
public record Paper(
        String entry,
        String kind,
        String form,
        @Nullable String title,
        @Nullable JsonNode signedOn,
        List<String> readings,
        String counted,
        boolean movesStanding) {

    static Paper of(ResultSet row) throws SQLException {
        return new Paper(
                row.getString("entry_id"),
                row.getString("kind"),
                row.getString("form"),
                row.getString("title"),
                Json.of(row, "signed_on"),
                Json.texts(row, "readings"),
                row.getString("counted"),
                row.getBoolean("moves_standing"));
    }

    /** The paper as an answer tells it. */
    static Paper of(InstrumentStatus status, Instrument instrument) {
        return new Paper(
                status.entry().value(),
                status.kind(),
                status.form().name(),
                instrument.title(),
                Json.tree(status.signedOn()),
                status.readings().stream().map(Enum::name).toList(),
                status.counted().name(),
                status.movesStanding());
    }
}
