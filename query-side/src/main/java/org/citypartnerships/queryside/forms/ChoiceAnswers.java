package org.citypartnerships.queryside.forms;

import java.util.List;
import org.citypartnerships.queryside.language.Phrases;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads which of some constants were chosen: what a paper establishes. */
final class ChoiceAnswers {

    private final Transcript transcript;
    private final Typed typed;
    private final Phrases phrases;

    ChoiceAnswers(Transcript transcript, Typed typed, Phrases phrases) {
        this.transcript = transcript;
        this.typed = typed;
        this.phrases = phrases;
    }

    /** Puts those that can be chosen into the command, each once; as pages call them. */
    List<String> to(Field field) {
        typed.all(field.path()).stream()
                .filter(one -> !one.isBlank() && !field.constants().contains(one))
                .findFirst()
                .ifPresent(one -> transcript.problem(field.path(), 0, phrases.say("form.choices", one)));
        List<String> chosen = typed.all(field.path()).stream()
                .filter(field.constants()::contains)
                .distinct()
                .toList();
        if (!chosen.isEmpty()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            chosen.forEach(array::add);
            transcript.put(field.path(), array);
        }
        return chosen.stream()
                .map(constant -> Labels.constant(field, constant, phrases))
                .toList();
    }
}
