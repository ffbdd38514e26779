package org.citypartnerships.queryside.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

class AlphabeticalTest {

    private static Alphabetical in(Language language) {
        return Alphabetical.in(new PhraseBook(new StaticMessageSource()).in(language.locale()));
    }

    @Test
    void austria_stands_where_a_german_looks_for_it_and_where_an_englishman_does() {
        Set<String> codes = Set.of("AT", "ZA", "BE", "PL");
        assertThat(in(Language.GERMAN).countries(codes)).isEqualTo(List.of("BE", "AT", "PL", "ZA"));
        assertThat(in(Language.ENGLISH).countries(codes)).isEqualTo(List.of("AT", "BE", "PL", "ZA"));
    }

    @Test
    void a_country_that_is_none_any_more_comes_last() {
        assertThat(in(Language.ENGLISH).countries(Set.of("SU", "ZW", "DD"))).isEqualTo(List.of("ZW", "DD", "SU"));
    }

    @Test
    void names_are_in_the_language() {
        assertThat(in(Language.GERMAN).countries()).containsEntry("CN", "China").containsEntry("RU", "Russland");
        assertThat(in(Language.GERMAN).currencies()).containsEntry("USD", "US-Dollar");
        assertThat(in(Language.CHINESE).countries()).containsEntry("CN", "中国");
    }

    @Test
    void a_language_is_put_in_order_once() {
        assertThat(in(Language.RUSSIAN)).isSameAs(in(Language.RUSSIAN)).isNotSameAs(in(Language.GERMAN));
    }
}
