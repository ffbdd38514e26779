package org.citypartnerships.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.citypartnerships.events.EvidenceAdded;
import org.citypartnerships.events.PartnershipEnded;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.Precision;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.RelativeTo;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DatingTest {
    private final Story story = Story.ofMurmanskAndHarbin();

    @Test
    void a_fact_told_as_done_lies_at_the_latest_on_its_sources_day_of_publication() {
        story.source("china-daily", "2014-04-15")
                .signed(Story.from("china-daily", Story.header("a", "2014")), Story.with(Story.fixed("P9Y")));
        assertThat(window("a")).isEqualTo(new Window(Story.day("2014-01-01"), Story.day("2014-04-15")));
    }

    @Test
    void a_fact_of_which_nothing_is_dated_lies_before_its_source() {
        story.source("china-daily", "2014-04").visited(Story.from("china-daily", Story.header("a", (String) null)));
        assertThat(window("a")).isEqualTo(new Window(null, Story.day("2014-04-30")));
    }

    @Test
    void a_fact_in_words_only_lies_before_its_source() {
        story.source("china-daily", "2014-04")
                .visited(Story.from("china-daily", Story.header("a", StatedDate.inWords("recently"))));
        assertThat(window("a")).isEqualTo(new Window(null, Story.day("2014-04-30")));
    }

    @Test
    void without_a_dated_source_a_fact_lies_at_the_latest_on_the_day_of_recording() {
        story.visited(Story.from("undated", Story.header("a", (String) null)));
        assertThat(window("a")).isEqualTo(new Window(null, Story.day("2024-05-01")));
    }

    @Test
    void of_several_sources_the_earliest_bounds() {
        story.source("later", "2019")
                .source("earlier", "2016-05-23")
                .visited(Story.from("later", Story.header("a", "2016")))
                .record(new EvidenceAdded(
                        story.partnership(),
                        Story.from("earlier", Story.header("more", (String) null)),
                        new EntryId("a")));
        assertThat(window("a").latest()).isEqualTo("2016-05-23");
    }

    @Test
    void an_own_date_after_the_source_stands_and_is_warned_about() {
        story.source("murmansk-city", "2016-05-23")
                .visited(Story.from("murmansk-city", Story.header("s3-01", "2016-05-23/2016-05-25")));
        assertThat(window("s3-01")).isEqualTo(Window.day(Story.day("2016-05-23")));
        assertThat(story.warned()).containsExactly("SOURCE_OLDER_THAN_FACT s3-01");
    }

    @Test
    void a_date_that_may_lie_before_the_source_is_not_warned_about() {
        story.source("murmansk-city", "2016-05-23")
                .visited(Story.from("murmansk-city", Story.header("a", "2016")))
                .visited(Story.from("murmansk-city", Story.header("b", "2009/..")));
        assertThat(story.warned()).isEmpty();
    }

    @Test
    void an_announced_day_may_lie_after_the_source() {
        story.source("letter", "2022-03-01")
                .signed("agreement", "2009", Rung.FRIENDSHIP)
                .record(new PartnershipEnded(
                        story.partnership(),
                        Story.from("letter", Story.header("end", (String) null)),
                        Story.act("murmansk-ru", null, "2022-03-01", "2023")));
        assertThat(window("end")).isEqualTo(Story.date("2023").firstDay());
        assertThat(story.warned()).isEmpty();
    }

    @Test
    void an_act_cannot_be_decided_or_happen_after_the_source_that_tells_when_it_takes_effect() {
        story.source("letter", "2014-04-15")
                .signed("agreement", "2009", Rung.FRIENDSHIP)
                .record(end("decided", null, Story.act("murmansk-ru", "2020-03-01", null, "2021-01-01")))
                .record(end("happened", "2020", Story.act("harbin-cn", null, null, "2021-01-01")))
                .record(end("announced", "2021-01-01", Story.act("harbin-cn", null, null, "2021-01-01")));
        assertThat(story.warned().stream().filter(warning -> warning.startsWith("SOURCE_OLDER")))
                .containsExactly("SOURCE_OLDER_THAN_FACT decided", "SOURCE_OLDER_THAN_FACT happened");
    }

    private PartnershipEnded end(String id, @Nullable String happened, Act act) {
        return new PartnershipEnded(story.partnership(), Story.from("letter", Story.header(id, happened)), act);
    }

    @Test
    void a_warning_names_no_day_where_only_a_year_or_a_month_is_told() {
        story.source("china-daily", "2014-04-15")
                .visited(Story.from("china-daily", Story.header("a", "2020")))
                .visited(Story.from("china-daily", Story.header("b", "2019-03~")))
                .visited(Story.from("china-daily", Story.header("c", "2018-09/2018-10")))
                .visited(Story.from("china-daily", Story.header("e", "2016-05-23")));
        assertThat(story.warnings("2024-05-01").stream()
                        .map(warning -> Objects.requireNonNull(warning.saying())
                                .values()
                                .get(0)))
                .containsExactly("2020", "2019-03", "2018-10", "2016-05-23");
    }

    @Test
    void a_date_after_the_day_of_recording_is_warned_about() {
        story.visited("a", "2062-05-01");
        assertThat(window("a")).isEqualTo(Window.day(Story.day("2062-05-01")));
        assertThat(story.warned()).containsExactly("DATED_AHEAD a");
    }

    @Test
    void a_date_after_the_day_of_recording_and_after_its_source_is_warned_about_as_ahead() {
        story.source("murmansk-city", "2016-05-23")
                .visited(Story.from("murmansk-city", Story.header("a", "2062-05-01")));
        assertThat(story.warned()).containsExactly("DATED_AHEAD a");
    }

    @Test
    void an_act_announced_for_a_day_to_come_is_not_decided_on_one() {
        story.signed("agreement", "2009", Rung.FRIENDSHIP)
                .ended("announced", Story.act("murmansk-ru", "2024-03-01", "2024-04-01", "2062-05-01"))
                .ended("decided", Story.act("harbin-cn", "2061-05-01", null, "2062-05-01"));
        assertThat(story.warned()).containsExactly("DATED_AHEAD decided");
    }

    @Test
    void a_day_to_come_for_which_something_is_planned_is_not_warned_about() {
        story.planned(Story.header("a", "2024-05-01"), "2062-05-01");
        assertThat(story.warned()).isEmpty();
    }

    @Test
    void the_day_after_recording_may_already_have_begun_elsewhere() {
        story.visited("a", "2024-05-02");
        assertThat(story.warned()).isEmpty();
    }

    @Test
    void last_month_counts_from_its_source() {
        story.source("chronicle", "2020-10-05")
                .visited(Story.from("chronicle", relative("a", "source:chronicle", "-P1M")));
        assertThat(told("a").resolved()).isEqualTo(StatedDate.of("2020-09", "last month"));
        assertThat(window("a")).isEqualTo(Story.date("2020-09").firstDay());
    }

    @Test
    void last_month_is_not_known_while_its_source_is_undated() {
        story.visited(Story.from("chronicle", relative("a", "source:chronicle", "-P1M")));
        assertThat(told("a").resolved()).isNull();
        assertThat(window("a")).isEqualTo(new Window(null, Story.day("2024-05-01")));
        assertThat(story.warned()).containsExactly("UNRESOLVED_RELATIVE_DATE a");
    }

    @Test
    void a_date_may_count_from_an_entry_that_counts_from_a_source() {
        story.source("chronicle", "2020-10-05")
                .visited(relative("a", "source:chronicle", "-P1M"))
                .visited(relative("b", "entry:a", "-P1M"));
        assertThat(window("b")).isEqualTo(Story.date("2020-08").firstDay());
        assertThat(story.warned()).isEmpty();
    }

    @Test
    void dates_that_count_from_each_other_are_not_known() {
        story.visited(relative("a", "entry:b", "-P1M")).visited(relative("b", "entry:a", "P1M"));
        assertThat(told("a").resolved()).isNull();
        assertThat(told("b").resolved()).isNull();
        assertThat(story.timeline()).containsExactly("a", "b");
    }

    @Test
    void a_report_without_since_lies_before_the_day_for_which_it_speaks() {
        story.reported(Story.header("a", (String) null), Relation.TWINNING, null, Standing.IN_FORCE, "2019");
        assertThat(window("a")).isEqualTo(new Window(null, Story.day("2019-12-31")));
        assertThat(told("a").resolved()).isNull();
    }

    @Test
    void a_report_in_a_dated_source_speaks_for_the_day_of_publication() {
        story.source("list", "2015-05-05")
                .signed("agreement", "2009", Rung.FRIENDSHIP)
                .reported(
                        Story.from("list", Story.header("a", (String) null)),
                        Relation.FRIENDSHIP,
                        "2009",
                        Standing.ENDED,
                        null);
        assertThat(story.standing("2015-05-04")).isEqualTo(Standing.IN_FORCE);
        assertThat(story.standing("2015-05-05")).isEqualTo(Standing.ENDED);
    }

    @Test
    void the_window_of_an_act_is_that_of_its_effective_day() {
        story.ended("end", Story.act("murmansk-ru", "2022-02-25", "2022-03-01", "2023-01-01"))
                .ended("noticed", Story.act("harbin-cn", "2022-02-25", "2022-03-01", null));
        assertThat(window("end")).isEqualTo(Window.day(Story.day("2023-01-01")));
        assertThat(window("noticed")).isEqualTo(Window.day(Story.day("2022-03-01")));
    }

    @Test
    void the_visit_and_the_paper_signed_during_it_agree() {
        story.visited("s3-06", "2015")
                .protocol(story.linked(Story.header("s3-08", "2015-10-13"), LinkKind.DURING, "s3-06"), Rung.INTENT);
        assertThat(story.timeline()).containsExactly("s3-06", "s3-08");
        assertThat(story.warned()).isEmpty();
    }

    private Told told(String entry) {
        return story.history().timeline(story.anchors()).stream()
                .filter(told -> told.entry().entryId().value().equals(entry))
                .findFirst()
                .orElseThrow();
    }

    private Window window(String entry) {
        return told(entry).window();
    }

    private static Header relative(String id, String to, String amount) {
        return Story.header(id, StatedDate.of(new RelativeTo(to, amount, Precision.MONTH), "last month"));
    }
}
