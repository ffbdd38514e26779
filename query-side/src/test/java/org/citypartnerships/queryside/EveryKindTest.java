package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.queryside.RunningQuerySide.Answer;
import org.citypartnerships.storage.Examples;
import org.citypartnerships.values.PartnershipId;
import org.junit.jupiter.api.Test;

class EveryKindTest {

    /** Every kind of event, whole and with as little as it may have, in partnerships that were opened. */
    private static Event[] everyKind() {
        List<Event> all = new ArrayList<>(Examples.all());
        all.addAll(Examples.minimal());
        Set<String> opened = new HashSet<>();
        List<Event> events = new ArrayList<>();
        for (Event event : all) {
            if (event.stream() instanceof PartnershipId partnership && opened.add(partnership.value())) {
                events.add(Seeds.opened(partnership, null, List.of(Examples.HARBIN), List.of(Examples.MURMANSK)));
            }
            if (!(event instanceof PartnershipOpened)) {
                events.add(event);
            }
        }
        return events.toArray(Event[]::new);
    }

    @Test
    void every_kind_of_event_can_be_projected_and_shown() {
        try (RunningQuerySide queries = RunningQuerySide.onAFreshStore()) {
            Event[] events = everyKind();
            assertThat(events).hasSizeGreaterThan(50);
            queries.record(events);
            Answer health = queries.manage("GET", "/actuator/health");
            assertThat(health.status()).as(health.body()).isEqualTo(200);
            Set<String> streams = new HashSet<>();
            for (Event event : events) {
                if (event instanceof Entry) {
                    streams.add(event.stream().value());
                }
            }
            for (String stream : streams) {
                if (stream.startsWith(PartnershipId.KIND)) {
                    assertAnswers(queries, "/api/partnerships/" + stream);
                    assertAnswers(queries, "/api/partnerships/" + stream + "/history?size=200");
                    assertAnswers(queries, "/partnerships/" + stream + "?size=200");
                }
            }
            assertAnswers(queries, "/api/parties/harbin-cn");
            assertAnswers(queries, "/api/parties/harbin-cn/history");
            assertAnswers(queries, "/api/sources/china-daily-2014-04-15");
        }
    }

    private static void assertAnswers(RunningQuerySide queries, String path) {
        Answer answer = queries.get(path);
        assertThat(answer.status()).as(path + answer.body()).isEqualTo(200);
    }
}
