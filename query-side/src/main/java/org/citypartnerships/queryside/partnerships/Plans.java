package org.citypartnerships.queryside.partnerships;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.citypartnerships.events.EngagementPlanned;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.PlanCancelled;
import org.citypartnerships.events.SigningPlanned;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.history.PlanStatus;
import org.citypartnerships.history.Told;
import org.citypartnerships.queryside.web.HiddenEntries;
import org.citypartnerships.queryside.web.Plan;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.LinkKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is planned, and what had become of it from when until when. */
final class Plans {

    private static final LocalDate ANY_DAY = LocalDate.of(2000, 1, 1);

    private Plans() {}

    /** A plan in one state, from a day until before another. */
    record Span(
            String partnershipId,
            int place,
            @Nullable LocalDate fromDay,
            @Nullable LocalDate untilDay,
            String entryId,
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
            @Nullable JsonNode ordinal,
            String visibility) {}

    /** The plan as an answer tells it. */
    static Plan plan(PlanStatus status, Entry entry) {
        return Plan.of(status, entry);
    }

    /** The spans of every plan of a partnership, in the order in which the plans were announced. */
    static List<Span> of(String partnership, Chronicle chronicle, List<PlanStatus> atLast) {
        if (atLast.isEmpty()) {
            return List.of();
        }
        List<Told> timeline = chronicle.timeline();
        HiddenEntries hidden = new HiddenEntries(chronicle);
        Map<EntryId, Entry> entries = new HashMap<>();
        timeline.forEach(told -> entries.put(told.entry().entryId(), told.entry()));
        List<LocalDate> changes = List.copyOf(daysOfChange(timeline, atLast));
        Map<EntryId, List<Span>> spans = new LinkedHashMap<>();
        for (int i = 0; i <= changes.size(); i++) {
            LocalDate from = i == 0 ? null : changes.get(i - 1);
            LocalDate until = i == changes.size() ? null : changes.get(i);
            LocalDate day = from != null ? from : until != null ? until.minusDays(1) : ANY_DAY;
            for (PlanStatus status : chronicle.plans(day)) {
                Entry entry = entries.get(status.plan());
                if (entry != null) {
                    spans.computeIfAbsent(status.plan(), none -> new ArrayList<>())
                            .add(span(partnership, from, until, plan(hidden.told(status), entry), entry));
                }
            }
        }
        List<Span> rows = new ArrayList<>();
        timeline.forEach(told -> spans.getOrDefault(told.entry().entryId(), List.of())
                .forEach(span -> rows.add(placed(span, rows.size()))));
        return rows;
    }

    private static Set<LocalDate> daysOfChange(List<Told> timeline, List<PlanStatus> atLast) {
        TreeSet<LocalDate> days = new TreeSet<>();
        for (Told told : timeline) {
            LocalDate earliest = told.window().earliest();
            if (earliest != null && concernsPlans(told.entry())) {
                days.add(earliest);
            }
        }
        for (PlanStatus plan : atLast) {
            if (plan.dueOn() != null && plan.dueOn().isBefore(Chronicle.LAST_DAY)) {
                days.add(plan.dueOn().plusDays(1));
            }
        }
        return days;
    }

    private static boolean concernsPlans(Entry entry) {
        return entry instanceof SigningPlanned
                || entry instanceof EngagementPlanned
                || entry instanceof PlanCancelled
                || entry.header().links().stream().anyMatch(link -> link.kind() == LinkKind.FULFILS);
    }

    private static Span span(
            String partnership, @Nullable LocalDate from, @Nullable LocalDate until, Plan plan, Entry entry) {
        return new Span(
                partnership,
                0,
                from,
                until,
                plan.entry(),
                plan.kind(),
                plan.progress(),
                plan.dueOn(),
                plan.closedBy(),
                plan.plannedFor(),
                plan.form(),
                plan.toEstablish(),
                plan.engagement(),
                plan.title(),
                plan.occasion(),
                plan.ordinal(),
                entry.header().visibility().name());
    }

    private static Span placed(Span span, int place) {
        return new Span(
                span.partnershipId(),
                place,
                span.fromDay(),
                span.untilDay(),
                span.entryId(),
                span.kind(),
                span.progress(),
                span.dueOn(),
                span.closedBy(),
                span.plannedFor(),
                span.form(),
                span.toEstablish(),
                span.engagement(),
                span.title(),
                span.occasion(),
                span.ordinal(),
                span.visibility());
    }
}
