package org.citypartnerships.storage;

import java.util.List;
import org.citypartnerships.commands.Command;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Commands as clients send them: bound strictly, and if that fails, every field that is wrong named with what to write.
 *
 * <p>The door reads the tree, fills in the header and protects names, then binds:
 *
 * <pre>{@code
 * ObjectNode json = CommandJson.parse(body);
 * SignProtocol command = CommandJson.bind(SignProtocol.class, names.protect(json));
 * }</pre>
 */
public final class CommandJson {
    private static final int DEPTH_MAX = 40;
    private static final JsonMapper MAPPER = StrictJson.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .maxNameLength(200)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .addModule(new NestedCommands())
            .build();

    private CommandJson() {}

    /**
     * The JSON object that a text holds.
     *
     * @throws InvalidCommand if it is no JSON, no object, names a field twice, or goes on after its end
     */
    public static ObjectNode parse(String text) {
        try {
            return object(MAPPER.readTree(text));
        } catch (JacksonException unreadable) {
            throw new InvalidCommand("", syntax(unreadable));
        }
    }

    /**
     * The JSON object that bytes hold, in UTF-8.
     *
     * @throws InvalidCommand if it is no JSON, no object, names a field twice, or goes on after its end
     */
    public static ObjectNode parse(byte[] bytes) {
        try {
            return object(MAPPER.readTree(bytes));
        } catch (JacksonException unreadable) {
            throw new InvalidCommand("", syntax(unreadable));
        }
    }

    /**
     * The command that a JSON object says, with its header filled in and its names protected.
     *
     * @throws InvalidCommand if a field is unknown, missing or not as it must be, with one problem for each
     */
    public static <C extends Command> C bind(Class<C> command, JsonNode json) {
        refuse(Characters.problemsIn(json));
        C bound = bound(command, json);
        refuse(Lengths.problemsIn(json)); // last: values say of what they know better how long it may be
        return bound;
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidCommand(problems);
        }
    }

    private static <C extends Command> C bound(Class<C> command, JsonNode json) {
        try {
            return MAPPER.treeToValue(json, command);
        } catch (JacksonException | ArithmeticException refused) {
            List<Problem> problems = new Diagnosis(MAPPER).of(command, json);
            throw new InvalidCommand(
                    problems.isEmpty()
                            ? List.of(new Problem(
                                    refused instanceof JacksonException located ? Problem.pointer(located) : "",
                                    "is not as it must be"))
                            : problems);
        }
    }

    private static ObjectNode object(JsonNode json) {
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw new InvalidCommand("", "is no JSON object: write {…}");
    }

    /** Without the parser's own words, which may repeat what was sent. */
    private static String syntax(JacksonException unreadable) {
        TokenStreamLocation where = unreadable.getLocation();
        boolean twice = String.valueOf(unreadable.getOriginalMessage()).startsWith("Duplicate");
        return (twice ? "a field stands twice" : "is no JSON")
                + (where == null ? "" : ": line " + where.getLineNr() + ", column " + where.getColumnNr());
    }
}
