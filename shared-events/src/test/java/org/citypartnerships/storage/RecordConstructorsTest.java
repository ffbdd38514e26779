package org.citypartnerships.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.Objects;
import org.citypartnerships.values.DefaultsTo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;

class RecordConstructorsTest {
    private final JsonMapper ours = StrictJson.builder().build();
    private final JsonMapper jacksons = StrictJson.builder()
            .removeAllModules()
            .addModules(ours.registeredModules().stream()
                    .filter(module -> !(module instanceof RecordConstructors))
                    .toArray(JacksonModule[]::new))
            .build();

    record Delegation(
            String head,
            int members,
            @DefaultsTo("false") boolean open,
            @Nullable Delegation host) {

        Delegation {
            if (members < 1) {
                throw new IllegalArgumentException("a delegation of " + members + " is none");
            }
            if (members > 1000) {
                throw new StackOverflowError("a delegation of " + members + " is a people");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"head\":\"mayor\",\"members\":3}",
                "{\"open\":true,\"members\":3,\"head\":\"mayor\"}",
                "{\"members\":3,\"open\":null,\"host\":null}",
                "{\"head\":\"mayor\",\"members\":3,\"host\":{\"head\":\"deputy\",\"members\":2}}"
            })
    void a_record_is_made_as_jackson_makes_it(String json) {
        assertThat(ours.readValue(json, Delegation.class)).isEqualTo(jacksons.readValue(json, Delegation.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"head\":\"mayor\"}",
                "{\"head\":\"mayor\",\"members\":0}",
                "{\"head\":\"mayor\",\"members\":\"3\"}",
                "{\"head\":\"mayor\",\"members\":3,\"guests\":1}",
                "{\"head\":\"mayor\",\"members\":3,\n \"host\":{\"head\":\"deputy\",\"members\":-1}}",
                "[]"
            })
    void what_is_refused_is_refused_in_the_same_words_at_the_same_place(String json) {
        JacksonException expected =
                catchThrowableOfType(JacksonException.class, () -> jacksons.readValue(json, Delegation.class));
        assertThatThrownBy(() -> ours.readValue(json, Delegation.class))
                .isExactlyInstanceOf(expected.getClass())
                .hasMessage(expected.getMessage())
                .satisfies(refused ->
                        assertThat(Problem.pointer((JacksonException) refused)).isEqualTo(Problem.pointer(expected)));
    }

    @Test
    void an_error_that_is_no_fault_of_the_json_passes_through() {
        assertThatThrownBy(() -> ours.readValue("{\"members\":1001}", Delegation.class))
                .isInstanceOf(StackOverflowError.class);
    }

    @Test
    void the_constructor_is_called_without_being_made_ready_again() {
        JacksonException refused =
                catchThrowableOfType(JacksonException.class, () -> ours.readValue("{\"members\":0}", Delegation.class));
        StackTraceElement[] calls = Objects.requireNonNull(refused.getCause()).getStackTrace();
        assertThat(Arrays.stream(calls).map(StackTraceElement::getMethodName))
                .contains("createFromObjectWith")
                .doesNotContain("invokeWithArguments");
    }
}
