package org.citypartnerships.queryside.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citypartnerships.queryside.language.Language;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.values.StatedDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What the pages tell somebody to write for a date is understood, and what is wrong with another is said. */
class DateExamplesTest {

    private static final Pattern IN_HINT = Pattern.compile("[:：] ?(.+)");
    private static final Pattern IN_PROBLEM = Pattern.compile("(?:like|es wie|так:|请写成) (.+?)[;；]");

    private static Phrases in(String tag) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/pages", "messages/forms");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new PhraseBook(messages).in(Locale.forLanguageTag(tag));
    }

    private static List<String> examples(Pattern where, String phrase) {
        Matcher matcher = where.matcher(phrase);
        assertThat(matcher.find()).as(phrase).isTrue();
        return Arrays.stream(matcher.group(1).split(", | or | oder | или |、|或 ?", -1))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_example_of_how_to_write_a_date_is_understood(Language language) {
        Phrases phrases = in(language.tag());

        assertThat(examples(IN_HINT, phrases.say("hint.date")))
                .hasSize(5)
                .allSatisfy(example -> assertThat(WrittenDate.read(example))
                        .isInstanceOfAny(WrittenDate.Stated.class, WrittenDate.Counted.class));
        assertThat(examples(IN_PROBLEM, phrases.say("form.date.unknown", "x")))
                .hasSize(4)
                .allSatisfy(example -> assertThat(WrittenDate.read(example)).isInstanceOf(WrittenDate.Stated.class));
    }

    @ParameterizedTest
    @CsvSource({
        "en,February 2015 has 28 days",
        "de,Februar 2015 hat 28 Tage",
        "ru,февраль 2015 заканчивается 28-го числа",
        "zh,2015年2月只有28天"
    })
    void of_a_day_that_no_calendar_has_the_field_says_so(String tag, String problem) {
        assertThat(Objects.requireNonNull(new Dates(in(tag))
                        .of("31.02.2015", "", source -> Optional.empty())
                        .problem()))
                .contains("31.02.2015", problem);
    }

    @ParameterizedTest
    @CsvSource({
        "en,ends before it begins,The beginning is read as March 2015",
        "de,endet vor seinem Anfang,Der Anfang ist als März 2015 verstanden",
        "ru,конец раньше начала,Начало понято как март 2015",
        "zh,结束早于开始,开始识别为2015年3月"
    })
    void of_a_span_that_ends_before_it_begins_the_field_says_so(String tag, String problem, String read) {
        assertThat(Objects.requireNonNull(new Dates(in(tag))
                        .of("03/2015 bis 03/2014", "", source -> Optional.empty())
                        .problem()))
                .contains("03/2015 bis 03/2014", problem, read);
    }

    @Test
    void a_date_counted_from_its_source_is_shown_as_what_it_comes_to_once_that_is_dated() {
        Dates dates = new Dates(in("de"));

        assertThat(dates.of("last month", "source:echo", source -> Optional.of(StatedDate.of("2015-03-20")))
                        .said())
                .extracting(Transcript.Said::words)
                .isEqualTo("Vom Tag der Quelle an gezählt: Februar 2015 (2015-02); mit den Worten „last month“");
        assertThat(dates.of("last month", "source:echo", source -> Optional.empty())
                        .said())
                .extracting(Transcript.Said::words)
                .isEqualTo("Vom Tag der Quelle an gezählt; mit den Worten „last month“");
    }
}
