package org.citypartnerships.queryside.forms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.citypartnerships.queryside.forms.FormView.Adding;
import org.citypartnerships.queryside.forms.FormView.Choice;
import org.citypartnerships.queryside.forms.FormView.Input;
import org.citypartnerships.queryside.forms.FormView.Naming;
import org.citypartnerships.queryside.forms.Transcript.Problem;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.worldmap.Gazetteer.Town;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside the inputs of a form that name a party or source: which one is meant or could be, and what to fill in to put
 * it on record in place.
 */
final class Namings {

    private final Typed typed;
    private final Phrases phrases;
    private final @Nullable Transcript transcript;
    private final Choices choices;
    private final BiFunction<String, String, List<Problem>> problems;
    /** What can be put on record already: a name that stands in two inputs is new once. */
    private final Set<String> offered = new HashSet<>();

    /**
     * Those of a form.
     *
     * @param transcript how it was understood; null if it was not read
     * @param problems what is wrong with an input, by its name and its label
     */
    Namings(
            Typed typed,
            Phrases phrases,
            @Nullable Transcript transcript,
            Choices choices,
            BiFunction<String, String, List<Problem>> problems) {
        this.typed = typed;
        this.phrases = phrases;
        this.transcript = transcript;
        this.choices = choices;
        this.problems = problems;
    }

    /** What stands beside an input; null beside one that names neither party nor source. */
    @Nullable
    Naming of(Field field, String name, int row) {
        if (field.asked() != Asked.PARTY && field.asked() != Asked.SOURCE) {
            return null;
        }
        boolean isSource = field.asked() == Asked.SOURCE;
        Found found = transcript == null ? null : transcript.found(name, row);
        String id = found == null ? null : found.id();
        String was = found != null && id != null
                ? LookUps.remember(id, found.label(), found.text())
                : typed.at(name + ".was", row);
        List<Choice> candidates = found == null || !found.isOpen()
                ? List.of()
                : found.candidates().stream()
                        .map(one -> new Choice(
                                LookUps.remember(one.id(), one.label(), found.text()),
                                one.detail() == null ? one.label() : one.label() + ", " + one.detail(),
                                false))
                        .toList();
        return new Naming(
                isSource ? Naming.SOURCES : "known-parties",
                was,
                name + ".pick." + row,
                candidates,
                found == null || !found.isOpen() || !offered.add(found.text())
                        ? null
                        : adding(isSource, name, row, found));
    }

    private Adding adding(boolean isSource, String name, int row, Found found) {
        String prefix = Additions.prefix(name, row);
        List<Input> inputs = new ArrayList<>();
        for (Field field : Additions.fields(isSource)) {
            String full = prefix + field.path();
            String label = Labels.ofNew(isSource, field, phrases);
            inputs.add(new Input(
                    FormView.id(full, 0),
                    full,
                    FormView.type(field),
                    label,
                    phrases.sayOr("hint.new." + field.path(), ""),
                    field.required(),
                    typed.values().containsKey(full) ? typed.one(full) : field.standard(),
                    field.path().equals("actsFor")
                            ? parties(typed.one(full))
                            : choices.of(field, full, typed.one(full)),
                    problems.apply(full, label),
                    null,
                    null));
        }
        return new Adding(
                "add:" + (isSource ? "source" : "party") + ":" + row + ":" + name,
                Repeated.of(found.text()),
                found.candidates().isEmpty()
                        || !typed.one(prefix + "country").isEmpty()
                        || inputs.stream().anyMatch(Input::isWrong),
                found.towns().stream()
                        .map(town -> new Choice("town:" + town.geonames() + ":" + row + ":" + name, town(town), false))
                        .toList(),
                inputs);
    }

    private String town(Town town) {
        return phrases.say(
                "form.town",
                town.name(),
                phrases.country(town.country()),
                town.latitude(),
                town.longitude(),
                town.geonames());
    }

    /** The parties that the form names already: a body acts for one of them most often. */
    private List<Choice> parties(String chosen) {
        Map<String, Choice> named = new LinkedHashMap<>();
        if (transcript != null) {
            transcript.named().forEach((id, label) -> {
                if (Transcript.isParty(id)) {
                    named.put(id, new Choice(id, label, id.equals(chosen)));
                }
            });
        }
        return List.copyOf(named.values());
    }
}
