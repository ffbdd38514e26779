package org.citypartnerships.commands;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One command of a seed file. */
record SeedLine(String file, JsonNode line) {

    private static final String A_TOKEN = "aes-gcm.1." + "A".repeat(60);

    String command() {
        return line.required("command").stringValue();
    }

    List<String> facts() {
        return line.path("fact").valueStream().map(JsonNode::stringValue).toList();
    }

    JsonNode payload() {
        return line.required("payload");
    }

    String entryId() {
        return payload().required("header").required("entryId").stringValue();
    }

    /** The entry as others refer to it. */
    String ref() {
        return stream() + "#" + entryId();
    }

    /** The payload as the door makes it: names encrypted. */
    JsonNode withTokens() {
        JsonNode copy = payload().deepCopy();
        named(copy).toList().forEach(person -> person.put("name", A_TOKEN));
        return copy;
    }

    JsonNode withoutNames() {
        JsonNode copy = line.deepCopy();
        named(copy).toList().forEach(person -> person.remove("name"));
        return copy;
    }

    Stream<JsonNode> objectsWith(String field) {
        return nodes(line).filter(node -> node.isObject() && node.has(field));
    }

    /** The parties, sources and entries that the line names beside the party or source that it registers. */
    Stream<String> named() {
        ObjectNode rest = (ObjectNode) payload().deepCopy();
        if (registers()) {
            rest.remove(List.of("partyId", "sourceId"));
        }
        return texts(rest)
                .map(text -> text.startsWith("entry:") ? stream() + "#" + text.substring("entry:".length()) : text)
                .filter(text -> text.matches("(?:party|source):\\S+|\\S+:\\S+#\\S+"));
    }

    /** What later lines may name. */
    List<String> puts() {
        return registers() ? List.of(stream(), ref()) : List.of(ref());
    }

    private boolean registers() {
        return command().equals("RegisterParty") || command().equals("RegisterSource");
    }

    /** The stream as the door names it, when nothing else has that name. */
    String stream() {
        for (String field : List.of("partyId", "sourceId")) {
            if (payload().has(field)) {
                return payload().required(field).stringValue();
            }
        }
        if (payload().has("scope")) {
            JsonNode scope = payload().required("scope");
            String from = bare(scope.required("from"));
            return "figures:" + (scope.has("to") ? from + "~" + bare(scope.required("to")) : from);
        }
        JsonNode subject = payload().path("partnership").isMissingNode()
                ? payload().required("subject")
                : payload().required("partnership");
        return subject.isString() ? subject.stringValue() : partnership(subject);
    }

    static Stream<String> texts(JsonNode tree) {
        return nodes(tree).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    private static String partnership(JsonNode ref) {
        String sides = ref.required("sides")
                .valueStream()
                .map(side -> side.required("members")
                        .valueStream()
                        .map(SeedLine::bare)
                        .sorted()
                        .collect(Collectors.joining("_")))
                .sorted()
                .collect(Collectors.joining("~"));
        String strand = ref.path("strand").asString("");
        return "partnership:" + (strand.isEmpty() ? sides : sides + "." + strand);
    }

    private static String bare(JsonNode party) {
        return party.stringValue().substring("party:".length());
    }

    private static Stream<ObjectNode> named(JsonNode tree) {
        return nodes(tree)
                .filter(node -> node.isObject() && node.has("personId") && node.has("name"))
                .map(ObjectNode.class::cast);
    }

    private static Stream<JsonNode> nodes(JsonNode tree) {
        return Stream.concat(Stream.of(tree), tree.valueStream().flatMap(SeedLine::nodes));
    }
}
