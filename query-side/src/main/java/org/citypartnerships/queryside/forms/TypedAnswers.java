package org.citypartnerships.queryside.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.citypartnerships.queryside.forms.FormView.Block;
import org.citypartnerships.queryside.forms.FormView.Choice;
import org.citypartnerships.queryside.forms.FormView.Input;
import org.citypartnerships.queryside.forms.FormView.Naming;
import org.citypartnerships.queryside.language.Phrases;

/** Everything that was typed into a form that is not offered any more, understood or not, so that it can be read and copied. */
final class TypedAnswers {

    private final Typed typed;
    private final Phrases phrases;
    private final List<Answer> answers = new ArrayList<>();

    private TypedAnswers(Typed typed, Phrases phrases) {
        this.typed = typed;
        this.phrases = phrases;
    }

    /** An answer for each input into which something was typed, in the order of the form. */
    static List<Answer> of(FormView form, Typed typed, Phrases phrases) {
        TypedAnswers all = new TypedAnswers(typed, phrases);
        Stream.concat(form.usual().stream(), form.rare().stream()).forEach(all::add);
        return all.answers;
    }

    private void add(Block block) {
        for (int row = 0; row < block.rows().size(); row++) {
            for (Input input : block.rows().get(row)) {
                if (!input.type().equals("hidden") && typed.values().containsKey(input.name())) {
                    answer(input.label(), said(input));
                }
                if (input.naming() != null) {
                    addition(input, input.naming(), row);
                }
            }
        }
    }

    /** What was filled in to put the party or source that an input names on record. */
    private void addition(Input input, Naming naming, int row) {
        String prefix = Additions.prefix(input.name(), row);
        for (Field field : Additions.fields(naming.isOfSources())) {
            String text = typed.one(prefix + field.path());
            answer(Labels.ofNew(naming.isOfSources(), field, phrases), List.of(said(field, text)));
        }
    }

    private static List<String> said(Input input) {
        List<String> chosen = input.choices().stream()
                .filter(Choice::chosen)
                .map(Choice::name)
                .toList();
        return chosen.isEmpty() ? List.of(input.value()) : chosen;
    }

    private String said(Field field, String text) {
        if (field.constants().contains(text)) {
            return Labels.constant(field, text, phrases);
        }
        return field.asked() == Asked.COUNTRY && text.length() == 2 ? phrases.country(text) : text;
    }

    private void answer(String label, List<String> said) {
        if (said.stream().anyMatch(text -> !text.isEmpty())) {
            answers.add(new Answer(label, List.of(), said));
        }
    }
}
