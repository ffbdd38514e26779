package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.SideJoined;
import org.citypartnerships.events.SideLeft;
import org.citypartnerships.values.PartyKind;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.StatedDate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MembershipTest {

    @Test
    void a_city_is_a_pair_only_on_the_days_on_which_it_belongs_to_its_side() {
        try (RunningQuerySide queries = RunningQuerySide.onAFreshStore()) {
            queries.record(Seeds.together(Seeds.parties(), Seeds.germany(), new Event[] {
                Seeds.registered("schwabach-de", PartyKind.CITY, "Schwabach", "DE", null),
                new SideJoined(
                        Seeds.NUREMBERG_SHENZHEN,
                        Seeds.told("joined", StatedDate.of("2005-03-01"), Seeds.FREIGHT_PAGE, "joined"),
                        SideId.of(1),
                        Seeds.party("schwabach-de")),
                new SideLeft(
                        Seeds.NUREMBERG_SHENZHEN,
                        Seeds.told("left", StatedDate.of("2010-06-30"), Seeds.FREIGHT_PAGE, "left"),
                        SideId.of(1),
                        Seeds.party("fuerth-de"))
            }));
            assertThat(pairsWithShenzhen(queries, "2005-02-28"))
                    .containsExactlyInAnyOrder("party:erlangen-de", "party:fuerth-de", "party:nuernberg-de");
            assertThat(pairsWithShenzhen(queries, "2007-01-01"))
                    .containsExactlyInAnyOrder(
                            "party:erlangen-de", "party:fuerth-de", "party:nuernberg-de", "party:schwabach-de");
            assertThat(pairsWithShenzhen(queries, "2010-07-01"))
                    .containsExactlyInAnyOrder("party:erlangen-de", "party:nuernberg-de", "party:schwabach-de");
        }
    }

    private static List<String> pairsWithShenzhen(RunningQuerySide queries, String day) {
        JsonNode items =
                queries.get("/api/pairs?party=shenzhen-cn&asOf=" + day).json().path("items");
        return items.valueStream()
                .map(item -> item.path("cities").get(0).path("id").asString(""))
                .toList();
    }
}
