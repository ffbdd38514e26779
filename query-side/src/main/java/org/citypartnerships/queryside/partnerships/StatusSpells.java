package org.citypartnerships.queryside.partnerships;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.history.History;
import org.citypartnerships.history.Spell;
import org.citypartnerships.history.Status;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where a partnership stands, in the longest runs of days with the same status: so that the list for any day comes from rows. */
final class StatusSpells {

    /** A day by which all that is on record may have happened. */
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private StatusSpells() {}

    /** One run of days. */
    record Row(
            String partnershipId,
            int place,
            @Nullable LocalDate fromDay,
            @Nullable LocalDate untilDay,
            String relation,
            String relationCertainty,
            String standing,
            String certainty,
            boolean oneSided,
            boolean disputed,
            boolean dormant,
            @Nullable String scope,
            @Nullable JsonNode inForceSince) {}

    static List<Row> of(String partnership, History history, Anchors anchors) {
        List<Row> rows = new ArrayList<>();
        for (Spell spell : history.spells(anchors)) {
            Status status = spell.status();
            StatedDate since = history.at(aDayOf(spell), anchors).inForceSince();
            rows.add(new Row(
                    partnership,
                    rows.size(),
                    spell.from(),
                    spell.until(),
                    status.relation().name(),
                    status.relationCertainty().name(),
                    status.standing().name(),
                    status.certainty().name(),
                    status.oneSided(),
                    status.disputed(),
                    status.dormant(),
                    status.scope() == null ? null : status.scope().name(),
                    Json.tree(since)));
        }
        return rows;
    }

    private static LocalDate aDayOf(Spell spell) {
        if (spell.from() != null) {
            return spell.from();
        }
        return spell.until() == null ? LAST_DAY : spell.until().minusDays(1);
    }
}
