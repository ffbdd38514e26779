package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.PartiesMerged;
import org.citypartnerships.events.PartyRenamed;
import org.citypartnerships.events.SourceDated;
import org.citypartnerships.history.RecordedHistories;
import org.citypartnerships.history.State;
import org.citypartnerships.history.Status;
import org.citypartnerships.queryside.RunningQuerySide.Answer;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.following.RememberedStreams;
import org.citypartnerships.queryside.web.KnownAt;
import org.citypartnerships.queryside.web.Standings;
import org.citypartnerships.values.Certainty;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.PartyKind;
import org.citypartnerships.values.PartyName;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A day as known at a point of recording is a fold stopped at that point: one partnership, the list, the replay, and a fold
 * written apart for the tests say the same after every event of histories recorded in any order, while their parties are
 * renamed and merged and their source is dated late.
 */
class EveryPrefixTest {

    private static final int GROUP = 25;
    private static final LocalDate PUBLISHED = LocalDate.of(2015, 6, 15);

    @SuppressWarnings("NullAway.Init")
    private static RunningQuerySide queries;

    @BeforeAll
    static void start() {
        queries = RunningQuerySide.onAFreshStore();
    }

    @AfterAll
    static void stop() {
        queries.close();
    }

    @Test
    void of_fifty_random_histories() throws Exception {
        for (int group = 0; group < 2; group++) {
            new Group(group).check(3);
        }
    }

    @Test
    @Tag("history")
    void of_a_thousand_random_histories() throws Exception {
        for (int group = 100; group < 140; group++) {
            new Group(group).check(1);
        }
    }

    /** The fold here is the one that is used everywhere, of streams read only so far. */
    @Test
    void of_every_seed() throws Exception {
        try (RunningQuerySide seeds = RunningQuerySide.onAFreshStore()) {
            long last = seeds.record(Seeds.together(
                    Seeds.parties(), Seeds.murmansk(null), Seeds.sunderland(), Seeds.harbinRussia(), Seeds.germany()));
            List<String> ids = Tables.texts(seeds.database, "SELECT partnership_id FROM readers.partnership");
            RememberedStreams streams = seeds.application.getBean(RememberedStreams.class);
            Random random = new Random(2009);
            for (long position = 1; position <= last; position++) {
                LocalDate day = LocalDate.of(2005 + random.nextInt(22), 1 + random.nextInt(12), 1 + random.nextInt(28));
                String times = "asOf=" + day + "&knownAt=position:" + position;
                JsonNode list = seeds.get("/api/partnerships?size=200&" + times).json();
                Map<String, JsonNode> listed = new HashMap<>();
                list.path("items").forEach(item -> listed.put(item.path("id").asString(""), item));
                for (String id : ids) {
                    RecordedStream stream = streams.upTo(position, id).orElse(null);
                    JsonNode item = listed.remove(id);
                    assertThat(item == null).as(id + " " + times).isEqualTo(stream == null);
                    if (stream != null && item != null) {
                        State state = stream.under(streams.anchorsOf(List.of(stream), KnownAt.everything(position)))
                                .at(day);
                        String address = "/api/partnerships/" + id.substring("partnership:".length());
                        JsonNode one = seeds.get(address + "?" + times).json();
                        assertThat(status(one) + sides(one))
                                .as(address + "?" + times)
                                .isEqualTo(told(state));
                        assertThat(status(item))
                                .as(address + " in the list of " + times)
                                .isEqualTo(status(one));
                        assertThat(item.path("words")).isEqualTo(one.path("words"));
                        assertThat(one.path("words").asString(""))
                                .isEqualTo(Standings.of(state).words());
                    }
                }
                assertThat(listed).as(times).isEmpty();
            }
            for (String id : ids) {
                LocalDate day = LocalDate.of(2016, 6, 1);
                String address = "/api/partnerships/" + id.substring("partnership:".length());
                for (JsonNode step : seeds.get(address + "/replay?size=200&asOf=" + day)
                        .json()
                        .path("items")) {
                    JsonNode one = seeds.get(address + "?asOf=" + day + "&knownAt=position:"
                                    + step.path("position").asLong(0))
                            .json();
                    assertThat(status(step) + sides(step)).as(address).isEqualTo(status(one) + sides(one));
                }
            }
        }
    }

