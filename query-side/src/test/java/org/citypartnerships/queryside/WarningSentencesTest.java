package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citypartnerships.queryside.Seeds.party;

import java.util.List;
import java.util.Map;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.PartnershipResumed;
import org.citypartnerships.events.SourceRegistered;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartyKind;
import org.citypartnerships.values.Reliability;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.SourceKind;
import org.citypartnerships.values.StatedDate;
import org.junit.jupiter.api.Test;

/** What stands in the sentences of warnings, as pages say it in each language. */
class WarningSentencesTest {

    private static final PartnershipId ROSTOCK_TURKU = new PartnershipId("partnership:rostock-de~turku-fi");
    private static final SourceId GAZETTE = new SourceId("source:gazette");

    @Test
    void a_side_is_called_by_its_name_and_of_a_year_no_day_is_told() {
        try (RunningQuerySide queries = RunningQuerySide.onAFreshStore()) {
            queries.record(
                    Seeds.registered("rostock-de", PartyKind.CITY, "Rostock", "DE", null),
                    Seeds.registered("turku-fi", PartyKind.CITY, "Turku", "FI", null),
                    new SourceRegistered(
                            GAZETTE,
                            Header.of("registered", null),
                            SourceKind.PRESS,
                            "Baltic Gazette",
                            null,
                            List.of(),
                            StatedDate.of("2014-04-15"),
                            null,
                            null,
                            "en",
                            null,
                            Reliability.REPORTED),
                    Seeds.opened(ROSTOCK_TURKU, null, List.of(party("rostock-de")), List.of(party("turku-fi"))),
                    new PartnershipResumed(
                            ROSTOCK_TURKU,
                            Header.of("resumed", null),
                            Act.of(party("turku-fi"), StatedDate.of("2012"))),
                    new AgreementSigned(
                            ROSTOCK_TURKU,
                            Header.of("signing", StatedDate.of("2020-03"), new Evidence(GAZETTE, null, null)),
                            Instrument.of(InstrumentForm.FRIENDSHIP_AGREEMENT, Rung.FRIENDSHIP)),
                    new AgreementSigned(
                            ROSTOCK_TURKU,
                            Header.of("twinning", StatedDate.of("2021-21"), new Evidence(GAZETTE, null, null)),
                            Instrument.of(InstrumentForm.TWINNING_AGREEMENT, Rung.TWINNING)));
            Map<String, List<String>> told = Map.of(
                    "en",
                            List.of(
                                    "Turku: resumes what is not on record",
                                    "The entry tells of March 2020, but",
                                    "tells of spring 2021, but"),
                    "de", List.of("Turku: nimmt wieder auf", "März 2020", "Quelle erschien aber"),
                    "ru", List.of("Turku: возобновляет", "2020", "источник опубликован"),
                    "zh", List.of("Turku：恢复", "2020年3月", "而其来源最迟于"));
            told.forEach((language, sentences) -> {
                for (String page : List.of(
                        "/attention",
                        "/partnerships/rostock-de~turku-fi",
                        "/partnerships/rostock-de~turku-fi/compare?fromDay=2011-01-01")) {
                    assertThat(queries.get(page, "Accept-Language", language, "Accept", "text/html")
                                    .body())
                            .as(language + " " + page)
                            .contains(sentences)
                            .doesNotContain("side s2", "Seite s2", "сторона s2", "s2方");
                }
                assertThat(queries.get(
                                        "/partnerships/rostock-de~turku-fi/replay?step=3",
                                        "Accept-Language",
                                        language,
                                        "Accept",
                                        "text/html")
                                .body())
                        .as(language + " replay")
                        .contains(sentences.get(1));
            });
        }
    }
}
