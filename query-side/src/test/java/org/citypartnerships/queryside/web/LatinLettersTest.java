package org.citypartnerships.queryside.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.citypartnerships.queryside.worldmap.Gazetteer;
import org.junit.jupiter.api.Test;

class LatinLettersTest {

    @Test
    void a_russian_name_is_found_under_the_name_that_maps_have_for_it() {
        Map.of(
                        "Мурманск", "Murmansk",
                        "Екатеринбург", "Yekaterinburg",
                        "Благовещенск", "Blagoveshchensk",
                        "Харьков", "Kharkov",
                        "Харбин", "Harbin",
                        "Нижний Новгород", "Nizhniy Novgorod")
                .forEach((russian, latin) -> assertThat(LatinLetters.spellings(russian))
                        .as(russian)
                        .contains(latin.toLowerCase(Locale.ROOT)));
    }

    @Test
    void towns_of_geonames_are_offered_for_it() {
        assertThat(LatinLetters.spellings("Мурманск"))
                .flatMap(new Gazetteer()::named)
                .anySatisfy(town -> assertThat(town.country()).isEqualTo("RU"));
    }

    @Test
    void it_does_not_matter_whether_a_mark_was_typed_with_its_letter() {
        assertThat(LatinLetters.spellings("Нижни\u0438\u0306")).isEqualTo(LatinLetters.spellings("Нижни\u0439"));
    }

    @Test
    void what_is_not_written_in_russian_letters_stays_as_it_is() {
        assertThat(LatinLetters.spellings("Nürnberg")).isEmpty();
        assertThat(LatinLetters.spellings("哈尔滨")).isEmpty();
    }
}
