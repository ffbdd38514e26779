package org.citypartnerships.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.citypartnerships.values.EntryId;
import org.junit.jupiter.api.Test;

class WarningSentenceTest {

    @Test
    void every_kind_of_warning_has_a_sentence() {
        assertThat(Arrays.stream(WarningSentence.values()).map(WarningSentence::code))
                .containsAll(Arrays.asList(WarningCode.values()));
    }

    @Test
    void a_sentence_has_a_place_for_each_of_its_values() {
        for (WarningSentence sentence : WarningSentence.values()) {
            List<String> values = IntStream.range(0, sentence.places())
                    .mapToObj(place -> "value" + place)
                    .toList();
            String said = new Saying(sentence, values).inEnglish();
            assertThat(said).as(sentence.name()).doesNotContain("{");
            assertThat(values).as(sentence.name()).allMatch(said::contains);
        }
    }

    @Test
    void a_warning_is_told_in_english_and_in_parts() {
        Warning warning =
                Warning.of(WarningSentence.TERM_ENDS, List.of(new EntryId("mou-2016")), LocalDate.parse("2027-03-01"));
        assertThat(warning.code()).isEqualTo(WarningCode.TERM_ENDING);
        assertThat(warning.message())
                .isEqualTo("The term of the paper ends with 2027-03-01, and nothing on record renews it.");
        assertThat(warning.saying()).isEqualTo(new Saying(WarningSentence.TERM_ENDS, List.of("2027-03-01")));
    }

    @Test
    void what_a_source_wrote_is_never_taken_for_a_place() {
        assertThat(new Saying(WarningSentence.NOTICE_BY, List.of("{1}", "$1")).inEnglish())
                .isEqualTo("Whoever wants the paper to end with {1} has to say so by $1.");
    }
}
