package org.citypartnerships.queryside.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import org.citypartnerships.queryside.forms.Values.Outcome;
import org.citypartnerships.queryside.language.Language;
import org.citypartnerships.queryside.language.PhraseBook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A number is read alike on the pages of every language; where it can be two, neither is taken. */
class WrittenNumberTest {

    private static final Field NUMBER = Field.field("number", Asked.DECIMAL);

    private static Values in(String tag) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/pages", "messages/forms");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Values(new PhraseBook(messages).in(Locale.forLanguageTag(tag)));
    }

    private static String read(Outcome outcome) {
        return Objects.requireNonNull(outcome.said(), () -> String.valueOf(outcome.problem()))
                .json()
                .asString();
    }

    private static String told(Outcome outcome) {
        return Objects.requireNonNull(outcome.said()).words();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            1500         | 1500
            12,5         | 12.5
            12.5         | 12.5
            0,500        | 0.500
            -0.500       | -0.500
            1.500.000    | 1500000
            1,500,000    | 1500000
            1.500,25     | 1500.25
            1,500.25     | 1500.25
            1.500,250    | 1500.250
            1 500        | 1500
            1 500,25     | 1500.25
            1 500.250    | 1500.250
            1\u00a0234\u202f567 | 1234567
            1'500        | 1500
            1’500.25     | 1500.25
            1500,250     | 1500.250
            1.2345       | 1.2345
            01.500       | 1.500
            −3,5         | -3.5
            """)
    void what_is_one_number_only_is_read_in_every_language(String text, String number) {
        for (Language language : Language.values()) {
            assertThat(read(in(language.tag()).of(NUMBER, text))).isEqualTo(number);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.500   | en | 1,500  | 1.5    | 1500  | 01.500
            1,500   | en | 1,500  | 1.5    | 1500  | 01.500
            1.500   | de | 1.500  | 1,5    | 1500  | 01,500
            1,500   | de | 1.500  | 1,5    | 1500  | 01,500
            23.549  | de | 23.549 | 23,549 | 23549 | 023,549
            1.500   | ru | 1_500  | 1,5    | 1500  | 01,500
            1,500   | zh | 1,500  | 1.5    | 1500  | 01.500
            -1.500  | en | -1,500 | -1.5   | -1500 | -01.500
            """)
    void of_what_can_be_two_numbers_both_are_said_and_how_each_is_written(
            String text, String tag, String whole, String decimal, String first, String second) {
        Outcome outcome = in(tag).of(NUMBER, text);

        assertThat(outcome.said()).isNull();
        assertThat(outcome.problem()).contains(text, whole.replace('_', '\u00a0'), decimal, first, second);
        assertThat(new BigDecimal(read(in(tag).of(NUMBER, first))))
                .isEqualByComparingTo(new BigDecimal(read(in(tag).of(NUMBER, second))).scaleByPowerOfTen(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1 50", "12 34", "1.50.000", "1,500,00", "1.500.25", "0.500.000", "1..5", "1,5 Mio", "-", "½"})
    void what_is_written_in_no_language_is_no_number(String text) {
        assertThat(in("en").of(NUMBER, text).problem()).contains(text, "1.26");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.500,25 | en | “1.500,25” (understood as 1,500.25)
            1.500,25 | de | 1.500,25
            1500     | de | „1500“ (verstanden als 1.500)
            12.50    | de | „12.50“ (verstanden als 12,50)
            1 500    | ru | 1 500
            1.500,25 | zh | “1.500,25”（识别为 1,500.25）
            230      | en | 230
            """)
    void what_was_understood_is_shown_as_the_reader_writes_it(String text, String tag, String shown) {
        assertThat(told(in(tag).of(NUMBER, text))).isEqualTo(shown);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_number_on_record_is_filled_in_so_that_it_is_read_as_itself(Language language) {
        for (String number : new String[] {"1.500", "-23.549", "1500", "12.5", "1234.567", "0.500"}) {
            String typed = WrittenNumber.typed(number, Locale.forLanguageTag(language.tag()));
            assertThat(read(in(language.tag()).of(NUMBER, typed))).isEqualTo(number);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_place_has_no_thousands_of_degrees(Language language) {
        Field longitude = Field.field("coordinates.longitude", Asked.DEGREES);
        for (String text : new String[] {"13.405", "13,405"}) {
            assertThat(read(in(language.tag()).of(longitude, text))).isEqualTo("13.405");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -3         | en | “-3” is less than zero. Write it without a minus sign, like 11.
            -3         | de | „-3“ ist kleiner als null. Schreiben Sie die Zahl ohne Minuszeichen, etwa 11.
            − 3        | ru | Число «− 3» меньше нуля. Напишите его без минуса, например 11.
            -3         | zh | “-3”小于零。请填写不带负号的数字，如 11。
            9999999999 | de | „9999999999“ ist zu groß. Die größte Zahl ist hier 999.999.999.
            eleven     | en | “eleven” is not a whole number. Write it in digits, like 11.
            """)
    void a_count_below_zero_or_too_large_is_not_called_no_whole_number(String text, String tag, String problem) {
        assertThat(in(tag).of(Field.field("votes.against", Asked.WHOLE_NUMBER), text)
                        .problem())
                .isEqualTo(problem);
    }
}
