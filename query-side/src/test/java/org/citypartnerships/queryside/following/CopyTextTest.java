package org.citypartnerships.queryside.following;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CopyTextTest {

    private static final List<Column<String>> WORDS = List.of(new Column<>("words", words -> words));

    @Test
    void what_parts_rows_and_columns_is_escaped() {
        assertThat(copied("a\tb")).isEqualTo("a\\tb\n");
        assertThat(copied("a\nb")).isEqualTo("a\\nb\n");
        assertThat(copied("a\rb")).isEqualTo("a\\rb\n");
        assertThat(copied("a\\b")).isEqualTo("a\\\\b\n");
        assertThat(copied("\t哈尔滨\\\n")).isEqualTo("\\t哈尔滨\\\\\\n\n");
    }

    @Test
    void whatever_else_there_is_stays_as_it_is() {
        assertThat(copied("Harbin–Murmansk, \"哈尔滨\"")).isEqualTo("Harbin–Murmansk, \"哈尔滨\"\n");
        assertThat(copied("")).isEqualTo("\n");
    }

    private static String copied(String words) {
        CopyText text = new CopyText();
        text.add(WORDS, words);
        return text.toString();
    }
}