    private static String told(State state) {
        Status status = state.status();
        StringBuilder told = new StringBuilder(
                state.isEmpty() ? "UNSPECIFIED true" : status.relation() + certain(status.relationCertainty()));
        told.append(" ").append(status.standing()).append(certain(status.certainty()));
        told.append(" oneSided ").append(status.oneSided());
        told.append(" disputed ").append(status.disputed());
        told.append(" dormant ").append(status.dormant());
        state.sides().forEach(side -> told.append(' ').append(side.standing()));
        return told.toString();
    }

    private static String certain(Certainty certainty) {
        return " " + (certainty == Certainty.CERTAIN);
    }

    /** Partnerships between the same two parties, recorded together. */
    private static final class Group {
        private final String name;
        private final Random random;
        private final Map<String, RecordedHistories> histories = new HashMap<>();
        /** Of some of them, another stream of the same partnership, which is found out in time. */
        private final Map<String, RecordedHistories> duplicates = new HashMap<>();

        private final List<Event> about = new ArrayList<>();
        /** How many events of each stream were recorded up to each position. */
        private final TreeMap<Long, Map<String, Integer>> recorded = new TreeMap<>();

        private final LocalDate today;

        Group(int number) throws SQLException {
            name = "g" + number;
            random = new Random(number);
            for (long seed = (long) number * GROUP; seed < (number + 1L) * GROUP; seed++) {
                RecordedHistories history = RecordedHistories.of(seed, name);
                histories.put(history.partnership().value(), history);
                if (random.nextInt(4) == 0) {
                    duplicates.put(
                            history.partnership().value(),
                            RecordedHistories.duplicateOf(history, seed + 10_000_000, name));
                }
            }
            SourceId source = new SourceId("source:dated-" + name);
            PartyId murmansk = Seeds.party("murmansk-" + name);
            about.addAll(List.of(
                    Seeds.registered("harbin-" + name, PartyKind.CITY, "Harbin", "CN", null),
                    Seeds.registered("murmansk-" + name, PartyKind.CITY, "Murmansk", "RU", null),
                    Seeds.registered("kola-" + name, PartyKind.CITY, "Kola", "RU", null),
                    Seeds.source(source, "dated late", null),
                    renamed(murmansk, "2010-02-03", "Polar Murmansk"),
                    renamed(murmansk, "2001-02-03", "Romanov-na-Murmane"),
                    new SourceDated(source, Header.of("dated", null), StatedDate.of(PUBLISHED.toString())),
                    new PartiesMerged(
                            murmansk,
                            Header.of("merged", StatedDate.of("2012-01-01")),
                            List.of(Seeds.party("kola-" + name))),
                    renamed(murmansk, "2018-02-03", "Greater Murmansk")));
            LocalDate before = LocalDate.now(ZoneOffset.UTC);
            record();
            today = LocalDate.now(ZoneOffset.UTC);
            assertThat(before)
                    .as("the day on which it was recorded; midnight passed")
                    .isEqualTo(today);
        }

        private static PartyRenamed renamed(PartyId party, String on, String name) {
            return new PartyRenamed(party, Header.of("renamed-" + on, StatedDate.of(on)), PartyName.of(name), false);
        }

        /** Mixed, each stream in its own order; what has duplicates is opened before they are declared to be some. */
        private void record() throws SQLException {
            List<List<Event>> left = new ArrayList<>();
            List<Event> mixed = new ArrayList<>(about.subList(0, 4));
            histories.forEach((id, history) -> {
                List<Event> own = new ArrayList<>(history.events());
                if (duplicates.containsKey(id)) {
                    mixed.add(own.remove(0));
                    left.add(new ArrayList<>(duplicates.get(id).events()));
                }
                if (!own.isEmpty()) {
                    left.add(own);
                }
            });
            left.add(new ArrayList<>(about.subList(4, about.size())));
            while (!left.isEmpty()) {
                List<Event> next = left.get(random.nextInt(left.size()));
                mixed.add(next.remove(0));
                if (next.isEmpty()) {
                    left.remove(next);
                }
            }
            long last = queries.record(mixed.toArray(Event[]::new));
            Map<String, Integer> so = new HashMap<>();
            long position = last - mixed.size();
            for (Event event : mixed) {
                so.merge(event.stream().value(), 1, Integer::sum);
                recorded.put(++position, Map.copyOf(so));
            }
            assertThat(Tables.texts(
                            queries.database,
                            "SELECT count(*) FROM eventstore.event WHERE global_position > " + (last - mixed.size())))
                    .containsExactly(Integer.toString(mixed.size()));
        }

