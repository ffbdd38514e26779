package org.citypartnerships.queryside.forms;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.citypartnerships.queryside.language.Alphabetical;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.pages.ClaimWords;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form by which a source says otherwise of a field of an entry: it takes the other value as the form takes the field that
 * recorded the entry. A date is one in the words of a document; what is chosen from a list may be typed in its words first.
 */
final class Claims {

    static final String COMMAND = "ContestEntry";

    /** The input that says which field. */
    static final String FIELD = "field";

    private static final String CLAIMED = "claimed";
    private static final Pattern IN_ROWS = Pattern.compile("/\\d+(/.+)");
    private static final Pattern LIKE_JSON = Pattern.compile("\\s*(?:[\\[{\"].*|true|false|null)\\s*", Pattern.DOTALL);

    /** Who somebody is, what an entry is linked to, and all rows together are said otherwise by a correction. */
    private static final Set<Asked> ASKED = Set.of(
            Asked.PARTY,
            Asked.PARTIES,
            Asked.DATE,
            Asked.TEXT,
            Asked.LONG_TEXT,
            Asked.LINES,
            Asked.CHOICE,
            Asked.CHOICES,
            Asked.YES_OR_NO,
            Asked.WHOLE_NUMBER,
            Asked.DECIMAL,
            Asked.DEGREES,
            Asked.PERIOD,
            Asked.COUNTRY);

    private Claims() {}

    /** The field of a form that stands at a pointer into what it recorded; empty if nobody can say otherwise of it. */
    static Optional<Field> fieldAt(CommandForm recorded, String pointer) {
        return recorded.fields().stream()
                .flatMap(field -> at(field, pointer))
                .filter(field -> ASKED.contains(field.asked()))
                .findFirst();
    }

    private static Stream<Field> at(Field field, String pointer) {
        if (field.pointer().equals(pointer)) {
            return Stream.of(field);
        }
        if (field.asked() != Asked.ROWS || !pointer.startsWith(field.pointer() + "/")) {
            return Stream.empty();
        }
        Matcher row = IN_ROWS.matcher(pointer.substring(field.pointer().length()));
        return row.matches()
                ? field.columns().stream().filter(column -> column.pointer().equals(row.group(1)))
                : Stream.empty();
    }

    /**
     * The form, once it is said which field it is about.
     *
     * @param recorded the form that records entries of that kind
     * @param typed what was typed: where that is the words of what can be chosen, it is chosen
     */
    static CommandForm asking(CommandForm form, CommandForm recorded, Typed typed, Phrases phrases) {
        Field field = fieldAt(recorded, typed.one(FIELD)).orElse(null);
        if (field == null) {
            return form;
        }
        Field claimed =
                new Field(CLAIMED, field.asked(), true, false, field.constants(), field.constantsOf(), "", List.of());
        choose(claimed, typed, phrases);
        return new CommandForm(
                form.command(),
                form.group(),
                form.fields().stream()
                        .map(one -> one.path().equals(CLAIMED) ? claimed : one)
                        .toList());
    }

    private static void choose(Field claimed, Typed typed, Phrases phrases) {
        Map<String, String> values = values(claimed, phrases);
        if (!values.isEmpty()) {
            boolean several = claimed.asked() == Asked.CHOICES;
            typed.put(
                    CLAIMED,
                    typed.all(CLAIMED).stream()
                            .flatMap(text -> several && !values.containsKey(folded(text))
                                    ? Stream.of(text.split("[\\n,;、，；]", -1))
                                    : Stream.of(text))
                            .map(text -> values.getOrDefault(folded(text), text.strip()))
                            .filter(text -> !text.isEmpty())
                            .toList());
        }
    }

    /** What can be chosen, by the words for it; nothing if something is typed. */
    private static Map<String, String> values(Field claimed, Phrases phrases) {
        Map<String, String> values = new HashMap<>();
        switch (claimed.asked()) {
            case CHOICE, CHOICES -> {
                claimed.constants().forEach(constant -> values.put(folded(constant), constant));
                claimed.constants()
                        .forEach(constant -> values.put(folded(Labels.constant(claimed, constant, phrases)), constant));
            }
            case YES_OR_NO -> {
                values.put(folded(phrases.say("form.yes")), "true");
                values.put(folded(phrases.say("form.no")), "false");
            }
            case COUNTRY ->
                Alphabetical.in(phrases).countries().forEach((code, name) -> values.put(folded(name), code));
            default -> {}
        }
        return values;
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** Tells whoever writes the date that is on record in other words that it is the same. */
    static void requireOther(Transcript transcript, String pointer, String recorded, Phrases phrases) {
        JsonNode claimed = transcript.command().path(CLAIMED);
        if (claimed.has("edtf")
                && new ClaimWords(phrases, party -> party)
                        .value(pointer, claimed)
                        .equals(recorded)) {
            transcript.problem(CLAIMED, 0, phrases.say("refused.NOTHING_CHANGED"));
        }
    }

    /** Writes the value as the command takes it: a text as it is, anything else as JSON. */
    static void write(ObjectNode command) {
        if (command.has(CLAIMED)) {
            command.put(CLAIMED, written(command.path(CLAIMED)));
        }
    }

    private static String written(JsonNode value) {
        if (value.isObject() && value.size() == 1 && value.has("edtf")) {
            return value.path("edtf").asString("");
        }
        String text = value.isString() ? value.asString("") : "";
        boolean isRead = value.isString() && !LIKE_JSON.matcher(text).matches();
        return isRead ? text : value.toString();
    }

    /** Where what is refused is to be mended: a field that is in the list cannot hold the value. */
    static String pointer(String sent) {
        return sent.equals("/" + FIELD) ? "/" + CLAIMED : sent;
    }
}
