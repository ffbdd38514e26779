package org.citypartnerships.queryside.forms;

import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.queryside.forms.Transcript.Said;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads several parties, each by its name in an input of its own. */
final class PartyAnswers {

    private final Transcript transcript;
    private final Typed typed;
    private final SingleAnswers single;

    PartyAnswers(Transcript transcript, Typed typed, SingleAnswers single) {
        this.transcript = transcript;
        this.typed = typed;
        this.single = single;
    }

    /** Puts the parties into the command; as they are called. */
    List<String> to(Field field) {
        List<String> called = new ArrayList<>();
        ArrayNode parties = at(field.path(), called);
        if (!parties.isEmpty()) {
            transcript.put(field.path(), parties);
        }
        return called;
    }

    /** The parties that the inputs of this name say; adds how they are called. */
    ArrayNode at(String name, List<String> called) {
        ArrayNode parties = JsonNodeFactory.instance.arrayNode();
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < typed.all(name).size(); row++) {
            Said said = single.at(Field.field(name, Asked.PARTY), name, row);
            if (said != null) {
                parties.add(said.json());
                rows.add(row);
                called.add(said.words());
            }
        }
        transcript.origins().rows(name, rows);
        return parties;
    }
}