        void check(int listEvery) {
            Map<String, Integer> before = Map.of();
            for (Map.Entry<Long, Map<String, Integer>> point : recorded.entrySet()) {
                if (random.nextInt(listEvery) == 0) {
                    checkList(point.getKey(), point.getValue());
                }
                for (Map.Entry<String, Integer> stream : point.getValue().entrySet()) {
                    if (!stream.getValue().equals(before.get(stream.getKey()))) {
                        checkOne(point.getKey(), stream.getKey(), point.getValue());
                    }
                }
                before = point.getValue();
            }
            histories.keySet().forEach(this::checkReplay);
            for (int day = 0; day < 5; day++) {
                checkListOfEverything();
            }
        }

        /** The list of a day from the tables of what is known now. */
        private void checkListOfEverything() {
            LocalDate day = day();
            JsonNode list = json("/api/partnerships?size=200&party=murmansk-" + name + "&asOf=" + day);
            assertThat(ids(list)).isEqualTo(listed(recorded.lastEntry().getValue()));
            for (JsonNode item : list.path("items")) {
                String id = item.path("id").asString("");
                assertThat(naively(id, recorded.lastEntry().getValue(), recorded.lastKey(), day))
                        .as(id + " on " + day)
                        .startsWith(status(item) + " ");
            }
        }

        private void checkList(long position, Map<String, Integer> so) {
            LocalDate day = day();
            String query = "/api/partnerships?size=200&party=murmansk-" + name + times(day, position);
            JsonNode list = json(query);
            assertThat(ids(list)).as(query).isEqualTo(listed(so));
            assertThat(list.path("total").asLong(-1))
                    .as(query)
                    .isEqualTo(listed(so).size());
            for (JsonNode item : list.path("items")) {
                String id = item.path("id").asString("");
                String expected = naively(id, so, position, day);
                assertThat(expected).as(query + " " + id).startsWith(status(item) + " ");
            }
            checkFilter(query, list, "standing");
            checkFilter(query, list, "relation");
        }

        /** Asked for those with what one of the list has, it is those of the list that have it. */
        private void checkFilter(String query, JsonNode list, String field) {
            JsonNode any = list.path("items")
                    .path(random.nextInt(1 + list.path("items").size()));
            String value = any.path(field).asString("");
            if (!value.isEmpty()) {
                Set<String> expected = new TreeSet<>();
                list.path("items").forEach(item -> {
                    if (item.path(field).asString("").equals(value)) {
                        expected.add(item.path("id").asString(""));
                    }
                });
                JsonNode filtered = json(query + "&" + field + "=" + value);
                assertThat(ids(filtered)).as(query + " " + field + " " + value).isEqualTo(expected);
                assertThat(filtered.path("total").asLong(-1)).isEqualTo(expected.size());
            }
        }

        private static Set<String> ids(JsonNode list) {
            Set<String> ids = new TreeSet<>();
            list.path("items").forEach(item -> ids.add(item.path("id").asString("")));
            return ids;
        }

        /** What is recorded of anything, without what is read as another. */
        private Set<String> listed(Map<String, Integer> so) {
            Set<String> listed = new TreeSet<>(histories.keySet());
            duplicates.values().stream()
                    .filter(duplicate -> !duplicate.isDuplicate(
                            so.getOrDefault(duplicate.partnership().value(), 0)))
                    .forEach(duplicate -> listed.add(duplicate.partnership().value()));
            listed.retainAll(so.keySet());
            return listed;
        }

