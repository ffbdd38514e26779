package org.citypartnerships.queryside.forms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citypartnerships.queryside.language.Phrases;

/**
 * Says in the reader's language what the command side finds wrong with the form of a field, before any rule of the domain is
 * asked: that it is missing, or no number. The command side says it in English sentences of a fixed wording. What a value says
 * of itself, such as how a date is written, is not among them.
 */
final class Misfits {

    private static final Map<Pattern, String> PHRASES = new LinkedHashMap<>();

    static {
        put("is missing", "misfit.missing");
        put("is no field here; there are (.*)", "misfit.unknown");
        put("is one of (.*)", "misfit.oneOf");
        put("is no list: write \\[…]", "misfit.list");
        put("is empty: give at least one", "misfit.empty");
        put("is no object: write \\{.*}", "misfit.group");
        put("is neither a text nor an object", "misfit.textOrGroup");
        put("is nothing: write it, or leave it out", "misfit.nothing");
        put("is a whole number, without quotes", "misfit.number");
        put("is true or false, without quotes", "misfit.trueOrFalse");
        put("is a text in quotes", "misfit.text");
        put("is not as it must be", "misfit.any");
    }

    private Misfits() {}

    private static void put(String sentence, String phrase) {
        PHRASES.put(Pattern.compile(sentence), phrase);
    }

    /** The sentence in the reader's language; empty if it is none of these. */
    static Optional<String> said(String sentence, Phrases phrases) {
        for (Map.Entry<Pattern, String> known : PHRASES.entrySet()) {
            Matcher matcher = known.getKey().matcher(sentence);
            if (matcher.matches()) {
                return Optional.of(
                        matcher.groupCount() == 0
                                ? phrases.say(known.getValue())
                                : phrases.say(known.getValue(), matcher.group(1)));
            }
        }
        return Optional.empty();
    }
}
