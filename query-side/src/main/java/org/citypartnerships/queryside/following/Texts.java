package org.citypartnerships.queryside.following;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What values of a stream were written as, kept with it as its {@link RecordedStream#notes}: a value that is the same as the
 * last time is not written once more.
 *
 * @param <T> what they are written as
 */
public final class Texts<T> {

    private final Map<String, Written<T>> written = new HashMap<>();

    private record Written<T>(Object value, T text) {}

    /**
     * What a value is written as.
     *
     * @param place where it stands in the stream; one value stands there at a time
     * @param writing writes it
     */
    public @Nullable T of(String place, @Nullable Object value, Function<Object, @Nullable T> writing) {
        if (value == null) {
            return null;
        }
        Written<T> last = written.get(place);
        if (last != null && Objects.equals(last.value(), value)) {
            return last.text();
        }
        T text = writing.apply(value);
        if (text != null) {
            written.put(place, new Written<>(value, text));
        }
        return text;
    }
}
