package org.citypartnerships.commandside;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field: {@code {"pointer":"/header/happened","message":"'13.10.2015': write 2015-10-13"}}.
 *
 * @param pointer the field, as a JSON pointer into the body
 * @param message what is wrong and what to write instead; no names of persons
 * @param values what the message names besides the rule, such as the id that is not on record: to say it in other languages
 * @param code why, where a refusal has more than one reason; else its own reason is that of all fields
 */
public record FieldProblem(
        String pointer,
        String message,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> values,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Reason code) {

    /** What is wrong, with what the message names. */
    public static FieldProblem of(String pointer, String message, Object... values) {
        return new FieldProblem(
                pointer, message, Arrays.stream(values).map(String::valueOf).toList(), null);
    }

    /** The same of what stands at this place. */
    FieldProblem at(String place) {
        return new FieldProblem(place, message, values, code);
    }

    /** The same for a reason of its own. */
    FieldProblem because(Reason reason) {
        return new FieldProblem(pointer, message, values, reason);
    }
}
