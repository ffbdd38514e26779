package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.citypartnerships.queryside.partnerships.Partnerships;
import org.citypartnerships.queryside.partnerships.Partnerships.Listed;
import org.citypartnerships.queryside.partnerships.Partnerships.Outline;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PartnershipFilter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages list in outline what the API lists in full. */
class OutlinesTest {

    @SuppressWarnings("NullAway.Init")
    private static RunningQuerySide queries;

    @BeforeAll
    static void record_what_the_documents_say() {
        queries = RunningQuerySide.onAFreshStore();
        queries.record(Seeds.together(
                Seeds.parties(), Seeds.murmansk(null), Seeds.sunderland(), Seeds.harbinRussia(), Seeds.germany()));
    }

    @AfterAll
    static void stop() {
        queries.close();
    }

    private static Outline outline(Listed listed) {
        return new Outline(
                listed.id(),
                listed.strand(),
                listed.status(),
                listed.sides(),
                Map.of(),
                listed.instruments().size(),
                listed.warnings().size());
    }

    private static PartnershipFilter on(LocalDate day) {
        return new PartnershipFilter(null, null, null, null, null, null, null, null, null, day, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1985-01-01", "2009-06-01", "2014-02-01", "2016-06-01", "2026-11-22"})
    void on_each_day_they_tell_the_same(String day) {
        Partnerships partnerships = queries.application.getBean(Partnerships.class);
        PartnershipFilter filter = on(LocalDate.parse(day));
        List<Listed> listed = partnerships.list(filter, null, Page.first());
        assertThat(listed).isNotEmpty();
        assertThat(partnerships.outlines(filter, 0, Page.first(), Locale.FRENCH))
                .isEqualTo(listed.stream().map(OutlinesTest::outline).toList());
        assertThat(partnerships.of(listed.stream().map(Listed::id).toList(), LocalDate.parse(day), Locale.FRENCH))
                .isEqualTo(listed.stream().map(OutlinesTest::outline).toList());
    }

    @Test
    void there_are_papers_things_to_look_at_and_other_readings_to_tell_of() {
        List<Outline> outlines = queries.application
                .getBean(Partnerships.class)
                .outlines(on(LocalDate.parse("2026-11-22")), 0, Page.first(), Locale.FRENCH);
        assertThat(outlines).anyMatch(outline -> outline.papers() > 1);
        assertThat(outlines).anyMatch(outline -> outline.warnings() > 0);
        assertThat(outlines).anyMatch(outline -> !outline.status().alsoReadAs().isEmpty());
    }
}