        /** Of a duplicate, that is the one that stays. */
        private void checkOne(long position, String asked, Map<String, Integer> so) {
            RecordedHistories duplicate = duplicates.values().stream()
                    .filter(one -> one.partnership().value().equals(asked))
                    .findFirst()
                    .orElse(null);
            if (duplicate == null && !histories.containsKey(asked)) {
                return;
            }
            boolean isRead = duplicate != null && duplicate.isDuplicate(so.getOrDefault(asked, 0));
            LocalDate day = day();
            JsonNode one = json("/api/partnerships/" + asked.substring("partnership:".length()) + "?"
                    + times(day, position).substring(1));
            String id = one.path("id").asString("");
            String as = asked + " read as " + id + " at " + position + " on " + day;
            assertThat(id.equals(asked)).as(as).isEqualTo(!isRead);
            assertThat(status(one) + sides(one)).as(as).isEqualTo(naively(id, so, position, day));
            assertThat(one.path("sequence").asInt(-1)).as(as).isEqualTo(so.getOrDefault(id, 0) - 1);
        }

        private void checkReplay(String id) {
            LocalDate day = day();
            JsonNode replay =
                    json("/api/partnerships/" + id.substring("partnership:".length()) + "/replay?size=200&asOf=" + day);
            for (JsonNode step : replay.path("items")) {
                long position = step.path("position").asLong(-1);
                Map<String, Integer> so = recorded.floorEntry(position).getValue();
                assertThat(status(step) + sides(step))
                        .as(id + " replayed to " + position + " on " + day)
                        .isEqualTo(naively(id, so, position, day));
            }
        }

        private String naively(String id, Map<String, Integer> so, long position, LocalDate day) {
            LocalDate published = publishedAt(position);
            int events = so.getOrDefault(id, 0);
            RecordedHistories history = histories.get(id);
            if (history == null) {
                return duplicates.values().stream()
                        .filter(duplicate -> duplicate.partnership().value().equals(id))
                        .map(duplicate -> duplicate.naively(events, today, published, day))
                        .findFirst()
                        .orElseThrow();
            }
            RecordedHistories duplicate = duplicates.get(id);
            int again = duplicate == null
                    ? 0
                    : so.getOrDefault(duplicate.partnership().value(), 0);
            return duplicate != null && duplicate.isDuplicate(again)
                    ? history.naively(events, duplicate, again, today, published, day)
                    : history.naively(events, today, published, day);
        }

        private @Nullable LocalDate publishedAt(long position) {
            return told("source:dated-" + name, position) > 1 ? PUBLISHED : null;
        }

        private int told(String stream, long position) {
            return recorded.floorEntry(position).getValue().getOrDefault(stream, 0);
        }

        private LocalDate day() {
            return LocalDate.of(2003 + random.nextInt(25), 1 + random.nextInt(12), 1 + random.nextInt(28));
        }

        private static String times(LocalDate day, long position) {
            return "&asOf=" + day + "&knownAt=position:" + position;
        }
    }

    private static JsonNode json(String address) {
        Answer answer = queries.get(address);
        assertThat(answer.status()).as(address + ": " + answer.body()).isEqualTo(200);
        return answer.json();
    }

    /** As the fold written apart tells it. */
    private static String status(JsonNode answer) {
        boolean nothing = answer.path("relation").isNull();
        return (nothing
                        ? "UNSPECIFIED true"
                        : answer.path("relation").asString("") + certain(answer, "relationCertainty"))
                + " " + answer.path("standing").asString("") + certain(answer, "certainty")
                + " oneSided " + answer.path("oneSided").asBoolean()
                + " disputed " + answer.path("disputed").asBoolean()
                + " dormant " + answer.path("dormant").asBoolean();
    }

    private static String certain(JsonNode answer, String field) {
        return " " + answer.path(field).asString("").equals("CERTAIN");
    }

    private static String sides(JsonNode answer) {
        StringBuilder sides = new StringBuilder();
        answer.path("sides")
                .forEach(side -> sides.append(' ').append(side.path("standing").asString("")));
        return sides.toString();
    }
}
