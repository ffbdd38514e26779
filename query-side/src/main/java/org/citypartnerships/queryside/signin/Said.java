package org.citypartnerships.queryside.signin;

import java.io.Serializable;
import java.util.List;

/**
 * A sentence for a reader, to be said in the reader's language.
 *
 * @param key the phrase
 * @param details what belongs in it
 */
record Said(String key, List<String> details) implements Serializable {

    /** The phrase with what belongs in it. */
    static Said of(String key, String... details) {
        return new Said("sign.in.problem." + key, List.of(details));
    }
}
