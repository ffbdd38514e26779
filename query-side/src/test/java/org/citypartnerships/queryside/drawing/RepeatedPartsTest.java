package org.citypartnerships.queryside.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Said;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class RepeatedPartsTest {

    private static final String SCRIPT = "<script>alert('1')</script>\" onload=\"&";
    private static final String ESCAPED = "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot; onload=&quot;&amp;";

    private record Choice(String value, String name, boolean chosen) {}

    private record Party(
            String address,
            String name,
            @Nullable String recorded,
            String kind,
            @Nullable String country) {}

    private record Status(
            String colour, String words, @Nullable String otherReadings) {}

    @BeforeEach
    void read_german() {
        LocaleContextHolder.setLocale(Locale.GERMAN);
    }

    @AfterEach
    void read_as_before() {
        LocaleContextHolder.resetLocaleContext();
    }

    private static RepeatedParts parts() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/pages", "messages/forms");
        messages.setDefaultEncoding("UTF-8");
        return new RepeatedParts(new PhraseBook(messages));
    }

    @Test
    void a_part_is_drawn_for_each_thing_in_their_order() {
        assertThat(parts().of("choice", List.of(new Choice("CN", "China", false), new Choice("RU", "Russland", true))))
                .isEqualToIgnoringNewLines("<option value=\"CN\">China</option>"
                        + "<option value=\"RU\" selected=\"selected\">Russland</option>");
        assertThat(parts().of("choice", List.of())).isEmpty();
    }

    @Test
    void what_is_shown_is_never_markup_neither_in_a_text_nor_in_an_attribute() {
        assertThat(parts().of("choice", List.of(new Choice(SCRIPT, SCRIPT, false))))
                .isEqualToIgnoringNewLines("<option value=\"" + ESCAPED + "\">" + ESCAPED + "</option>");
        assertThat(parts().of("status", List.of(new Status("intent", SCRIPT, SCRIPT))))
                .containsSubsequence(">" + ESCAPED + "<", ESCAPED)
                .doesNotContain("<script");
        assertThat(parts().of("party", List.of(new Party("/parties/a", SCRIPT, SCRIPT, SCRIPT, SCRIPT))))
                .doesNotContain("<script", "onload=\"");
    }

    @Test
    void no_part_has_a_place_where_nothing_is_escaped() throws IOException {
        Resource[] files =
                new PathMatchingResourcePatternResolver().getResources("classpath*:templates/repeated/*.mustache");
        assertThat(files).isNotEmpty();
        for (Resource file : files) {
            assertThat(file.getContentAsString(StandardCharsets.UTF_8))
                    .as(file.getFilename())
                    .doesNotContain("{{{")
                    .doesNotContainPattern("\\{\\{\\s*[&=]")
                    .doesNotContainPattern("=\\{\\{");
        }
    }

    @Test
    void a_part_speaks_the_readers_language_and_leaves_out_what_there_is_not() {
        assertThat(parts().of("party", List.of(new Party("/parties/harbin-cn", "Harbin", null, "Stadt", null))))
                .contains("data-label=\"Land\">–<")
                .doesNotContain("aside");
        assertThat(parts().of("status", List.of(new Status("intent", "Absicht", "Partnerschaft"))))
                .contains("Partnerschaft", "aside");
    }

    @Test
    void what_can_be_recorded_about_an_entry_is_asked_for_by_its_address() {
        assertThat(parts().of("entry-actions", List.of("entry=partnership:harbin-cn~murmansk-ru%23s0-02")))
                .contains("href=\"/record/CorrectEntry?entry=partnership:harbin-cn~murmansk-ru%23s0-02\"")
                .contains(">Berichtigen<")
                .doesNotContain("{{");
    }

    private record Sheet(
            boolean isOneOfSeveral,
            boolean isBeyond,
            int pages,
            @Nullable String previous,
            @Nullable String next,
            @Nullable String lastPage)
            implements Said {
        @Override
        public Object[] said() {
            return new Object[] {51, 100, 1311};
        }
    }

    @Test
    void a_phrase_tells_all_values_of_what_it_is_about() {
        assertThat(parts().of("sheet", List.of(new Sheet(true, false, 27, "/pairs?page=1", "/pairs?page=3", null))))
                .contains("51 bis 100 von 1.311", "href=\"/pairs?page=1\" rel=\"prev\"")
                .doesNotContain("{0}");
        assertThat(parts().of("sheet", List.of(new Sheet(false, false, 1, null, null, null))))
                .isBlank();
    }

    private record Choices(List<Choice> all) {}

    /** The form over a list. */
    private record Form(
            Choices countries,
            String action,
            Map<String, String> wanted,
            boolean isAnything,
            boolean areWrong,
            boolean yearIsWrong,
            boolean dayIsWrong,
            List<Choice> relations,
            List<Choice> standings,
            List<String> fields,
            List<Choice> orders) {
        /** In which nothing is chosen. */
        static Form of(Choices countries) {
            return new Form(
                    countries,
                    "/partnerships",
                    Map.of("q", "", "year", "", "field", "", "source", "", "asOf", ""),
                    false,
                    false,
                    false,
                    false,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());
        }
    }

    @Test
    void what_another_part_keeps_within_itself_is_drawn_once_for_all_who_have_the_same() {
        RepeatedParts parts = parts();
        List<Choice> countries = new ArrayList<>(List.of(new Choice("CN", "China", false)));
        Choices kept = new Choices(countries);
        assertThat(parts.of("filter", List.of(Form.of(kept)))).contains("<option value=\"CN\">China</option>");
        countries.set(0, new Choice("RU", "Russland", false));
        assertThat(parts.of("filter", List.of(Form.of(kept)))).contains("China").doesNotContain("Russland");
        assertThat(parts.of("filter", List.of(Form.of(new Choices(countries)))))
                .contains("Russland")
                .doesNotContain("China");
    }

    @Test
    void what_is_kept_is_drawn_once_in_each_language_and_what_only_equals_it_anew() {
        RepeatedParts parts = parts();
        List<Party> kept = new ArrayList<>(List.of(new Party("/parties/harbin-cn", "Harbin", null, "Stadt", null)));
        String drawn = parts.kept("party", kept);
        assertThat(drawn).contains("Harbin", "data-label=\"Land\"");
        kept.set(0, new Party("/parties/murmansk-ru", "Murmansk", null, "Stadt", null));
        assertThat(parts.kept("party", kept)).isEqualTo(drawn);
        assertThat(parts.kept("party", List.copyOf(kept))).contains("Murmansk").doesNotContain("Harbin");
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(parts.kept("party", kept)).contains("Murmansk", "data-label=\"Country\"");
    }

    @Test
    void a_single_thing_is_kept_as_well_as_many() {
        assertThat(parts().kept("choice", new Choice("CN", "China", false))).contains(">China<");
    }

    @Test
    void what_a_thing_has_not_and_a_part_that_is_not_there_are_mistakes() {
        assertThatThrownBy(() -> parts().of("choice", List.of("Harbin"))).isInstanceOf(MustacheException.class);
        assertThatThrownBy(() -> parts().of("nothing", List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
