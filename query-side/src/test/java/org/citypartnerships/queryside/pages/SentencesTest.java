package org.citypartnerships.queryside.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.timeline.Timelines.Told;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class SentencesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | in Harbin (“the town hall”)",
                "de | in Harbin („the town hall“)",
                "zh | 地点：Harbin（“the town hall”）",
                "ru | место: Harbin («the town hall»)"
            })
    void where_somebody_met_is_told_with_it(String language, String told) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        details.putObject("engagement")
                .put("kind", "DELEGATION")
                .putObject("place")
                .put("party", "party:harbin-cn")
                .put("words", "the town hall");
        Told visit = Told.unrecorded("delegation-recorded", details, Map.of("party:harbin-cn", "Harbin"));
        assertThat(Sentences.of(visit, phrases(Locale.forLanguageTag(language))))
                .endsWith(told);
    }

    @ParameterizedTest
    @CsvSource({"source-registered,Quelle verzeichnet", "entry-retracted,Zurückgenommen"})
    void what_has_no_sentence_of_its_own_is_called_as_its_event_is(String kind, String german) {
        Told told = Told.unrecorded(kind, JsonNodeFactory.instance.objectNode(), Map.of());
        assertThat(Sentences.of(told, phrases(Locale.GERMAN))).isEqualTo(german);
    }

    private static Phrases phrases(Locale locale) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/pages");
        messages.setDefaultEncoding("UTF-8");
        return new PhraseBook(messages).in(locale);
    }
}
