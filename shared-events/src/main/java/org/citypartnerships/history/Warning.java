package org.citypartnerships.history;

import java.util.List;
import org.citypartnerships.values.EntryId;
import org.jspecify.annotations.Nullable;

/**
 * Something on record that a person should look at. It refuses nothing.
 *
 * @param code what kind of thing
 * @param entries the entries concerned, the one that prompts it first
 * @param message a sentence for the clerk, without names of persons, in English
 * @param saying the same in parts; null in an answer that was stored before sentences had parts
 */
public record Warning(
        WarningCode code,
        List<EntryId> entries,
        String message,
        @Nullable Saying saying) {

    /** What the sentence tells of these entries, with what stands in its places. */
    public static Warning of(WarningSentence sentence, List<EntryId> entries, Object... values) {
        Saying saying = Saying.of(sentence, values);
        return new Warning(sentence.code(), entries, saying.inEnglish(), saying);
    }
}
