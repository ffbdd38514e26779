package org.citypartnerships.queryside.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import org.citypartnerships.queryside.forms.WrittenDate.Ambiguous;
import org.citypartnerships.queryside.forms.WrittenDate.Counted;
import org.citypartnerships.queryside.forms.WrittenDate.EndsBeforeItBegins;
import org.citypartnerships.queryside.forms.WrittenDate.NoSuchDay;
import org.citypartnerships.queryside.forms.WrittenDate.NotUnderstood;
import org.citypartnerships.queryside.forms.WrittenDate.Stated;
import org.citypartnerships.queryside.forms.WrittenDate.WordsOnly;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates as documents write them. */
class WrittenDateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "March 2014|2014-03",
                "In March 2014|2014-03",
                "im März 2014|2014-03",
                "Mar. 2014|2014-03",
                "13.10.2015|2015-10-13",
                "13. 10. 2015|2015-10-13",
                "October 13, 2015|2015-10-13",
                "13th of October 2015|2015-10-13",
                "Tuesday, 13 October 2015|2015-10-13",
                "am 13. Oktober 2015|2015-10-13",
                "Dienstag, den 13. Oktober 2015|2015-10-13",
                "13/10/2015|2015-10-13",
                "10/13/2015|2015-10-13",
                "2015/10/13|2015-10-13",
                "2015年10月13日|2015-10-13",
                "10/2015|2015-10",
                "10.2015|2015-10",
                "2009|2009",
                "in 2009|2009",
                "im Jahr 2009|2009",
                "early 2014|2014",
                "Ende 2014|2014",
                "end of March 2014|2014-03",
                "the 1980s|198X",
                "in den 1980er Jahren|198X",
                "1980er|198X",
                "early 1990s|199X",
                "in the late 1990s|199X",
                "the beginning of the 1990s|199X",
                "Anfang der 1990er|199X",
                "Ende der 1990er-Jahre|199X",
                "in den frühen 1990er Jahren|199X",
                "späte 1990er|199X",
                "Anfang des 20. Jahrhunderts|19XX",
                "seit Mitte der 1990er Jahre|199X/..",
                "vor Ende der 1990er Jahre|[..199X]",
                "19th century|18XX",
                "spring 2021|2021-21",
                "Frühjahr 2021|2021-21",
                "about 2009|2009~",
                "ca. 2009|2009~",
                "perhaps March 2014|2014-03?",
                "2014?|2014?",
                "probably around 2009|2009%",
                "23 to 25 May 2016|2016-05-23/2016-05-25",
                "from 23 to 25 May 2016|2016-05-23/2016-05-25",
                "23–25 May 2016|2016-05-23/2016-05-25",
                "23.-25. Mai 2016|2016-05-23/2016-05-25",
                "23.–25.5.2016|2016-05-23/2016-05-25",
                "vom 30. April bis 2. Mai 2016|2016-04-30/2016-05-02",
                "5 and 6 May 2014|2014-05-05/2014-05-06",
                "5th and 6th of May 2014|2014-05-05/2014-05-06",
                "on 5 & 6 May 2014|2014-05-05/2014-05-06",
                "5. und 6. Mai 2014|2014-05-05/2014-05-06",
                "am 5./6. Mai 2014|2014-05-05/2014-05-06",
                "am 31. Mai und 1. Juni 2014|2014-05-31/2014-06-01",
                "May 5 and 6, 2014|2014-05-05/2014-05-06",
                "from May 23 to 25, 2016|2016-05-23/2016-05-25",
                "May 23rd-25th, 2016|2016-05-23/2016-05-25",
                "May 5 or 6, 2014|[2014-05-05,2014-05-06]",
                "May to June 2016|2016-05/2016-06",
                "2009-2014|2009/2014",
                "2009 bis 2014|2009/2014",
                "since 2009|2009/..",
                "seit März 2014|2014-03/..",
                "until 2014|../2014",
                "by 15 April 2014|[..2014-04-15]",
                "spätestens 15.4.2014|[..2014-04-15]",
                "before 2014|[..2013]",
                "before the 1990s|[..1989]",
                "before the end of 2014|[..2014]",
                "vor Ende März 2014|[..2014-03]",
                "before the beginning of 2014|[..2013]",
                "after the end of 2014|[2015..]",
                "after the 19th century|[1900..]",
                "nach dem 31. Dezember 2013|[2014-01-01..]",
                "between 2011 and 2013|[2011..2013]",
                "zwischen 20. und 30. November 2011|[2011-11-20..2011-11-30]",
                "2011 or 2013|[2011,2013]",
                "Q3 2014|[2014-07..2014-09]",
                "2014-Q3|[2014-07..2014-09]",
                "in the third quarter of 2014|[2014-07..2014-09]",
                "4. Quartal 2014|[2014-10..2014-12]",
                "first half of 2014|[2014-01..2014-06]",
                "im zweiten Halbjahr 2014|[2014-07..2014-12]"
            })
    void a_date_is_read_as_the_document_writes_it_and_its_words_are_kept(String written, String edtf) {
        assertThat(WrittenDate.read(written)).isEqualTo(new Stated(edtf, written.equals(edtf) ? null : written));
        assertThat(WrittenDate.written(edtf, written.equals(edtf) ? null : written))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "last month,-P1M,MONTH",
        "im letzten Monat,-P1M,MONTH",
        "last year,-P1Y,YEAR",
        "im vergangenen Jahr,-P1Y,YEAR",
        "this year,P0Y,YEAR",
        "next year,P1Y,YEAR",
        "yesterday,-P1D,DAY",
        "gestern,-P1D,DAY",
        "three years ago,-P3Y,YEAR",
        "vor zwei Monaten,-P2M,MONTH",
        "10 days ago,-P10D,DAY"
    })
    void what_counts_from_the_day_of_the_document_is_kept_as_that(String written, String amount, String precision) {
        assertThat(WrittenDate.read(written)).isEqualTo(new Counted(amount, precision, written));
    }

    @ParameterizedTest
    @CsvSource({
        "last month,-P1M,MONTH,last month",
        "Today,P0D,DAY,Today",
        "Today,P0D,MONTH,this month “Today”",
        "on this occasion,P0Y,YEAR,this year “on this occasion”",
        "a while back,-P2Y,YEAR,2 years ago “a while back”",
        "soon,P1M,MONTH,next month “soon”"
    })
    void what_was_kept_so_is_written_so_that_it_reads_the_same_again(
            String words, String amount, String precision, String written) {
        assertThat(CountedWords.of(new Counted(amount, precision, words))).isEqualTo(written);
        assertThat(WrittenDate.read(written)).isInstanceOfSatisfying(Counted.class, read -> {
            assertThat(Period.parse(read.amount()).normalized())
                    .isEqualTo(Period.parse(amount).normalized());
            assertThat(read.precision()).isEqualTo(precision);
            assertThat(read.words()).isEqualTo(words);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "recently", "relatively recently", "vor kurzem", "unbekannt", "o. D."})
    void words_that_tell_no_date_are_kept_as_words(String written) {
        assertThat(WrittenDate.read(written)).isEqualTo(new WordsOnly(written));
    }

    @Test
    void a_date_and_other_words_for_it_can_both_be_given() {
        assertThat(WrittenDate.read("2015-10? \"In the course of communication\""))
                .isEqualTo(new Stated("2015-10?", "In the course of communication"));
        assertThat(WrittenDate.read("„demnächst“")).isEqualTo(new WordsOnly("demnächst"));
        assertThat(WrittenDate.read("2015-10 «в ходе переписки»")).isEqualTo(new Stated("2015-10", "в ходе переписки"));
        assertThat(WrittenDate.read("「近期」")).isEqualTo(new WordsOnly("近期"));
        assertThat(WrittenDate.written("2015-10?", "In the course of communication"))
                .isEqualTo("2015-10? “In the course of communication”");
        assertThat(WrittenDate.read("2015-10? “In the course of communication”"))
                .isEqualTo(new Stated("2015-10?", "In the course of communication"));
    }

    @Test
    void a_date_that_reads_differently_in_two_countries_is_asked_about() {
        assertThat(WrittenDate.read("3/4/2014"))
                .isEqualTo(new Ambiguous(java.util.List.of("2014-04-03", "2014-03-04")));
        assertThat(WrittenDate.read("4/4/2014")).isEqualTo(new Stated("2014-04-04", "4/4/2014"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "31.02.2015|2015-02|28",
                "30 February 2016|2016-02|29",
                "31. April 2015|2015-04|30",
                "February 30th, 2015|2015-02|28",
                "2015-02-30|2015-02|28",
                "31/2/2015|2015-02|28",
                "2/31/2015|2015-02|28",
                "32.3.2015|2015-03|31",
                "perhaps on 31 September 2015|2015-09|30",
                "28 to 30 February 2015|2015-02|28",
                "31 февраля 2015 г.|2015-02|28",
                "2015年2月30日|2015-02|28"
            })
    void of_a_day_that_no_calendar_has_it_is_said_how_many_its_month_has(String written, String month, int days) {
        assertThat(WrittenDate.read(written)).isEqualTo(new NoSuchDay(month, days));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "März 2015 bis März 2014|2015-03|2014-03",
                "from March 2015 to March 2014|2015-03|2014-03",
                "25 to 23 May 2016|2016-05-25|2016-05-23",
                "May 25 to 23, 2016|2016-05-25|2016-05-23",
                "December to February 2015|2015-12|2015-02",
                "between 2015 and 2013|2015|2013",
                "2015-2013|2015|2013",
                "2015-03/2014-03|2015-03|2014-03",
                "[2015..2013]|2015|2013",
                "с марта 2015 г. по март 2014 г.|2015-03|2014-03",
                "между 2015 и 2013 годами|2015|2013",
                "2015年3月至2014年3月|2015-03|2014-03",
                "2014年12月至2月|2014-12|2014-02"
            })
    void of_a_span_that_ends_before_it_begins_it_is_said_how_its_two_dates_were_read(
            String written, String first, String last) {
        assertThat(WrittenDate.read(written)).isEqualTo(new EndsBeforeItBegins(first, last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soon",
                "March",
                "13.13.2015",
                "2015-13",
                "Monday",
                "the day",
                "0000",
                "5th quarter of 2014",
                "third half of 2014",
                "since Q3 2014",
                "5 and 9 May 2014",
                "2013 and 2014",
                "2014 and 2013",
                "6 and 5 May 2014",
                "May and June 2014",
                "?",
                "~",
                "to",
                "—"
            })
    void what_is_no_date_is_not_made_one(String written) {
        assertThat(WrittenDate.read(written)).isEqualTo(new NotUnderstood());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "before spring 2014",
                "after summer 2009",
                "before 2014-XX",
                "after 2014~",
                "vor dem Herbst 2001",
                "before early 2014",
                "after the beginning of 2014",
                "vor der Mitte 2014",
                "vor den späten 1990er Jahren",
                "nach den frühen 1990ern"
            })
    void what_begins_and_ends_on_no_certain_day_bounds_nothing(String written) {
        assertThat(WrittenDate.read(written)).isEqualTo(new NotUnderstood());
    }

    @Test
    void no_text_keeps_a_processor_busy_however_long_it_is() {
        List<String> longs = List.of(
                "a" + " ".repeat(200_000) + "b",
                "in ".repeat(200_000),
                "between " + " and ".repeat(100_000),
                "2014 \"" + " ".repeat(200_000) + "b",
                "1".repeat(500_000));

        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(longs.stream().map(WrittenDate::read)).containsOnly(new NotUnderstood()));
        assertThat(WrittenDate.read("2014 “" + "on the way ".repeat(50) + "”")).isInstanceOf(Stated.class);
    }
}
