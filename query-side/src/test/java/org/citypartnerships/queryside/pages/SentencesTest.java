package org.citypartnerships.queryside.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.timeline.Timelines.Days;
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
        Told told = new Told(
                "source:echo",
                "registered",
                "source:echo#registered",
                kind,
                false,
                null,
                null,
                new Days(null, null),
                List.of(),
                null,
                null,
                null,
                JsonNodeFactory.instance.objectNode(),
                Map.of(),
                true,
                "PUBLIC",
                Instant.EPOCH,
                null,
                0,
                0);
        assertThat(Sentences.of(told, new PhraseBook(messages).in(Locale.GERMAN)))
                .isEqualTo(german);
    }
}
