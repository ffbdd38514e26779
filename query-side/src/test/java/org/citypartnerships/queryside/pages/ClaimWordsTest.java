package org.citypartnerships.queryside.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.web.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What sources tell differently, in words. */
class ClaimWordsTest {

    private static Phrases in(String language) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/pages", "messages/forms");
        messages.setDefaultEncoding("UTF-8");
        return new PhraseBook(messages).in(Locale.forLanguageTag(language));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de | /header/happened              | 2014-10                                | Wann: Oktober 2014
            de | /header/happened              | 2014                                   | Wann: 2014
            de | /header/happened              | {"edtf":"2014-10-13","words":"gestern"} | Wann: 13. Oktober 2014
            de | /instrument/term/period       | P5Y                                    | Für welche Dauer: 5 Jahre
            en | /instrument/term/period       | P1Y6M                                  | For how long: 1 year, 6 months
            ru | /instrument/term/period       | P21Y                                   | На какой срок: 21 год
            ru | /instrument/term/period       | P3Y                                    | На какой срок: 3 года
            ru | /instrument/term/period       | P12M                                   | На какой срок: 12 месяцев
            zh | /instrument/term/noticePeriod | P6M                                    | *: 6个月
            de | /instrument/establishes       | ["FRIENDSHIP","TWINNING"]              | Was es begründet: Freundschaft, Partnerschaft
            de | /instrument/establishes/0     | TWINNING                               | Was es begründet: Partnerschaft
            en | /instrument/form              | FRIENDSHIP_AGREEMENT                   | *: Friendship agreement
            de | /instrument/term/kind         | FIXED                                  | *: befristet
            en | /instrument/place/party       | party:turku-fi                         | *: Turku
            en | /instrument/title             | 007                                    | *: 007
            en | /amounts/0/number             | 320                                    | *: 320
            en | /instrument/exclusive         | true                                   | *: yes
            """)
    void a_pointer_and_a_value_read_as_a_form_asks_for_them(
            String language, String field, String claimed, String words) {
        ClaimWords say = new ClaimWords(in(language), party -> party.equals("party:turku-fi") ? "Turku" : party);

        String said = say.field(field) + ": " + say.claimed(field, claimed);

        assertThat(words.startsWith("*") ? said.replaceFirst("^[^:]+", "*") : said)
                .isEqualTo(words);
        assertThat(said).doesNotContain("/");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /instrument/term/period | "P5Y"                                              | 5 years
            /instrument/title       | null                                               | –
            /statement/speaker      | {"personId":"person:1","name":"c2Vj","office":"mayor"} | mayor
            """)
    void what_is_on_record_reads_alike_without_the_names_of_persons(String field, String recorded, String words) {
        ClaimWords say = new ClaimWords(in("en"), party -> party);

        assertThat(say.value(field, Json.ofText(recorded))).endsWith(words).doesNotContain("c2Vj");
    }
}
