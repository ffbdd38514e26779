package org.citypartnerships.queryside.forms;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads several texts, one a line: fields of cooperation, topics, languages. */
final class LineAnswers {

    private final Transcript transcript;
    private final Typed typed;

    LineAnswers(Transcript transcript, Typed typed) {
        this.transcript = transcript;
        this.typed = typed;
    }

    /** Puts the lines that say something into the command; as they are. */
    List<String> to(Field field) {
        List<String> lines = typed.one(field.path())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (!lines.isEmpty()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            lines.forEach(array::add);
            transcript.put(field.path(), array);
        }
        return lines;
    }
}
