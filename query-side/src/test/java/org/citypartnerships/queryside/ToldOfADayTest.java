package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.citypartnerships.events.EntryContested;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.events.MeetingRecorded;
import org.citypartnerships.events.MoUSigned;
import org.citypartnerships.events.TargetSet;
import org.citypartnerships.events.TradeFigureRecorded;
import org.citypartnerships.queryside.RunningQuerySide.Answer;
import org.citypartnerships.values.Engagement;
import org.citypartnerships.values.EngagementKind;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.FiguresId;
import org.citypartnerships.values.Flow;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.Scope;
import org.citypartnerships.values.StatedDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is told of a day says nothing of what came later. */
class ToldOfADayTest {

    private static final String SUNDERLAND = "/partnerships/harbin-cn~sunderland-gb";
    private static final FiguresId FIGURES = new FiguresId("figures:harbin-cn~sunderland-gb");

    @SuppressWarnings("NullAway.Init")
    private static RunningQuerySide queries;

    private static long everything;

    @BeforeAll
    static void record() {
        queries = RunningQuerySide.onAFreshStore();
        queries.record(Seeds.together(Seeds.parties(), Seeds.sunderland()));
        everything = queries.record(
                exports("f12", "2012", "7"),
                exports("f20", "2020", "8"),
                new TargetSet(
                        FIGURES,
                        Seeds.told("aim", StatedDate.of("2999"), Seeds.ECHO, "by 2999"),
                        new Scope(Seeds.HARBIN, Seeds.SUNDERLAND),
                        "visitors",
                        List.of(Seeds.amount("9", 0, "9")),
                        null,
                        null,
                        null),
                new MoUSigned(
                        Seeds.SUNDERLAND_HARBIN,
                        Seeds.told("later", StatedDate.of("2018-05-08"), Seeds.ECHO, "signed"),
                        Instrument.of(InstrumentForm.COOPERATION_AGREEMENT, Rung.NOTHING)),
                meeting("met"),
                meeting("not-met"),
                new EntryContested(
                        Seeds.SUNDERLAND_HARBIN,
                        Header.of("contest", null, new Evidence(Seeds.ECHO, "page 2", "in 2019")),
                        new EntryId("met"),
                        "/header/happened/edtf",
                        "2019"),
                new EntryRetracted(
                        Seeds.SUNDERLAND_HARBIN,
                        Header.of("retraction", null),
                        new EntryId("not-met"),
                        "no such meeting"));
    }

    @AfterAll
    static void stop() {
        queries.close();
    }

    private static TradeFigureRecorded exports(String entry, String year, String millions) {
        return new TradeFigureRecorded(
                FIGURES,
                Seeds.told(entry, StatedDate.of(year), Seeds.ECHO, "in " + year),
                new Scope(Seeds.HARBIN, Seeds.SUNDERLAND),
                Flow.EXPORT,
                "coal",
                List.of(Seeds.amount(millions, 6, millions)),
                null,
                null);
    }

    private static MeetingRecorded meeting(String entry) {
        return new MeetingRecorded(
                Seeds.SUNDERLAND_HARBIN,
                Seeds.told(entry, StatedDate.of("2018-06-01"), Seeds.ECHO, "they met"),
                new Engagement(
                        EngagementKind.MEETING,
                        null,
                        List.of(Seeds.HARBIN),
                        List.of(Seeds.SUNDERLAND),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        List.of(),
                        null,
                        null));
    }

    private static JsonNode json(String path) {
        Answer answer = queries.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> all(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(each -> each.path(field).asString(""))
                .toList();
    }

    @Test
    void the_newest_figure_of_a_day_is_that_of_the_last_period_that_had_begun() {
        assertThat(all(json("/api" + SUNDERLAND + "?asOf=2014-01-01").path("figures"), "entry"))
                .containsExactly("f12");
        assertThat(all(
                        json("/api" + SUNDERLAND + "?asOf=2014-01-01&knownAt=position:" + everything)
                                .path("figures"),
                        "entry"))
                .containsExactly("f12");
        assertThat(all(json("/api" + SUNDERLAND + "?asOf=2011-12-31").path("figures"), "entry"))
                .isEmpty();
    }

    @Test
    void an_aim_for_a_year_to_come_is_told_from_its_recording_on() {
        String today = json("/api" + SUNDERLAND).path("asOf").asString("");
        assertThat(all(json("/api" + SUNDERLAND).path("figures"), "entry")).containsExactly("aim", "f20");
        assertThat(all(json("/api" + SUNDERLAND + "?asOf=" + today).path("figures"), "entry"))
                .containsExactly("aim", "f20");
    }

    @Test
    void figures_of_other_levels_are_those_of_the_day_too() {
        assertThat(queries.get(SUNDERLAND).body()).contains("1.5 billion GBP");
        assertThat(queries.get(SUNDERLAND + "?asOf=2014-01-01").body()).doesNotContain("1.5 billion GBP");
    }

    @Test
    void nobody_is_warned_of_what_came_later_alone_or_in_a_list() {
        JsonNode then = json("/api" + SUNDERLAND + "?asOf=2014-01-01").path("warnings");
        JsonNode now = json("/api" + SUNDERLAND).path("warnings");
        assertThat(now.toString()).contains("\"later\"");
        assertThat(then.toString())
                .contains("s0-02")
                .doesNotContain("\"later\"")
                .doesNotContain("\"met\"");
        assertThat(json("/api/partnerships?asOf=2014-01-01&party=sunderland-gb")
                        .path("items")
                        .get(0)
                        .path("warnings"))
                .isEqualTo(then);
        assertThat(json("/api/attention?asOf=2014-01-01").toString()).doesNotContain("#later\"");
        assertThat(json("/api/attention").toString()).contains("#later\"");
    }

    @Test
    void what_had_not_happened_was_not_disputed() {
        assertThat(json("/api" + SUNDERLAND).path("disputes")).hasSize(1);
        assertThat(json("/api" + SUNDERLAND + "?asOf=2018-06-01").path("disputes"))
                .hasSize(1);
        assertThat(json("/api" + SUNDERLAND + "?asOf=2018-05-31").path("disputes"))
                .isEmpty();
    }

    @Test
    void a_retracted_entry_is_named_only_where_it_would_be_told() {
        assertThat(queries.get(SUNDERLAND).body()).contains("entry-not-met");
        assertThat(queries.get(SUNDERLAND + "?asOf=2014-01-01").body()).doesNotContain("entry-not-met");
    }
}
