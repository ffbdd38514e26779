package org.citypartnerships.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The examples of RFC 8785, as far as they hold no decimals, which we store as strings. */
class CanonicalJsonTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void strings_and_literals_are_written_as_in_section_3_2_2() {
        assertThat(canonical("""
                        {
                          "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                          "literals": [null, true, false]
                        }
                        """))
                .isEqualTo("{\"literals\":[null,true,false],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void the_bytes_are_those_of_section_3_2_4() {
        assertThat(HexFormat.ofDelimiter(" ")
                        .formatHex(CanonicalJson.bytes(JSON.readTree(
                                "{\"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"}"))))
                .isEqualTo("7b 22 73 74 72 69 6e 67 22 3a 22 e2 82 ac 24 5c 75 30 30 30 66 5c 6e 41 27 42 5c 22 5c 5c"
                        + " 5c 5c 5c 22 2f 22 7d");
    }

    @Test
    void members_are_sorted_by_utf_16_as_in_section_3_2_3() {
        assertThat(JSON.readTree(canonical("""
                                {
                                  "\\u20ac": "Euro Sign",
                                  "\\r": "Carriage Return",
                                  "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                                  "1": "One",
                                  "\\ud83d\\ude00": "Emoji: Grinning Face",
                                  "\\u0080": "Control",
                                  "\\u00f6": "Latin Small Letter O With Diaeresis"
                                }
                                """)).values())
                .map(value -> value.stringValue())
                .containsExactly(
                        "Carriage Return",
                        "One",
                        "Control",
                        "Latin Small Letter O With Diaeresis",
                        "Euro Sign",
                        "Emoji: Grinning Face",
                        "Hebrew Letter Dalet With Dagesh");
    }

    @Test
    void every_level_is_sorted_and_no_space_is_left() {
        assertThat(canonical("{ \"b\" : [ { \"d\" : {} , \"c\" : [ ] } , 2 ] , \"a\" : -0 }"))
                .isEqualTo("{\"a\":0,\"b\":[{\"c\":[],\"d\":{}},2]}");
    }

    @Test
    void control_characters_take_their_short_form() {
        assertThat(canonical("\"\\b\\f\\n\\r\\t\\u0000\\u001f\\u007f\\u2028\""))
                .isEqualTo("\"\\b\\f\\n\\r\\t\\u0000\\u001f\u007f\u2028\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "[1.0]", "{\"amount\": 1e2}", "4.50"})
    void a_decimal_is_refused(String json) {
        assertThatThrownBy(() -> canonical(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("decimals are stored as strings");
    }

    @Test
    void a_whole_number_goes_as_far_as_every_reader_keeps_it() {
        assertThat(canonical("[9007199254740991,-9007199254740991]")).isEqualTo("[9007199254740991,-9007199254740991]");
        assertThatThrownBy(() -> canonical("9007199254740992")).hasMessageContaining("store it as a string");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud83d\"", "\"\\ude00\"", "\"\\ude00\\ud83d\"", "{\"\\ud83d!\": 1}"})
    void half_a_surrogate_pair_is_refused(String json) {
        assertThatThrownBy(() -> canonical(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("half of a surrogate pair");
    }

    private static String canonical(String json) {
        return CanonicalJson.text(JSON.readTree(json));
    }
}
