package org.citypartnerships.queryside.partnerships;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.history.Notice;
import org.citypartnerships.history.Warning;
import org.citypartnerships.queryside.web.HiddenEntries;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.JsonText;
import org.citypartnerships.values.EntryId;
import org.jspecify.annotations.Nullable;

/** What a person should look at, and from which day on. */
final class WarningRows {

    private WarningRows() {}

    /** One warning. */
    record Row(
            String partnershipId,
            int place,
            String code,
            List<String> entries,
            String message,
            @Nullable JsonText saying,
            @Nullable LocalDate fromDay) {}

    /**
     * Those that hold for good, as far as the partnership's own stream can say, and that everybody may read; what passes stands
     * under attention.
     */
    static List<Row> of(String partnership, List<Notice> notices, HiddenEntries hidden) {
        List<Row> rows = new ArrayList<>();
        for (Notice notice : notices) {
            if (notice.until() == null
                    && notice.isSeenBesideItsStream()
                    && !hidden.isAnyOf(notice.warning().entries())) {
                Warning warning = notice.warning();
                rows.add(new Row(
                        partnership,
                        rows.size(),
                        warning.code().name(),
                        warning.entries().stream().map(EntryId::value).toList(),
                        warning.message(),
                        Json.text(warning.saying()),
                        notice.firstDay()));
            }
        }
        return rows;
    }
}
