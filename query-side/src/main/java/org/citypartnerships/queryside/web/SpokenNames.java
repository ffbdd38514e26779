package org.citypartnerships.queryside.web;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What parties are called in a reader's language, where a name in that language is on record: 哈尔滨 for Harbin. It is read with
 * what they are called otherwise.
 */
@Component
public class SpokenNames {

    private final PartyLabels labels;

    SpokenNames(PartyLabels labels) {
        this.labels = labels;
    }

    /**
     * The names of those of the parties that have one in the language; of several the proper one that is named first.
     *
     * @param asOf the day on which they bear it, or may; today if null
     */
    public Map<String, String> of(Collection<String> parties, Locale language, @Nullable LocalDate asOf) {
        return labels.spoken(parties, language.getLanguage(), asOf);
    }
}
