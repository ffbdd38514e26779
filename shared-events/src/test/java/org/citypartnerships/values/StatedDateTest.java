package org.citypartnerships.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

class StatedDateTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void a_month_may_be_any_of_its_days() {
        StatedDate date = StatedDate.of("2014-03", "March 2014");
        assertThat(date.firstDay()).isEqualTo(days("2014-03-01", "2014-03-31"));
        assertThat(date.lastDay()).isEqualTo(date.firstDay());
        assertThat(date.isInterval()).isFalse();
    }

    @Test
    void a_visit_of_three_days_begins_on_the_first_and_ends_on_the_third() {
        StatedDate visit = StatedDate.of("2016-05-23/2016-05-25");
        assertThat(visit.isInterval()).isTrue();
        assertThat(visit.firstDay()).isEqualTo(days("2016-05-23", "2016-05-23"));
        assertThat(visit.lastDay()).isEqualTo(days("2016-05-25", "2016-05-25"));
    }

    @Test
    void what_has_lasted_since_2009_has_no_latest_last_day() {
        StatedDate links = StatedDate.of("2009/..");
        assertThat(links.firstDay()).isEqualTo(days("2009-01-01", "2009-12-31"));
        assertThat(links.lastDay()).isEqualTo(new Window(LocalDate.parse("2009-01-01"), null));
    }

    @Test
    void an_application_before_the_article_has_no_earliest_day_and_did_not_last() {
        StatedDate application = StatedDate.of("[..2014-04-15]");
        assertThat(application.firstDay()).isEqualTo(new Window(null, LocalDate.parse("2014-04-15")));
        assertThat(application.isInterval()).isFalse();
    }

    @Test
    void the_end_of_the_year_is_about_december_and_the_window_stays_december() {
        StatedDate opening = StatedDate.of("2014-12~", "at the end of this year");
        assertThat(opening.isApproximate()).isTrue();
        assertThat(opening.isUncertain()).isFalse();
        assertThat(opening.firstDay()).isEqualTo(days("2014-12-01", "2014-12-31"));
    }

    @Test
    void a_year_inferred_from_the_context_is_uncertain() {
        assertThat(StatedDate.of("2020?").isUncertain()).isTrue();
        assertThat(StatedDate.of("2020%").isUncertain()).isTrue();
        assertThat(StatedDate.of("2020%").isApproximate()).isTrue();
    }

    @Test
    void a_winter_may_be_the_one_that_begins_or_the_one_that_ends_in_its_year() {
        assertThat(StatedDate.of("2021-24").firstDay()).isEqualTo(days("2021-01-01", "2022-03-31"));
    }

    @Test
    void recently_is_a_date_whose_words_are_kept_and_whose_day_is_unknown() {
        StatedDate recently = StatedDate.inWords("recently");
        assertThat(recently.isUnknown()).isTrue();
        assertThat(recently.firstDay()).isEqualTo(Window.ANY_DAY);
    }

    @ParameterizedTest
    @CsvSource({
        "2013, 2014-03, true",
        "2014, 2014-03, false",
        "2014-03, 2014-04-01, true",
        "2014-03-31, 2014-03-31, false",
        "2016-05-23/2016-05-25, 2016-05-24, false",
        "2016-05-23/2016-05-25, 2016-05-26, true",
        "2009/.., 2014, false",
        "[..2014-04-15], 2014-04-16, true",
        "2013, [..2014-04-15], false",
    })
    void one_date_is_certainly_before_another(String one, String other, boolean expected) {
        assertThat(StatedDate.of(one).isCertainlyBefore(StatedDate.of(other))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "-P1M, MONTH, 2020-10-05, 2020-09",
        "-P1M, MONTH, 2020-03-31, 2020-02",
        "-P1M, MONTH, 2020, [2019-12..2020-11]",
        "-P1Y, YEAR, 2020, 2019",
        "-P1Y, YEAR, 2020?, 2019?",
        "-P1M, MONTH, 2020?, [2019-12?..2020-11?]",
        "P0D, DAY, 2009, 2009",
        "P0D, DAY, 2014-03, 2014-03",
        "-P1D, DAY, 2015-10-14, 2015-10-13",
        "P2W, DAY, 2015-10-14, 2015-10-28",
        "-P1D, DAY, 2015-10, [2015-09-30..2015-10-30]",
        "-P1Y, SEASON, 2014-04-15, 2013-21",
        "P0M, SEASON, 2020-01-15, [2019-12..2020-03]",
        "P0M, SEASON, 2014-04-15/2014-08-01, 2014-21",
        "-P1M, MONTH, [..2014-04-15], [..2014-03]",
        "P1M, MONTH, [2022-02-24..], [2022-03..]",
        "-P1M, MONTH, 2014-03/2014-05, 2014-02",
    })
    void a_relative_date_counts_from_the_first_day_of_its_anchor(
            String amount, Precision precision, String anchor, String expected) {
        StatedDate relative = StatedDate.of(new RelativeTo("source:sunderland", amount, precision), "so put");
        assertThat(relative.resolvedAgainst(StatedDate.of(anchor))).contains(StatedDate.of(expected, "so put"));
    }

    @Test
    void a_relative_date_stays_open_until_its_anchor_is_known() {
        StatedDate lastMonth =
                StatedDate.of(new RelativeTo("source:sunderland", "-P1M", Precision.MONTH), "last month");
        assertThat(lastMonth.isRelative()).isTrue();
        assertThat(lastMonth.firstDay()).isEqualTo(Window.ANY_DAY);
        assertThat(lastMonth.resolvedAgainst(StatedDate.inWords("recently"))).isEmpty();
        assertThat(lastMonth.resolvedAgainst(lastMonth)).isEmpty();
        assertThat(lastMonth.resolvedAgainst(StatedDate.of("0001-01"))).isEmpty();
    }

    @Test
    void a_date_that_is_not_relative_needs_no_anchor() {
        StatedDate date = StatedDate.of("2014-03");
        assertThat(date.resolvedAgainst(StatedDate.of("2020"))).contains(date);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "13.10.2015 | write 2015-10-13",
                "3.4.2014 | write 2014-04-03",
                "10/13/2015 | write 2015-10-13",
                "03/04/2014 | write 2014-04-03 or 2014-03-04, whichever the source means",
                "2015/10/13 | write 2015-10-13",
                "2015-3-5 | write 2015-03-05",
                "20151013 | write 2015-10-13",
                "10.2015 | write 2015-10",
                "2015/10 | write 2015-10",
                "2015-02-30 | there is no such day",
                "1900-02-29 | there is no such day",
                "2014-13 | months run from 01 to 12",
                "2014-25 | spring, summer, autumn and winter are 21 to 24",
                "October 13, 2015 | write 2015-10-13",
                "13 october 2015 | write 2015-10-13",
                "March 2014 | write 2014-03",
                "1980s | write 198X",
                "1900s | write 190X or 19XX, whichever the source means",
                "c. 2014 | write 2014~",
                "?2014 | write 2014?",
                "2014-03?~ | write 2014-03%",
                "2009-2014 | write 2009/2014 or [2009..2014]: the first if it lasted so long",
                "2009/ | write 2009/..",
                "/2009 | write ../2009",
                "2016/2015 | write 2015/2016",
                "[2016..2015] | write [2015..2016]",
                "[2011, 2013] | write [2011,2013]",
                "2014-03-05T10:00:00Z | write 2014-03-05",
                "2016-05-23/25.5.2016 | in it, \"25.5.2016\" is not a date in EDTF: write 2016-05-25",
                "../.. | leave edtf out if only words are known",
                "last month | leave edtf out if only words are known",
                "'' | write a year (2014)",
            })
    void a_text_that_is_no_date_is_refused_with_what_to_write(String text, String advice) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatedDate.of(text))
                .withMessageContaining("\"" + text + "\" is not a date in EDTF")
                .withMessageContaining(advice);
    }

    @Test
    void a_date_states_one_thing_only() {
        RelativeTo lastMonth = new RelativeTo("source:sunderland", "-P1M", Precision.MONTH);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StatedDate(null, null, null))
                .withMessageContaining("A date states something");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StatedDate("2014", lastMonth, null))
                .withMessageContaining("not both");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StatedDate(null, null, " "))
                .withMessageContaining("leave them out");
    }

    @ParameterizedTest
    @CsvSource({
        "sunderland, -P1M, MONTH, write source:",
        "source:, -P1M, MONTH, write source:",
        "party:harbin-cn, -P1M, MONTH, write source:",
        "source:x, -1 month, MONTH, write -P1M",
        "source:x, P, MONTH, write -P1M",
        "source:x, PT1H, MONTH, write -P1M",
        "source:x, P1M,, write DAY",
    })
    void what_a_date_is_relative_to_has_a_form(String to, String amount, Precision precision, String advice) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RelativeTo(to, amount, precision))
                .withMessageContaining(advice);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"edtf\":\"2014-03\",\"words\":\"March 2014\"}",
                "{\"edtf\":\"2009/..\"}",
                "{\"words\":\"recently\"}",
                "{\"relative\":{\"to\":\"source:sunderland\",\"amount\":\"-P1M\",\"precision\":\"MONTH\"},"
                        + "\"words\":\"last month\"}",
                "{\"relative\":{\"to\":\"entry:partnership:harbin-cn~sunderland-gb#agreement-2009\","
                        + "\"amount\":\"P0D\",\"precision\":\"DAY\"}}",
            })
    void as_json_it_is_an_object_without_what_is_not_stated(String json) {
        assertThat(JSON.writeValueAsString(JSON.readValue(json, StatedDate.class)))
                .isEqualTo(json);
    }

    @Test
    void a_bare_text_is_read_as_edtf() {
        assertThat(JSON.readValue("\"2014-03\"", StatedDate.class)).isEqualTo(StatedDate.of("2014-03"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"13.10.2015\" | write 2015-10-13",
                "{\"edtf\":\"13.10.2015\"} | write 2015-10-13",
                "{} | A date states something",
            })
    void json_that_states_no_date_says_what_to_write(String json, String advice) {
        assertThatThrownBy(() -> JSON.readValue(json, StatedDate.class))
                .isInstanceOf(DatabindException.class)
                .hasMessageContaining(advice);
    }

    private static Window days(String earliest, String latest) {
        return new Window(LocalDate.parse(earliest), LocalDate.parse(latest));
    }
}
