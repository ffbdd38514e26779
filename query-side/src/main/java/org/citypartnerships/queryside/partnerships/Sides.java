package org.citypartnerships.queryside.partnerships;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.history.State;
import org.citypartnerships.queryside.following.Lookup;
import org.citypartnerships.queryside.following.Lookups;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.values.SideId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is on the sides of partnerships on a day, and what the partnerships are called by that: {@code Harbin – Murmansk}. */
@Component
public class Sides {

    private static final String MEMBERS = """
            SELECT d.partnership_id, d.side_id, d.name AS side_name, m.party_id, coalesce(n.name, '') AS name, n.kind,
                   n.country
            FROM readers.partnership_side d
            LEFT JOIN readers.partnership_member m ON m.partnership_id = d.partnership_id AND m.side_id = d.side_id
                AND (m.from_day IS NULL OR m.from_day <= :day) AND (m.until_day IS NULL OR m.until_day > :day)
            LEFT JOIN readers.party_label n ON n.party_id = m.party_id
                AND (n.from_day IS NULL OR n.from_day <= :day) AND (n.until_day IS NULL OR n.until_day > :day)
            WHERE d.partnership_id = ANY (:partnerships)
            ORDER BY d.partnership_id, d.place, m.place
            """;

    private final Lookups lookups;
    private final Clock clock;

    Sides(Lookups lookups, Clock clock) {
        this.lookups = lookups;
        this.clock = clock;
    }

    /** A side and who is in it on that day. */
    public record Side(String side, @Nullable String name, List<PartyLabel> members) {

        Side called(Map<String, String> spoken) {
            return new Side(
                    side,
                    name,
                    members.stream()
                            .map(member -> member.called(spoken.getOrDefault(member.id(), member.name())))
                            .toList());
        }

        /** The name that the members use together, else their names. */
        public String title() {
            return name != null
                    ? name
                    : String.join(", ", members.stream().map(PartyLabel::name).toList());
        }
    }

    /** A member of a side, or a side that has none on the day. */
    private record Member(
            String partnership,
            String side,
            @Nullable String sideName,
            @Nullable PartyLabel label) {
        static Member of(ResultSet row, int number) throws SQLException {
            String member = row.getString("party_id");
            String name = row.getString("name");
            return new Member(
                    row.getString("partnership_id"),
                    row.getString("side_id"),
                    row.getString("side_name"),
                    member == null
                            ? null
                            : new PartyLabel(
                                    member,
                                    name.isEmpty() ? Ids.name(member) : name,
                                    row.getString("kind"),
                                    row.getString("country")));
        }
    }

    /** The sides of partnerships and their members on a day, named as they are called on it. */
    Map<String, List<Side>> of(List<String> partnerships, LocalDate day) {
        if (partnerships.isEmpty()) {
            return Map.of();
        }
        Map<String, Map<String, Side>> sides = new LinkedHashMap<>();
        for (Member member : lookups.list(members(partnerships, day))) {
            Side side = sides.computeIfAbsent(member.partnership(), none -> new LinkedHashMap<>())
                    .computeIfAbsent(member.side(), id -> new Side(id, member.sideName(), new ArrayList<>()));
            if (member.label() != null) {
                side.members().add(member.label());
            }
        }
        Map<String, List<Side>> lists = new LinkedHashMap<>();
        sides.forEach((id, of) -> lists.put(id, List.copyOf(of.values())));
        return lists;
    }

    /** What is looked up for the sides of partnerships on a day, to be asked together with more. */
    Lookup<?> lookup(List<String> partnerships, LocalDate day) {
        return members(partnerships, day);
    }

    private static Lookup<Member> members(List<String> partnerships, LocalDate day) {
        return Lookup.of(MEMBERS, Member::of)
                .about("partnerships", partnerships)
                .about("day", day);
    }

    /** The sides of one partnership in a state of it, with the names that the members have then. */
    static List<Side> of(PartnershipOpened opened, State state, Map<String, PartyLabel> named) {
        Map<SideId, String> names = new HashMap<>();
        for (org.citypartnerships.values.Side side : opened.sides()) {
            if (side.name() != null) {
                names.put(side.id(), side.name());
            }
        }
        return state.sides().stream()
                .map(side -> new Side(
                        side.side().value(),
                        names.get(side.side()),
                        side.members().stream()
                                .map(member -> Objects.requireNonNull(named.get(member.value())))
                                .toList()))
                .toList();
    }

    /** What some partnerships are called today: {@code Harbin – Murmansk}. */
    public Map<String, String> titles(List<String> partnerships) {
        return titles(partnerships, members -> Map.of());
    }

    /** The same by other names of their members, where these have some. */
    public Map<String, String> titles(List<String> partnerships, Function<List<String>, Map<String, String>> spoken) {
        Map<String, List<Side>> sides = of(partnerships, LocalDate.now(clock));
        Map<String, String> names = spoken.apply(sides.values().stream()
                .flatMap(List::stream)
                .flatMap(side -> side.members().stream())
                .map(PartyLabel::id)
                .distinct()
                .toList());
        Map<String, String> titles = new HashMap<>();
        sides.forEach((id, of) ->
                titles.put(id, title(of.stream().map(side -> side.called(names)).toList(), null)));
        return titles;
    }

    /** What a side of a partnership is called today, by the names of its members that some have; empty if it is not on record. */
    public Optional<String> title(String partnership, String side, Function<List<String>, Map<String, String>> spoken) {
        return of(List.of(partnership), LocalDate.now(clock)).getOrDefault(partnership, List.of()).stream()
                .filter(one -> one.side().equals(side))
                .map(one -> one.called(
                        spoken.apply(one.members().stream().map(PartyLabel::id).toList())))
                .map(Side::title)
                .filter(title -> !title.isEmpty())
                .findFirst();
    }

    /** {@code Harbin – Murmansk}, {@code Hamburg – Shanghai (port)}. */
    static String title(List<Side> sides, @Nullable String strand) {
        String title = String.join(" – ", sides.stream().map(Side::title).toList());
        return strand == null ? title : title + " (" + strand + ")";
    }
}
