package org.citypartnerships.queryside.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.citypartnerships.queryside.language.Phrases;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads between whom a partnership is, or which party alone an entry is about. */
final class SideAnswers {

    static final String STRAND = "sides.strand";

    private static final String ONE = "sides.1";
    private static final String OTHER = "sides.2";
    private static final String NAME_OF_ONE = "sides.1.name";
    private static final String NAME_OF_OTHER = "sides.2.name";

    /** What is asked of the sides on demand, besides who they are. */
    static final List<String> ABOUT_SIDES = List.of(NAME_OF_ONE, NAME_OF_OTHER, STRAND);

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Transcript transcript;
    private final Typed typed;
    private final Phrases phrases;
    private final OnRecord record;
    private final PartyAnswers parties;

    SideAnswers(Transcript transcript, Typed typed, Phrases phrases, OnRecord record, PartyAnswers parties) {
        this.transcript = transcript;
        this.typed = typed;
        this.phrases = phrases;
        this.record = record;
        this.parties = parties;
    }

    /** Puts them into the command and tells them, unless the form was opened from a partnership. */
    void read(Field field) {
        String stream = transcript.stream();
        if (stream != null) {
            transcript.put(field.path(), JSON.stringNode(stream));
            return;
        }
        List<String> one = new ArrayList<>();
        List<String> other = new ArrayList<>();
        ArrayNode first = parties.at(ONE, one);
        ArrayNode second = parties.at(OTHER, other);
        boolean isOpen = transcript.isWrong("sides.");
        if (first.isEmpty() && !isOpen) {
            transcript.problem(ONE, 0, phrases.say("form.sides.missing"));
        }
        if (field.asked() == Asked.ABOUT && first.size() == 1 && saysNoOther()) {
            transcript.belongsTo(first.get(0).asString(""));
            transcript.put(field.path(), first.get(0));
            transcript.line(phrases.say("form.about"), one);
            return;
        }
        if (second.isEmpty() && !isOpen) {
            transcript.problem(OTHER, 0, phrases.say("form.sides.missing"));
        }
        tellApart(field, first, second, other);
        transcript.put(field.path(), sides(first, one, second, other));
        transcript.line(phrases.say("form.sides.one"), one);
        transcript.line(phrases.say("form.sides.other"), other);
    }

    /** Nobody is their own partner. */
    private void tellApart(Field field, ArrayNode first, ArrayNode second, List<String> called) {
        Set<JsonNode> members = Set.copyOf(first.valueStream().toList());
        for (int at = 0; at < second.size(); at++) {
            if (members.contains(second.get(at))) {
                String both = phrases.say("form.sides.both", called.get(at));
                transcript.refused(field.pointer() + "/sides/1/members/" + at, new Refusals.Said(both, false));
            }
        }
    }

    private boolean saysNoOther() {
        return typed.all(OTHER).stream().allMatch(String::isBlank)
                && ABOUT_SIDES.stream().allMatch(input -> typed.one(input).isEmpty());
    }

    private ObjectNode sides(ArrayNode first, List<String> one, ArrayNode second, List<String> other) {
        ObjectNode sides = JSON.objectNode();
        ArrayNode array = sides.putArray("sides");
        side(array.addObject(), first, NAME_OF_ONE, one);
        side(array.addObject(), second, NAME_OF_OTHER, other);
        String strand = typed.one(STRAND);
        if (!strand.isEmpty()) {
            sides.put("strand", strand);
        } else if (first.size() == 1 && second.size() == 1) {
            transcript.belongsTo(
                    record.between(first.get(0).asString(""), second.get(0).asString(""))
                            .orElse(null));
        }
        return sides;
    }

    /** A side by its members, and by the name that they use together if one was typed. */
    private void side(ObjectNode side, ArrayNode members, String input, List<String> words) {
        side.set("members", members);
        String name = typed.one(input);
        if (!name.isEmpty()) {
            side.put("name", name);
            words.add("“" + name + "”");
        }
    }
}
