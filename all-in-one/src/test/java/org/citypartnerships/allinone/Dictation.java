package org.citypartnerships.allinone;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a clerk types, told from the line of an import file that would record the same: the inputs of a form are named after the
 * fields of its command, so that a party is typed by its name and a date in the words of the document.
 */
final class Dictation {

    /** What no clerk is asked: ids, what the register says of a body, and what goes without saying. */
    private static final Set<String> NOT_ASKED = Set.of(
            "header.entryId",
            "header.accordingTo.person",
            "engagement.people.personId",
            "instrument.signatories.person.personId",
            "instrument.signatories.person.of",
            "statement.speaker.personId",
            "authors.personId",
            "instrument.parties.actsFor",
            "change.by.unit");

    private static final Set<String> ABOUT = Set.of("partnership", "subject", "entry");

    private final String command;
    private final JsonNode payload;
    private final Map<String, String> names;
    private final List<Answer> answers = new ArrayList<>();

    /**
     * An answer to one question.
     *
     * @param input the name of the input: {@code header.evidence.quote}
     * @param row which of several inputs of this name
     * @param text what is typed, or the constant that is chosen or ticked
     */
    record Answer(String input, int row, String text) {}

    private Dictation(JsonNode line, Map<String, String> names) {
        this.command = line.path("command").asString();
        this.payload = line.path("payload");
        this.names = names;
    }

    /** What is typed for each of some lines: parties and sources are named as the lines before have registered them. */
    static List<Dictation> of(List<JsonNode> lines) {
        Map<String, String> names = new HashMap<>();
        List<Dictation> all = new ArrayList<>();
        for (JsonNode line : lines) {
            JsonNode payload = line.path("payload");
            Dictation dictation = new Dictation(line, names);
            switch (dictation.command) {
                case "RegisterParty" ->
                    names.put(
                            payload.path("partyId").asString(),
                            payload.path("names").path(0).path("text").asString());
                case "RegisterSource" ->
                    names.put(
                            payload.path("sourceId").asString(),
                            payload.path("title").asString());
                default -> {}
            }
            dictation.tell("", payload);
            all.add(dictation);
        }
        return all;
    }

    String command() {
        return command;
    }

    List<Answer> answers() {
        return answers;
    }

    /** The id under which the line records it. */
    String entryId() {
        return payload.path("header").path("entryId").asString();
    }

    /** The partnership or entry that it is told of, or that an entry belongs to with which it is linked; empty if none is named. */
    String about() {
        String named = ABOUT.stream()
                .map(field -> payload.path(field).asString(""))
                .filter(id -> id.startsWith("partnership:"))
                .findFirst()
                .orElse("");
        return named.isEmpty() ? payload.at("/header/links/0/to").asString("").replaceFirst("#.*", "") : named;
    }

    JsonNode payload() {
        return payload;
    }

    /** The party or source that the line registers; empty if it registers none. */
    String registers() {
        return switch (command) {
            case "RegisterParty" -> payload.path("partyId").asString();
            case "RegisterSource" -> payload.path("sourceId").asString();
            default -> "";
        };
    }

    /** Its name, if it registers a party or source; else the words of the document, as far as they are quoted. */
    String said() {
        return registers().isEmpty()
                ? payload.at("/header/evidence/0/quote").asString("")
                : String.valueOf(names.get(registers()));
    }

    private void tell(String path, JsonNode node) {
        if (node.has("sides")) {
            sides(node);
        } else if (isDate(node) && !path.endsWith("place")) {
            answer(path, 0, written(node));
        } else if (node.isObject()) {
            node.properties().forEach(field -> field(path, field.getKey(), field.getValue()));
        } else if (node.isArray()) {
            array(path, node);
        } else {
            answer(path, 0, node.asString(node.toString()));
        }
    }

    private void field(String path, String name, JsonNode value) {
        String whole = path.isEmpty() ? name : path + "." + name;
        boolean isAbout = ABOUT.contains(whole) && value.asString("").contains(":");
        if (whole.equals("header.links")) {
            value.forEach(link -> answer("header.links." + link.path("kind").asString(), 0, entry(link.path("to"))));
        } else if (isAbout && value.asString().startsWith("party:")) {
            answer("sides.1", 0, value.asString());
        } else if (!isAbout && !(value.isString() && value.asString().equals(registers()))) {
            tell(whole, value);
        }
    }

    private static String entry(JsonNode reference) {
        return reference.asString().replaceFirst(".*#", "");
    }

    private void sides(JsonNode subject) {
        for (int side = 0; side < 2; side++) {
            JsonNode members = subject.path("sides").path(side).path("members");
            for (int row = 0; row < members.size(); row++) {
                answer("sides." + (side + 1), row, members.path(row).asString());
            }
            if (subject.path("sides").path(side).has("name")) {
                answer(
                        "sides." + (side + 1) + ".name",
                        0,
                        subject.at("/sides/" + side + "/name").asString());
            }
        }
    }

    private void array(String path, JsonNode array) {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < array.size(); row++) {
            JsonNode one = array.path(row);
            if (one.isObject()) {
                row(path, row, one);
            } else if (one.asString().matches("party:.*|[A-Z_]+")) {
                answer(path, row, one.asString());
            } else {
                lines.add(one.asString());
            }
        }
        if (!lines.isEmpty()) {
            answer(path, 0, String.join("\n", lines));
        }
    }

    private void row(String path, int row, JsonNode node) {
        node.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isObject()) {
                row(path + "." + field.getKey(), row, value);
            } else {
                answer(path + "." + field.getKey(), row, value.asString(value.toString()));
            }
        });
    }

    private void answer(String input, int row, String text) {
        if (!NOT_ASKED.contains(input)) {
            answers.add(new Answer(input, row, names.getOrDefault(text, text)));
        }
    }

    private static boolean isDate(JsonNode node) {
        return node.has("edtf") || node.has("relative") || (node.has("words") && node.size() == 1);
    }

    /** As the document writes it, or the date and the document's words where these tell no date. */
    private static String written(JsonNode date) {
        String words = date.path("words").asString("");
        String edtf = date.path("edtf").asString("");
        if (date.has("relative")) {
            return words.equals("Today") ? "this month “Today”" : words;
        }
        if (edtf.isEmpty() || words.matches(".*\\d.*")) {
            return words;
        }
        return words.isEmpty() ? edtf : edtf + " “" + words + "”";
    }
}
