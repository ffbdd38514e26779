package org.citypartnerships.queryside.forms;

import java.util.Map;
import org.citypartnerships.queryside.language.Alphabetical;
import org.citypartnerships.queryside.language.Phrases;

/** What fields and their choices are called in a reader's language. */
final class Labels {

    /** Constants that pages name already. */
    private static final Map<String, String> NAMED = Map.of(
            "InstrumentForm", "form",
            "Rung", "rung",
            "Relation", "relation",
            "Standing", "standing",
            "PartyKind", "kind",
            "NameKind", "name",
            "EngagementKind", "engagement",
            "Outcome", "outcome",
            "TermKind", "term");

    private Labels() {}

    /** The key of a field's label: one for the command alone, else one for all. */
    static String of(CommandForm form, Field field, Phrases phrases) {
        return said(form.command(), field.path(), phrases);
    }

    static String of(CommandForm form, Field rows, Field column, Phrases phrases) {
        return said(form.command(), rows.name(column), phrases);
    }

    /** Of a field of a party or source that is put on record in place. */
    static String ofNew(boolean isSource, Field field, Phrases phrases) {
        return said(isSource ? "RegisterSource" : "RegisterParty", field.path(), phrases);
    }

    private static String said(String command, String path, Phrases phrases) {
        String own = phrases.sayOr("field." + command + "." + path, "");
        return own.isEmpty() ? phrases.say("field." + path) : own;
    }

    /** What to write; empty if the label says it. */
    static String hint(CommandForm form, String path, Phrases phrases) {
        String own = phrases.sayOr("hint." + form.command() + "." + path, "");
        return own.isEmpty() ? phrases.sayOr("hint." + path, "") : own;
    }

    static String constant(Field field, String constant, Phrases phrases) {
        return phrases.say(key(field, constant));
    }

    /** {@code rung.TWINNING}, {@code choice.Mode.VIRTUAL}. */
    static String key(Field field, String constant) {
        String of = String.valueOf(field.constantsOf());
        String prefix = NAMED.get(of);
        return (prefix == null ? "choice." + of : prefix) + "." + constant;
    }

    /** {@code currency:USD} is US dollars. */
    static String unit(String code, Phrases phrases) {
        if (!code.startsWith("currency:")) {
            return phrases.sayOr("choice.Unit." + code, code.replaceFirst("^ucum:", ""));
        }
        String letters = code.substring("currency:".length());
        String name = Alphabetical.in(phrases).currencies().get(letters);
        return name == null ? letters : currency(letters, name);
    }

    /** {@code US dollars (USD)}. */
    static String currency(String code, String name) {
        return name + " (" + code + ")";
    }
}
