package org.citypartnerships.queryside.partnerships;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.SideJoined;
import org.citypartnerships.events.SideLeft;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.history.Told;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;

/** Who belonged to which side from when until when: the fold is asked wherever somebody may have joined or left. */
final class Members {

    private static final LocalDate ANY_DAY = LocalDate.of(2000, 1, 1);

    private Members() {}

    record Span(
            String partnershipId,
            String sideId,
            int place,
            String partyId,
            @Nullable LocalDate fromDay,
            @Nullable LocalDate untilDay) {}

    private record Membership(String side, String party) {}

    static List<Span> of(String partnership, Chronicle chronicle) {
        List<LocalDate> changes = List.copyOf(daysOfChange(chronicle.timeline()));
        Map<Membership, List<LocalDate[]>> spans = new LinkedHashMap<>();
        for (int i = 0; i <= changes.size(); i++) {
            LocalDate from = i == 0 ? null : changes.get(i - 1);
            LocalDate until = i == changes.size() ? null : changes.get(i);
            LocalDate day = from != null ? from : until != null ? until.minusDays(1) : ANY_DAY;
            for (SideId side : chronicle.sides()) {
                for (PartyId member : chronicle.members(side, day)) {
                    extend(
                            spans.computeIfAbsent(
                                    new Membership(side.value(), member.value()), none -> new ArrayList<>()),
                            from,
                            until);
                }
            }
        }
        return rows(partnership, spans);
    }

    private static Set<LocalDate> daysOfChange(List<Told> timeline) {
        TreeSet<LocalDate> days = new TreeSet<>();
        for (Told told : timeline) {
            Entry entry = told.entry();
            if (entry instanceof SideJoined || entry instanceof SideLeft) {
                Window window = told.window();
                if (window.earliest() != null) {
                    days.add(window.earliest());
                }
                if (window.latest() != null) {
                    days.add(window.latest());
                    days.add(window.latest().plusDays(1));
                }
            }
        }
        return days;
    }

    private static void extend(List<@Nullable LocalDate[]> spans, @Nullable LocalDate from, @Nullable LocalDate until) {
        LocalDate[] last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        if (last != null && from != null && from.equals(last[1])) {
            last[1] = until;
        } else {
            spans.add(new LocalDate[] {from, until});
        }
    }

    private static List<Span> rows(String partnership, Map<Membership, List<LocalDate[]>> spans) {
        Map<String, Integer> places = new TreeMap<>();
        List<Span> rows = new ArrayList<>();
        spans.forEach((membership, days) -> days.forEach(span -> rows.add(new Span(
                partnership,
                membership.side(),
                places.merge(membership.side(), 1, Integer::sum) - 1,
                membership.party(),
                span[0],
                span[1]))));
        return rows;
    }
}
