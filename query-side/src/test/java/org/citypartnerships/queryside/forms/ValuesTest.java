package org.citypartnerships.queryside.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Objects;
import org.citypartnerships.queryside.language.PhraseBook;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

class ValuesTest {

    private static String read(String path, String text) {
        Field field = CommandForms.all().stream()
                .flatMap(form -> form.fields().stream())
                .filter(one -> one.path().equals(path))
                .findFirst()
                .orElseThrow();
        Values values = new Values(new PhraseBook(new StaticMessageSource()).in(Locale.ENGLISH));
        return Objects.requireNonNull(values.of(field, text).said()).json().asString("");
    }

    @Test
    void a_checksum_may_be_written_as_windows_prints_it() {
        assertThat(read("checksum", "E3B0C44298FC1C149AFBF4C8996FB924")).isEqualTo("e3b0c44298fc1c149afbf4c8996fb924");
        assertThat(read("sha256", "E3B0C44298FC1C149AFBF4C8996FB924")).isEqualTo("e3b0c44298fc1c149afbf4c8996fb924");
    }

    @Test
    void capitals_of_other_texts_stay() {
        assertThat(read("code", "TERM_ENDING")).isEqualTo("TERM_ENDING");
    }
}
