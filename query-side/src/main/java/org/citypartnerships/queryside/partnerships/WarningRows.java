package org.citypartnerships.queryside.partnerships;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.citypartnerships.history.PlanStatus;
import org.citypartnerships.history.Warning;
import org.citypartnerships.history.WarningCode;
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
            @Nullable LocalDate fromDay) {}

    static List<Row> of(String partnership, List<Warning> all, List<PlanStatus> plans) {
        Map<EntryId, LocalDate> due = new HashMap<>();
        for (PlanStatus plan : plans) {
            if (plan.dueOn() != null) {
                due.put(plan.plan(), plan.dueOn());
            }
        }
        List<Row> rows = new ArrayList<>();
        for (Warning warning : all) {
            LocalDate dueOn = warning.code() == WarningCode.PLAN_OVERDUE
                    ? due.get(warning.entries().get(0))
                    : null;
            rows.add(new Row(
                    partnership,
                    rows.size(),
                    warning.code().name(),
                    warning.entries().stream().map(EntryId::value).toList(),
                    warning.message(),
                    dueOn == null ? null : dueOn.plusDays(1)));
        }
        return rows;
    }
}
