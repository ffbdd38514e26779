package org.citypartnerships.queryside.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.timeline.Timelines.Told;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import tools.jackson.databind.node.JsonNodeFactory;

class SentencesTest {

    @ParameterizedTest
    @CsvSource({"source-registered,Quelle verzeichnet", "entry-retracted,Zurückgenommen"})
    void what_has_no_sentence_of_its_own_is_called_as_its_event_is(String kind, String german) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/pages");
        messages.setDefaultEncoding("UTF-8");
        Told told = Told.unrecorded(kind, JsonNodeFactory.instance.objectNode(), Map.of());
        assertThat(Sentences.of(told, new PhraseBook(messages).in(Locale.GERMAN)))
                .isEqualTo(german);
    }
}
