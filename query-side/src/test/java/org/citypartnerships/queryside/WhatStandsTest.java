package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartnershipId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What stands on record once something was retracted: the same in lists and alone. */
class WhatStandsTest {

    private static final PartnershipId HARBIN_SHENZHEN = new PartnershipId("partnership:harbin-cn~shenzhen-cn");

    @SuppressWarnings("NullAway.Init")
    private static RunningQuerySide queries;

    @BeforeAll
    static void record() {
        queries = RunningQuerySide.onAFreshStore();
        queries.record(Seeds.parties());
        queries.record(
                Seeds.source(Seeds.FREIGHT_PAGE, "City partnerships", null),
                Seeds.opened(HARBIN_SHENZHEN, null, List.of(Seeds.HARBIN), List.of(Seeds.party("shenzhen-cn"))),
                Seeds.reported(HARBIN_SHENZHEN, "mistaken"),
                new EntryRetracted(
                        HARBIN_SHENZHEN,
                        Header.of("retraction", null),
                        new EntryId("mistaken"),
                        "another city was meant"));
    }

    @AfterAll
    static void stop() {
        queries.close();
    }

    @Test
    void a_partnership_of_which_everything_was_retracted_is_told_alike_in_lists_and_alone() {
        JsonNode alone = queries.get("/api/partnerships/harbin-cn~shenzhen-cn").json();
        assertThat(alone.path("words").asString("")).isEqualTo("nothing on record");
        assertThat(alone.path("relation").isNull()).isTrue();
        for (String list : List.of("/api/partnerships?party=shenzhen-cn", "/api/pairs?party=shenzhen-cn")) {
            JsonNode listed = queries.get(list).json().path("items").get(0);
            assertThat(listed.path("words")).as(list).isEqualTo(alone.path("words"));
            assertThat(listed.path("relation")).as(list).isEqualTo(alone.path("relation"));
        }
    }
}
