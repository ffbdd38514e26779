package org.citypartnerships.queryside.forms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.citypartnerships.queryside.forms.FormView.Choice;
import org.citypartnerships.queryside.language.Alphabetical;
import org.citypartnerships.queryside.language.Phrases;

/** What can be chosen in the inputs of a form, in the words of whoever fills it in: countries, units, entries on record … */
final class Choices {

    /** Those that most figures are in, first. */
    private static final List<String> UNITS = List.of(
            "currency:EUR", "currency:USD", "currency:GBP", "currency:CNY", "currency:RUB", "percent", "count", "rank");

    private final Typed typed;
    private final Phrases phrases;
    private final Function<Field, List<Choice>> entries;

    Choices(Typed typed, Phrases phrases, Function<Field, List<Choice>> entries) {
        this.typed = typed;
        this.phrases = phrases;
        this.entries = entries;
    }

    /**
     * Those of an input; none where something is typed.
     *
     * @param name the input
     * @param value what is chosen already; empty if nothing is
     */
    List<Choice> of(Field field, String name, String value) {
        return switch (field.asked()) {
            case CHOICE -> constants(field, List.of(value));
            case CHOICES -> constants(field, typed.all(name));
            case YES_OR_NO ->
                List.of(
                        new Choice("true", phrases.say("form.yes"), value.equals("true")),
                        new Choice("false", phrases.say("form.no"), value.equals("false")));
            case COUNTRY -> countries(value);
            case UNIT -> units(value);
            case ENTRY, LINK, POINTER ->
                entries.apply(field).stream()
                        .map(one ->
                                new Choice(one.value(), one.name(), one.value().equals(value)))
                        .toList();
            default -> List.of();
        };
    }

    private List<Choice> constants(Field field, List<String> chosen) {
        return field.constants().stream()
                .map(constant ->
                        new Choice(constant, Labels.constant(field, constant, phrases), chosen.contains(constant)))
                .toList();
    }

    private List<Choice> countries(String chosen) {
        return Alphabetical.in(phrases).countries().entrySet().stream()
                .map(country -> new Choice(
                        country.getKey(), country.getValue(), country.getKey().equals(chosen)))
                .toList();
    }

    private List<Choice> units(String chosen) {
        Map<String, Choice> units = new LinkedHashMap<>();
        UNITS.forEach(unit -> units.put(unit, new Choice(unit, Labels.unit(unit, phrases), unit.equals(chosen))));
        Alphabetical.in(phrases).currencies().forEach((code, name) -> {
            String unit = "currency:" + code;
            units.putIfAbsent(unit, new Choice(unit, Labels.currency(code, name), unit.equals(chosen)));
        });
        if (!chosen.isEmpty()) {
            units.putIfAbsent(chosen, new Choice(chosen, Labels.unit(chosen, phrases), true));
        }
        return List.copyOf(units.values());
    }
}
