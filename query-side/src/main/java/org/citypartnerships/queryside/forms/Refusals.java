package org.citypartnerships.queryside.forms;

import java.util.List;
import java.util.Locale;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.pages.Recorders;
import org.citypartnerships.queryside.pages.WarningWords;
import org.citypartnerships.queryside.signin.Recording.Field;
import org.citypartnerships.queryside.signin.Recording.Recorded;
import org.citypartnerships.queryside.signin.Recording.Refused;
import org.citypartnerships.storage.StoredNames;
import org.springframework.stereotype.Component;

/**
 * Says in the reader's language what the command side says against a form. Each reason has a phrase, {@code
 * refused.UNKNOWN_REFERENCE}, and some have another one for a single field, {@code refused.ENTRY_IS_NAMED.field}. What only the
 * English sentence says is said in English and marked so.
 */
@Component
class Refusals {

    private static final String OF_ONE_FIELD = ".field";
    private static final String UNREADABLE = "MALFORMED_JSON";

    private final WarningWords words;
    private final Entries entries;

    Refusals(WarningWords words, Entries entries) {
        this.words = words;
        this.entries = entries;
    }

    /**
     * Why something was refused.
     *
     * @param english whether it is English whatever the page is
     */
    record Said(String text, boolean english) {}

    /** Why the whole was refused. */
    Said said(Refused refused, Phrases phrases) {
        if (refused.code().equals(UNREADABLE)) {
            return misfit(refused.message(), phrases);
        }
        List<String> values =
                refused.fields().isEmpty() ? List.of() : refused.fields().get(0).values();
        return said("refused." + refused.code(), values, refused.message(), phrases);
    }

    /** The entries on account of which it was refused, of those that are told to everybody. */
    List<Entries.Line> entries(Refused refused, Phrases phrases) {
        return refused.fields().stream()
                .flatMap(field -> field.values().stream())
                .filter(value -> value.contains("#"))
                .distinct()
                .map(value -> entries.line(value, phrases))
                .filter(line -> !line.where().isEmpty())
                .toList();
    }

    /** What is wrong with one of its fields. */
    Said said(Field field, Phrases phrases) {
        return ofField(field.code(), field.values(), field.message(), phrases);
    }

    /** What is wrong with a field, or a line of a file, for the reason of that code. */
    Said ofField(String code, List<String> values, String message, Phrases phrases) {
        if (code.equals("INVALID_FIELDS") || code.equals(UNREADABLE)) {
            return misfit(message, phrases);
        }
        String key = "refused." + code;
        boolean isOwn = !phrases.sayOr(key + OF_ONE_FIELD, "").isEmpty();
        return said(isOwn ? key + OF_ONE_FIELD : key, values, message, phrases);
    }

    /** What was recorded about an entry since a form about it was drawn, by whom and when. */
    String meanwhile(RecordedStream.Recorded last, Phrases phrases) {
        String by = by(last, phrases);
        String when = phrases.instant(last.recordedAt());
        if (last.event() instanceof EntryCorrected) {
            return phrases.say("form.meanwhile.corrected", by, when);
        }
        String kind = StoredNames.ours().nameOf(last.event().getClass());
        return phrases.say("form.meanwhile", phrases.sayOr("event." + kind, kind), by, when);
    }

    /** That an entry was taken back, by whom and when. */
    String retracted(RecordedStream.Recorded retraction, Phrases phrases) {
        return phrases.say("form.retracted", by(retraction, phrases), phrases.instant(retraction.recordedAt()));
    }

    private static String by(RecordedStream.Recorded recorded, Phrases phrases) {
        String told = Recorders.told(recorded.recordedBy(), phrases);
        return told == null ? phrases.say("recorder.ours") : told;
    }

    /** What a clerk should look at before it is recorded. */
    List<WarningWords.Told> warnings(Recorded rehearsed, Phrases phrases) {
        return rehearsed
                .answer()
                .path("warnings")
                .valueStream()
                .map(warning -> words.told(warning, rehearsed.aggregateId(), phrases))
                .toList();
    }

    /** A phrase that wants more than there is would have holes. */
    private Said said(String key, List<String> values, String message, Phrases phrases) {
        String phrase = phrases.sayOr(key, "");
        boolean isWhole = !phrase.isEmpty() && !phrase.contains("{" + values.size() + "}");
        return isWhole
                ? new Said(
                        phrases.say(
                                key,
                                values.stream()
                                        .map(value -> named(value, phrases))
                                        .toArray()),
                        false)
                : english(message, phrases);
    }

    private String named(String value, Phrases phrases) {
        return value.contains("#") ? entries.line(value, phrases).sentence() : words.word(value, phrases);
    }

    private static Said misfit(String message, Phrases phrases) {
        return Misfits.said(message, phrases)
                .map(text -> new Said(text, false))
                .orElseGet(() -> english(message, phrases));
    }

    private static Said english(String message, Phrases phrases) {
        String sentence = message.isEmpty() ? message : Character.toUpperCase(message.charAt(0)) + message.substring(1);
        return new Said(sentence, !phrases.locale().getLanguage().equals(Locale.ENGLISH.getLanguage()));
    }
}
