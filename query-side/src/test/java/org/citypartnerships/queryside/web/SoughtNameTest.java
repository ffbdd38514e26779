package org.citypartnerships.queryside.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SoughtNameTest {

    @Test
    void a_name_in_latin_letters_is_asked_for_as_it_is() {
        SoughtName sought = SoughtName.of("q", "Nürnberg");
        assertThat(sought.found("n")).isEqualTo("readers.pieces(n) @> readers.pieces(:sought_q) AND n LIKE :q");
        assertThat(sought.like("n")).isEqualTo("n LIKE :q");
        assertThat(sought.parameters())
                .containsExactlyInAnyOrderEntriesOf(Map.of("q", "%nurnberg%", "sought_q", "nurnberg"));
    }

    @Test
    void an_index_leads_to_each_spelling_of_a_name_in_russian_letters() {
        SoughtName sought = SoughtName.of("q", "Томск");
        assertThat(sought.found("n"))
                .isEqualTo("(readers.pieces(n) @> readers.pieces(:sought_q) AND n LIKE :q"
                        + " OR readers.pieces(n) @> readers.pieces(:sought_spelled_1_q) AND n LIKE :spelled_1_q)");
        assertThat(sought.parameters()).containsEntry("q", "%томск%").containsEntry("spelled_1_q", "%tomsk%");
    }

    @Test
    void what_is_left_of_a_few_letters_is_not_looked_for_in_every_name() {
        assertThat(SoughtName.of("q", "ель").parameters())
                .containsValue("%yel%")
                .doesNotContainValue("%el%");
        assertThat(SoughtName.of("q", "ь").parameters().values()).containsExactly("%ь%", "ь");
    }

    @Test
    void two_letters_may_stand_for_an_umlaut() {
        assertThat(sought("Koeln")).containsExactly("koeln", "koln");
        assertThat(sought("Neuenstaedt")).containsExactly("neuenstaedt", "neuenstadt");
        assertThat(sought("GOERLITZ")).containsExactly("goerlitz", "gorlitz");
        assertThat(SoughtName.of("q", "koeln").like("n")).isEqualTo("(n LIKE :q OR n LIKE :spelled_1_q)");
    }

    @Test
    void each_pair_of_letters_may_be_an_umlaut_or_none_while_they_are_few() {
        assertThat(sought("aktuelle Staedte"))
                .containsExactly("aktuelle staedte", "aktulle stadte", "aktuelle stadte", "aktulle staedte");
        assertThat(sought("Laender, Staedte, Doerfer, Muehlen"))
                .containsExactly("laender, staedte, doerfer, muehlen", "lander, stadte, dorfer, muhlen");
    }

    @Test
    void what_is_left_of_an_umlaut_is_not_looked_for_in_every_name() {
        assertThat(sought("oe")).containsExactly("oe");
        assertThat(sought("oel")).containsExactly("oel");
        assertThat(sought("Quedlinburg, Neue Aue")).containsExactly("quedlinburg, neue aue");
    }

    private static List<String> sought(String typed) {
        return SoughtName.of("q", typed).parameters().entrySet().stream()
                .filter(parameter -> parameter.getKey().startsWith("sought_"))
                .map(parameter -> (String) parameter.getValue())
                .toList();
    }
}
