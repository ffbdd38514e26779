package org.citypartnerships.commandside.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.citypartnerships.commandside.FieldProblem;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.api.Bodies;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a small JSON body: what is not known is refused, so that a misspelt field is never silently left out. */
final class Fields {

    private static final int BODY_BYTES_MAX = 16 * 1024;
    private static final int TEXT_CHARACTERS_MAX = 500;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final ObjectNode body;

    private Fields(ObjectNode body) {
        this.body = body;
    }

    static Fields of(HttpServletRequest http, String... known) throws IOException {
        ObjectNode body = Bodies.json(Bodies.read(http.getInputStream(), BODY_BYTES_MAX));
        List<FieldProblem> problems = new ArrayList<>();
        for (String name : body.propertyNames()) {
            if (!List.of(known).contains(name)) {
                problems.add(FieldProblem.of("/" + name, "is not known here: " + String.join(", ", known) + " are"));
            }
        }
        if (!problems.isEmpty()) {
            throw new Refused(Reason.INVALID_FIELDS, "some fields are not known", problems);
        }
        return new Fields(body);
    }

    /** A text that must be there. */
    String text(String name) {
        return text(name, TEXT_CHARACTERS_MAX);
    }

    /** A text that must be there, of so many characters at most. */
    String text(String name, int charactersMax) {
        JsonNode value = body.path(name);
        String text = value.isString() ? value.asString() : "";
        if (text.isBlank() || text.length() > charactersMax || text.chars().anyMatch(Character::isISOControl)) {
            throw bad(name, "is a text of 1 to " + charactersMax + " characters without control characters");
        }
        return text;
    }

    /** Which of the constants of an enum it names. */
    <E extends Enum<E>> E constant(String name, Class<E> type) {
        return constant(type, body.path(name), "/" + name);
    }

    /** The constants of an enum that are listed; one at least. */
    <E extends Enum<E>> Set<E> constants(String name, Class<E> type) {
        Set<E> all = EnumSet.noneOf(type);
        for (JsonNode value : list(name)) {
            all.add(constant(type, value, "/" + name));
        }
        if (all.isEmpty()) {
            throw bad(name, "lists one of " + EnumSet.allOf(type) + " at least");
        }
        return all;
    }

    /** The objects that are listed. */
    List<JsonNode> list(String name) {
        JsonNode value = body.path(name);
        if (!value.isArray()) {
            throw bad(name, "is a list");
        }
        return List.copyOf(value.values());
    }

    /** An instant, or null if it is not there. */
    @Nullable
    Instant instant(String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        try {
            Instant instant = Instant.parse(value.asString(""));
            if (!instant.isAfter(LATEST)) {
                return instant;
            }
        } catch (DateTimeParseException noInstant) {
            // It is told below what one looks like.
        }
        throw bad(name, "is an instant as 2026-12-31T23:00:00Z, before the year 10000, or left out");
    }

    static <E extends Enum<E>> E constant(Class<E> type, JsonNode value, String pointer) {
        for (E constant : type.getEnumConstants()) {
            if (value.isString() && constant.name().equals(value.asString())) {
                return constant;
            }
        }
        throw Refused.at(Reason.INVALID_FIELDS, pointer, "is one of " + EnumSet.allOf(type));
    }

    static Refused bad(String name, String message) {
        return Refused.at(Reason.INVALID_FIELDS, "/" + name, "/" + name + " " + message);
    }
}
