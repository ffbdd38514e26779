package org.citypartnerships.queryside.signin;

import java.io.Serializable;
import java.util.List;

/**
 * A sentence for a reader, to be said in the reader's language.
 *
 * @param key the phrase
 * @param details what belongs in it
 */
record Said(String key, List<? extends Serializable> details) implements Serializable {

    /** The phrase with what belongs in it. */
    static Said of(String key, String... details) {
        return new Said("sign.in.problem." + key, List.of(details));
    }

    /** That somebody tried too often; the seconds are a number, since one has another word than two. */
    static Said tooMany(long seconds) {
        return new Said("sign.in.problem.TOO_MANY_REQUESTS", List.of(seconds));
    }
}
