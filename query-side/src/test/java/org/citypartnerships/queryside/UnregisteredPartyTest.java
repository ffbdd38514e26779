package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.citypartnerships.values.PartyKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Of a party that is named and not on record nothing is known: its id is not shown as if it were its name. */
class UnregisteredPartyTest {

    @SuppressWarnings("NullAway.Init")
    private static RunningQuerySide queries;

    @BeforeAll
    static void open_a_partnership_with_a_city_that_nobody_put_on_record() {
        queries = RunningQuerySide.onAFreshStore();
        queries.record(
                Seeds.registered("harbin-cn", PartyKind.CITY, "Harbin", "CN", null),
                Seeds.source(Seeds.FREIGHT_PAGE, "City partnerships of Germany and China", null),
                Seeds.opened(Seeds.MURMANSK_HARBIN, null, List.of(Seeds.HARBIN), List.of(Seeds.MURMANSK)),
                Seeds.reported(Seeds.MURMANSK_HARBIN, "s3-01"));
    }

    @AfterAll
    static void stop() {
        queries.close();
    }

    @Test
    void a_party_that_is_not_on_record_has_neither_name_nor_link_nor_page() {
        String page = queries.get("/partnerships/harbin-cn~murmansk-ru", "Accept", "text/html")
                .body();

        assertThat(page)
                .contains("<a href=\"/parties/harbin-cn\">Harbin</a>")
                .contains("<a>a party that is not on record</a>")
                .doesNotContain("/parties/murmansk-ru");
        assertThat(queries.get("/parties/murmansk-ru", "Accept", "text/html").status())
                .isEqualTo(404);
    }
}
