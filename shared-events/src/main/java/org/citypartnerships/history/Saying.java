package org.citypartnerships.history;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.citypartnerships.values.Required;

/**
 * A warning's sentence in parts, so that it can be told in other languages: {@code TERM_ENDS} with {@code 2027-03-01}.
 *
 * @param sentence which sentence
 * @param values what stands in its places: days, constants, ids, numbers, words of a source
 */
public record Saying(WarningSentence sentence, List<String> values) {

    public Saying {
        values = Required.orNone(values);
    }

    static Saying of(WarningSentence sentence, Object... values) {
        return new Saying(sentence, Arrays.stream(values).map(String::valueOf).toList());
    }

    /** Another sentence with the same in its places, and more behind it. */
    public Saying as(WarningSentence other, String... more) {
        return new Saying(
                other, Stream.concat(values.stream(), Arrays.stream(more)).toList());
    }

    /** {@code The term of the paper ends with 2027-03-01, and nothing on record renews it.} */
    public String inEnglish() {
        return sentence.of(values);
    }
}
