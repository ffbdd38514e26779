package org.citypartnerships.queryside.forms;

import java.util.Optional;
import java.util.function.Function;
import org.citypartnerships.queryside.forms.Transcript.Said;
import org.citypartnerships.queryside.forms.Values.Outcome;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes of a date in the words of a document what the command says, and tells how it was understood. */
final class Dates {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Phrases phrases;

    Dates(Phrases phrases) {
        this.phrases = phrases;
    }

    /**
     * Reads a date.
     *
     * @param anchor the source that "last month" counts from; empty if none is named
     * @param published when a source was published; empty if that is not on record
     */
    Outcome of(String text, String anchor, Function<String, Optional<StatedDate>> published) {
        WrittenDate.Reading reading = WrittenDate.read(text);
        ObjectNode date = JSON.objectNode();
        String words;
        if (reading instanceof WrittenDate.Stated stated) {
            date.put("edtf", stated.edtf());
            words = stated.words();
        } else if (reading instanceof WrittenDate.Counted counted) {
            if (anchor.isEmpty()) {
                return wrong(phrases.say("form.date.anchor", Repeated.of(text)));
            }
            date.putObject("relative")
                    .put("to", anchor)
                    .put("amount", counted.amount())
                    .put("precision", counted.precision());
            words = counted.words();
        } else if (reading instanceof WrittenDate.WordsOnly only) {
            words = only.words();
        } else {
            return wrong(problem(reading, text));
        }
        if (words != null) {
            date.put("words", words);
        }
        return new Outcome(new Said(date, told(date, reading, published)), null);
    }

    /** What is to be mended in a text that no date can be made of. */
    String problem(WrittenDate.Reading reading, String typed) {
        String text = Repeated.of(typed);
        if (reading instanceof WrittenDate.Ambiguous two) {
            return phrases.say(
                    "form.date.ambiguous",
                    phrases.either(two.edtf().stream().map(this::said).toList()));
        }
        if (reading instanceof WrittenDate.EndsBeforeItBegins span) {
            return phrases.say("form.date.endsBeforeItBegins", text, said(span.first()), said(span.last()));
        }
        return reading instanceof WrittenDate.NoSuchDay none
                ? phrases.say("form.date.noSuchDay", text, said(none.month()), Integer.toString(none.days()))
                : phrases.say("form.date.unknown", text);
    }

    private static Outcome wrong(String problem) {
        return new Outcome(null, problem);
    }

    private String said(String edtf) {
        return String.valueOf(phrases.date(JSON.stringNode(edtf)));
    }

    /** How a date was understood: {@code March 2014 (2014-03), in the document's words “In March 2014”}. */
    private String told(
            ObjectNode date, WrittenDate.Reading reading, Function<String, Optional<StatedDate>> published) {
        String words = date.path("words").asString("");
        if (reading instanceof WrittenDate.Stated stated) {
            String plain = phrases.say("form.date.read", said(stated.edtf()), stated.edtf());
            return words.isEmpty() ? plain : phrases.say("form.date.words", plain, words);
        }
        if (!(reading instanceof WrittenDate.Counted)) {
            return phrases.say("form.date.wordsOnly", words);
        }
        String edtf = counted(date, published);
        return edtf == null
                ? phrases.say("form.date.counted", words)
                : phrases.say("form.date.counted.from", said(edtf), edtf, words);
    }

    /** What "last month" comes to; null while nobody knows when its source was published. */
    private static @Nullable String counted(ObjectNode date, Function<String, Optional<StatedDate>> published) {
        StatedDate counted = Json.value(date, StatedDate.class);
        StatedDate anchor =
                published.apply(date.path("relative").path("to").asString("")).orElse(null);
        if (counted == null || anchor == null) {
            return null;
        }
        StatedDate resolved = counted.resolvedAgainst(anchor).orElse(null);
        return resolved == null ? null : resolved.edtf();
    }
}
