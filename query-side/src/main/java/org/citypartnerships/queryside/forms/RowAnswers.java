package org.citypartnerships.queryside.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.citypartnerships.queryside.forms.Transcript.Said;
import org.citypartnerships.queryside.language.Phrases;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads rows of inputs: sources with where and what they say, people with their offices, amounts with their units. */
final class RowAnswers {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What says nothing by itself: it was chosen beforehand, or is made by us. */
    private static final Set<Asked> BEFOREHAND = Set.of(Asked.CHOICE, Asked.UNIT, Asked.GIVEN, Asked.PERSON);

    private final Transcript transcript;
    private final Typed typed;
    private final JsonNode kept;
    private final Phrases phrases;
    private final SingleAnswers single;

    /**
     * Of a form.
     *
     * @param kept the entry that is corrected, of whose rows stays what no form asks for; missing if it is a new one
     */
    RowAnswers(Transcript transcript, Typed typed, JsonNode kept, Phrases phrases, SingleAnswers single) {
        this.transcript = transcript;
        this.typed = typed;
        this.kept = kept;
        this.phrases = phrases;
        this.single = single;
    }

    /** Puts the rows into which something was typed into the command; each in words. */
    List<String> to(Field field) {
        JsonNode before = kept.at(field.pointer());
        List<String> told = new ArrayList<>();
        ArrayNode array = JSON.arrayNode();
        List<Integer> rows = new ArrayList<>();
        int size = size(field);
        for (int row = 0; row < size; row++) {
            if (!saysNothing(field, row)) {
                ObjectNode object = JSON.objectNode();
                told.add(String.join(phrases.say("list.comma"), row(field, row, object)));
                keepWhatIsNotAsked(field, object, before.path(row));
                array.add(object);
                rows.add(row);
            }
        }
        if (!array.isEmpty()) {
            transcript.put(field.path(), array);
            transcript.origins().rows(field.path(), rows);
        }
        return told;
    }

    private int size(Field field) {
        return field.columns().stream()
                .mapToInt(column -> typed.all(field.name(column)).size())
                .max()
                .orElse(0);
    }

    /** Whether nobody typed anything into the row. */
    private boolean saysNothing(Field field, int row) {
        return field.columns().stream()
                .filter(column -> !BEFOREHAND.contains(column.asked()))
                .allMatch(column -> typed.at(field.name(column), row).isEmpty());
    }

    /** Puts what a row says, column by column; in words where that is worth saying. */
    private List<String> row(Field field, int row, ObjectNode object) {
        List<String> words = new ArrayList<>();
        for (Field column : field.columns()) {
            String name = field.name(column);
            Said said = single.at(column, name, row);
            if (said != null) {
                Transcript.put(object, column.path(), said.json());
                if (!said.words().isEmpty() && !said.words().equals(Values.UNREMARKABLE)) {
                    words.add(column.path().equals("quote") ? phrases.quoted(said.words()) : said.words());
                }
            } else if (column.required() && !transcript.problems().containsKey(Transcript.input(name, row))) {
                transcript.problem(name, row, phrases.say("form.missing"));
            }
        }
        return words;
    }

    /** What a row on record has besides, as long as it is the same row: of a name since when it holds. */
    private static void keepWhatIsNotAsked(Field field, ObjectNode row, JsonNode before) {
        Field first = field.columns().get(0);
        if (before.isObject() && before.at(first.pointer()).equals(row.at(first.pointer()))) {
            Set<String> asked = field.columns().stream()
                    .map(column -> column.path().split("\\.", -1)[0])
                    .collect(Collectors.toSet());
            before.properties().stream()
                    .filter(one -> !asked.contains(one.getKey()))
                    .forEach(one -> row.set(one.getKey(), one.getValue()));
        }
    }
}
