package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.PartyRegistered;
import org.citypartnerships.events.SourceRegistered;
import org.citypartnerships.values.Coordinates;
import org.citypartnerships.values.Country;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartyKind;
import org.citypartnerships.values.PartyName;
import org.citypartnerships.values.Reliability;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.SourceKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is recorded is shown as it is written, and never becomes a part of the page. */
class NamesLikeMarkupTest {

    private static final String NAME = "Hamburg\"><script>alert('1')</script>";
    private static final String SHOWN = "Hamburg&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;";
    private static final PartnershipId PARTNERSHIP = new PartnershipId("partnership:hamburg-de~shanghai-cn");

    @SuppressWarnings("NullAway.Init")
    private static RunningQuerySide queries;

    @BeforeAll
    static void record_a_city_whose_name_looks_like_markup() {
        queries = RunningQuerySide.onAFreshStore();
        queries.record(
                registered("hamburg-de", "DE", NAME, "53.55", "9.99"),
                registered("shanghai-cn", "CN", "Shanghai", "31.23", "121.47"),
                Seeds.source(Seeds.FREIGHT_PAGE, NAME, null),
                sourceAt("script", "javascript:alert('1')"),
                sourceAt("page", "https://example.org/harbin"),
                Seeds.opened(
                        PARTNERSHIP, NAME, List.of(Seeds.party("hamburg-de")), List.of(Seeds.party("shanghai-cn"))),
                Seeds.reported(PARTNERSHIP, "s4-03"));
    }

    private static Event registered(String id, String country, String name, String latitude, String longitude) {
        return new PartyRegistered(
                Seeds.party(id),
                Header.of("registered", null),
                PartyKind.CITY,
                List.of(PartyName.of(name)),
                new Country(country),
                new Coordinates(new BigDecimal(latitude), new BigDecimal(longitude)),
                null,
                null,
                null);
    }

    private static Event sourceAt(String id, String address) {
        return new SourceRegistered(
                new SourceId("source:" + id),
                Header.of("registered", null),
                SourceKind.LETTER,
                "Letter",
                null,
                List.of(),
                null,
                address,
                null,
                null,
                null,
                Reliability.REPORTED);
    }

    @AfterAll
    static void stop() {
        queries.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/partnerships",
                "/pairs",
                "/parties",
                "/partnerships/hamburg-de~shanghai-cn",
                "/parties/hamburg-de",
                "/sources/heighten-city-partnerships",
                "/attention",
                "/partnerships?q=Hamburg%22%3E%3Cscript%3Ealert('1')%3C/script%3E",
                "/pairs?year=Hamburg%22%3E%3Cscript%3Ealert('1')%3C/script%3E"
            })
    void a_name_that_looks_like_markup_is_shown_as_it_is_written(String page) {
        String shown = queries.get(page, "Accept", "text/html").body();
        assertThat(shown).contains(SHOWN).doesNotContain("<script>alert");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Coordinates: 31.23° N, 121.47° E",
                "de | Koordinaten: 31,23° N, 121,47° O",
                "zh | 坐标：北纬31.23°，东经121.47°",
                "ru | Координаты: 31,23° с. ш., 121,47° в. д."
            })
    void where_a_city_lies_is_told_in_words(String language, String told) {
        assertThat(queries.get("/parties/shanghai-cn", "Accept", "text/html", "Accept-Language", language)
                        .body())
                .contains(told);
    }

    /** Such an address is refused now; a store may hold one from before. */
    @Test
    void an_address_that_is_no_page_of_the_web_is_text_and_no_link() {
        assertThat(queries.get("/sources/script", "Accept", "text/html").body())
                .contains("<dd><span>javascript:alert(&#39;1&#39;)</span></dd>")
                .doesNotContain("href=\"javascript:");
        assertThat(queries.get("/sources/page", "Accept", "text/html").body())
                .contains("href=\"https://example.org/harbin\"");
    }
}
