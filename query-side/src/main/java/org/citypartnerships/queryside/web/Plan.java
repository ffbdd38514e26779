package org.citypartnerships.queryside.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.citypartnerships.events.EngagementPlanned;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.SigningPlanned;
import org.citypartnerships.history.PlanStatus;
import org.citypartnerships.storage.StoredNames;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A plan and what has become of it.
 *
 * @param entry its entry
 * @param kind {@code signing-planned} or {@code engagement-planned}
 * @param progress {@code OPEN}, {@code FULFILLED}, {@code CANCELLED} or {@code OVERDUE}
 * @param dueOn the last day for which it is planned
 * @param closedBy the entry that fulfilled or cancelled it
 * @param plannedFor when it is to be, as stated
 * @param form the form of the paper to be signed
 * @param toEstablish what that is to establish
 * @param engagement the kind of engagement
 * @param title its title
 * @param occasion the occasion of the signing
 * @param ordinal the place in a party's list that it is said to bring
 */
public record Plan(
        String entry,
        String kind,
        String progress,
        @Nullable LocalDate dueOn,
        @Nullable String closedBy,
        @Nullable JsonNode plannedFor,
        @Nullable String form,
        List<String> toEstablish,
        @Nullable String engagement,
        @Nullable String title,
        @Nullable String occasion,
        @Nullable JsonNode ordinal) {

    static Plan of(ResultSet row) throws SQLException {
        return new Plan(
                row.getString("entry_id"),
                row.getString("kind"),
                row.getString("progress"),
                Json.day(row, "due_on"),
                row.getString("closed_by"),
                Json.of(row, "planned_for"),
                row.getString("form"),
                Json.texts(row, "to_establish"),
                row.getString("engagement"),
                row.getString("title"),
                row.getString("occasion"),
                Json.of(row, "ordinal"));
    }

    /** The plan as an answer tells it. */
    public static Plan of(PlanStatus status, Entry entry) {
        String closedBy = status.closedBy() == null ? null : status.closedBy().value();
        String kind = StoredNames.ours().nameOf(entry.getClass());
        if (entry instanceof SigningPlanned signing) {
            return new Plan(
                    status.plan().value(),
                    kind,
                    status.progress().name(),
                    status.dueOn(),
                    closedBy,
                    Json.tree(signing.plannedFor()),
                    signing.form() == null ? null : signing.form().name(),
                    signing.toEstablish().stream().map(Enum::name).toList(),
                    null,
                    null,
                    signing.occasion(),
                    Json.tree(signing.ordinal()));
        }
        EngagementPlanned planned = (EngagementPlanned) entry;
        return new Plan(
                status.plan().value(),
                kind,
                status.progress().name(),
                status.dueOn(),
                closedBy,
                Json.tree(planned.plannedFor()),
                null,
                List.of(),
                planned.engagement().kind().name(),
                planned.engagement().title(),
                null,
                null);
    }

    /** The plan in a cell: {@code TWINNING OVERDUE}. */
    public String cell() {
        String what = !toEstablish.isEmpty()
                ? String.join(" or ", toEstablish)
                : form != null ? form : engagement != null ? engagement : kind;
        return what + " " + progress;
    }
}
