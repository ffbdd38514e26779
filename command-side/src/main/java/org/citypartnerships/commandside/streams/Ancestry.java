package org.citypartnerships.commandside.streams;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.common.IdentifierFactory;
import org.citypartnerships.commandside.Succession;
import org.citypartnerships.commandside.Succession.Merger;
import org.citypartnerships.storage.EventJson;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Visibility;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;

/** Which parties became part of some others, through however many mergers; a duplicate counts as the party that it is. */
final class Ancestry {

    static final String MERGERS = """
            WITH RECURSIVE became (earlier, later) AS (
                SELECT party_id, successor FROM command.succession
                UNION
                SELECT duplicate_id, duplicate_of FROM command.duplicate),
            ancestor (party_id) AS (
                SELECT unnest(?::text[])
                UNION
                SELECT earlier FROM ancestor JOIN became ON later = party_id)
            SELECT succession.party_id, successor, entry_id, happened::text, evidence::text, visibility,
                   published_on::text
            FROM ancestor
            JOIN command.succession ON successor = ancestor.party_id
            LEFT JOIN command.source ON source_id = happened -> 'relative' ->> 'to'
            UNION ALL
            SELECT duplicate_id, duplicate_of, NULL, NULL, NULL, NULL, NULL
            FROM ancestor JOIN command.duplicate ON duplicate_of = ancestor.party_id
            """;

    private final Map<PartyId, List<Step>> earlier = new HashMap<>();

    /** One party became another by a merger, or is it by another name. */
    private record Step(
            PartyId before, PartyId after, @Nullable Merger merger, Window days) {}

    /** Of the rows of {@link #MERGERS}. */
    static Ancestry in(ResultSet rows) throws SQLException {
        Ancestry ancestry = new Ancestry();
        while (rows.next()) {
            Step step = step(rows);
            ancestry.earlier
                    .computeIfAbsent(step.after(), first -> new ArrayList<>())
                    .add(step);
        }
        return ancestry;
    }

    private static Step step(ResultSet row) throws SQLException {
        PartyId before = new PartyId(row.getString(1));
        PartyId after = new PartyId(row.getString(2));
        String entry = row.getString(3);
        if (entry == null) {
            return new Step(before, after, null, Window.ANY_DAY);
        }
        StatedDate happened = date(row.getString(4));
        Merger merger = new Merger(
                new EntryRef(after, new EntryId(entry)),
                happened,
                List.of(EventJson.ours().mapper().readValue(row.getString(5), Evidence[].class)),
                Visibility.valueOf(row.getString(6)));
        return new Step(before, after, merger, days(happened, date(row.getString(7))));
    }

    private static @Nullable StatedDate date(@Nullable String json) {
        return json == null ? null : EventJson.ours().mapper().readValue(json, StatedDate.class);
    }

    /** The days on which what is so dated may have happened, where its source was published on that day. */
    static Window days(@Nullable StatedDate date, @Nullable StatedDate published) {
        if (date == null) {
            return Window.ANY_DAY;
        }
        if (date.relative() == null) {
            return date.firstDay();
        }
        return Optional.ofNullable(published)
                .flatMap(date::resolvedAgainst)
                .map(StatedDate::firstDay)
                .orElse(Window.ANY_DAY);
    }

    /** Everybody who became one of the parties, and themselves. */
    Set<PartyId> of(Collection<PartyId> parties) {
        Set<PartyId> all = new LinkedHashSet<>(parties);
        Deque<PartyId> open = new ArrayDeque<>(parties);
        while (!open.isEmpty()) {
            for (Step step : earlier.getOrDefault(open.remove(), List.of())) {
                if (all.add(step.before())) {
                    open.add(step.before());
                }
            }
        }
        return all;
    }

    /** Whether the party became the heir by mergers none of which is certainly after these days. */
    boolean became(PartyId party, PartyId heir, Window days) {
        List<Step> way = way(party, heir);
        return !way.isEmpty() && way.stream().noneMatch(step -> days.isCertainlyBefore(step.days()));
    }

    /** How the heir took the place of one of the members: each merger on the way, the earliest first; empty if it did not. */
    List<Succession> successions(PartyId heir, Collection<PartyId> members) {
        List<Succession> successions = new ArrayList<>();
        for (PartyId member : members) {
            PartyId holder = member;
            for (Step step : way(member, heir)) {
                if (step.merger() != null) {
                    successions.add(new Succession(holder, step.after(), step.merger(), newEntry(), newEntry()));
                    holder = step.after();
                }
            }
        }
        return successions;
    }

    private static EntryId newEntry() {
        return new EntryId(IdentifierFactory.getInstance().generateIdentifier());
    }

    /** The steps from a party to what it became, one of the shortest ways; empty if there is none. */
    private List<Step> way(PartyId from, PartyId to) {
        Map<PartyId, List<Step>> ways = new LinkedHashMap<>();
        ways.put(to, List.of());
        Deque<PartyId> open = new ArrayDeque<>(List.of(to));
        while (!open.isEmpty()) {
            PartyId next = open.remove();
            List<Step> onwards = ways.getOrDefault(next, List.of());
            for (Step step : earlier.getOrDefault(next, List.of())) {
                if (!ways.containsKey(step.before())) {
                    List<Step> way = new ArrayList<>(List.of(step));
                    way.addAll(onwards);
                    ways.put(step.before(), way);
                    open.add(step.before());
                }
            }
        }
        return ways.getOrDefault(from, List.of());
    }
}
