package org.citypartnerships.queryside.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.citypartnerships.queryside.forms.Transcript.Line;
import org.junit.jupiter.api.Test;

class AnswerTest {

    private static final Line SIGNED = new Line("Signed", List.of("2 June 2005"));

    @Test
    void what_is_corrected_stands_beside_what_it_was_and_what_stays_stands_alone() {
        assertThat(Answer.of(
                        List.of(SIGNED, new Line("Title", List.of("Treaty of friendship"))),
                        List.of(SIGNED, new Line("Title", List.of("Treaty of freindship")))))
                .containsExactly(
                        new Answer("Signed", List.of(), List.of("2 June 2005")),
                        new Answer("Title", List.of("Treaty of freindship"), List.of("Treaty of friendship")));
    }

    @Test
    void what_is_taken_out_is_shown_too() {
        assertThat(Answer.of(List.of(SIGNED), List.of(SIGNED, new Line("Note", List.of("misread")))))
                .contains(new Answer("Note", List.of("misread"), List.of()));
    }
}
