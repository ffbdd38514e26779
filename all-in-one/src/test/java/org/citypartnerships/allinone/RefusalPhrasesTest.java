package org.citypartnerships.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.citypartnerships.commandside.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages say in the reader's language why the command side refuses something. */
class RefusalPhrasesTest {

    /** Of these only the sentence says where in a file or header something is. */
    private static final Set<Reason> SAID_IN_ENGLISH = Set.of(Reason.MALFORMED_JSON, Reason.INVALID_REQUEST);

    @ParameterizedTest
    @ValueSource(strings = {"", "_de", "_zh", "_ru"})
    void every_reason_has_a_phrase(String language) throws IOException {
        Properties phrases = new Properties();
        try (InputStreamReader file = new InputStreamReader(
                Objects.requireNonNull(
                        RefusalPhrasesTest.class.getResourceAsStream("/messages/forms" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            phrases.load(file);
        }
        for (Reason reason : Reason.values()) {
            assertThat(phrases.containsKey("refused." + reason.name()))
                    .as(reason.name())
                    .isEqualTo(!SAID_IN_ENGLISH.contains(reason));
        }
    }
}
