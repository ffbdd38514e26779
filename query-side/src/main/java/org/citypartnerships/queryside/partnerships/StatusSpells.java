package org.citypartnerships.queryside.partnerships;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.history.Spell;
import org.citypartnerships.history.Status;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.JsonText;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;

/** Where a partnership stands, in the longest runs of days with the same status: so that the list for any day comes from rows. */
final class StatusSpells {

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
            @Nullable JsonText inForceSince,
            @Nullable LocalDate sinceDay) {}

    static List<Row> of(String partnership, Chronicle chronicle) {
        List<Row> rows = new ArrayList<>();
        for (Spell spell : chronicle.spells()) {
            Status status = spell.status();
            StatedDate since = chronicle.inForceSince(spell);
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
                    Json.text(since),
                    firstDay(since)));
        }
        return rows;
    }

    /** The day by which it stands in a list by age: the first that is possible, else the last; null if none is known. */
    private static @Nullable LocalDate firstDay(@Nullable StatedDate since) {
        if (since == null) {
            return null;
        }
        Window days = since.firstDay();
        return days.earliest() == null ? days.latest() : days.earliest();
    }
}
