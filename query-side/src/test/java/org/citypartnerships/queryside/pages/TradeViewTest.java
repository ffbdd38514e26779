package org.citypartnerships.queryside.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.pages.TradeView.FigureView;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.PartyFigures.PrintedFigure;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import tools.jackson.databind.JsonNode;

class TradeViewTest {

    private static FigureView coal(Locale locale) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/pages");
        messages.setDefaultEncoding("UTF-8");
        PrintedFigure coal = new PrintedFigure(
                "figures:essen-de~sunderland-gb",
                "coal",
                "trade-figure-recorded",
                new PartyLabel("party:essen-de", "Essen", "CITY", "DE"),
                new PartyLabel("party:sunderland-gb", "Sunderland", "CITY", "GB"),
                "trade",
                "EXPORT",
                "coal",
                json("\"2020\""),
                json("[{\"number\": \"1100\", \"magnitude\": 6, \"unit\": \"currency:EUR\", \"bound\": \"EXACT\"}]"),
                json("{\"by\": [{\"number\": \"-5\", \"magnitude\": 0, \"unit\": \"percent\"}], \"since\": \"2019\"}"),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of());
        return TradeView.of(List.of(coal), List.of(coal), new PhraseBook(messages).in(locale))
                .get(0);
    }

    private static JsonNode json(String text) {
        return Objects.requireNonNull(Json.ofText(text));
    }

    @Test
    void a_number_says_which_goods_it_is_of() {
        assertThat(coal(Locale.ENGLISH).measure()).isEqualTo("exports · coal");
        assertThat(coal(Locale.GERMAN).measure()).isEqualTo("Ausfuhr · coal");
    }

    @Test
    void a_change_is_told_with_a_minus_sign_and_since_when() {
        assertThat(coal(Locale.ENGLISH).changes().get(0).printed()).isEqualTo("−5 %, since 2019");
        assertThat(coal(Locale.GERMAN).changes().get(0).printed()).isEqualTo("−5 %, seit 2019");
    }
}
