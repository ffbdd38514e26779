package org.citypartnerships.eventstore;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;

/**
 * JSON in the one form of RFC 8785 (JCS), so that the same content has the same bytes wherever it comes from: members
 * sorted by the UTF-16 code units of their names, no white space, nothing escaped that need not be.
 *
 * <p>What we store holds strings, booleans, whole numbers, objects and lists. Other numbers are refused, since
 * {@code jsonb} and RFC 8785 write them differently: a decimal is stored as a string.
 */
public final class CanonicalJson {

    private static final BigInteger WHOLE_NUMBER_MAX = BigInteger.valueOf((1L << 53) - 1);

    private CanonicalJson() {}

    /**
     * The canonical bytes, for example <code>{"a":1,"b":"é"}</code> for <code>{ "b": "\u00e9", "a": 1 }</code>.
     *
     * @throws IllegalArgumentException if a number is not whole or beyond ±(2^53-1), or a string holds half of a
     *     surrogate pair
     */
    public static byte[] bytes(JsonNode json) {
        return text(json).getBytes(StandardCharsets.UTF_8);
    }

    /** As {@link #bytes}, before the encoding as UTF-8. */
    public static String text(JsonNode json) {
        StringBuilder out = new StringBuilder(1024);
        write(json, out);
        return out.toString();
    }

    static void write(JsonNode json, StringBuilder out) {
        switch (json.getNodeType()) {
            case OBJECT -> writeObject(json, out);
            case ARRAY -> writeArray(json, out);
            case STRING -> writeString(json.stringValue(), out);
            case NUMBER -> out.append(wholeNumber(json));
            case BOOLEAN -> out.append(json.booleanValue());
            case NULL -> out.append("null");
            default -> throw new IllegalArgumentException("Not JSON: " + json.getNodeType());
        }
    }

    private static void writeObject(JsonNode json, StringBuilder out) {
        String[] names = json.propertyNames().toArray(String[]::new);
        Arrays.sort(names);
        out.append('{');
        String separator = "";
        for (String name : names) {
            out.append(separator);
            writeString(name, out);
            out.append(':');
            write(json.get(name), out);
            separator = ",";
        }
        out.append('}');
    }

    private static void writeArray(JsonNode json, StringBuilder out) {
        out.append('[');
        String separator = "";
        for (JsonNode element : json) {
            out.append(separator);
            write(element, out);
            separator = ",";
        }
        out.append(']');
    }

    private static Number wholeNumber(JsonNode json) {
        if (!json.isIntegralNumber()) {
            throw new IllegalArgumentException("The number " + json.asString()
                    + " is not whole: decimals are stored as strings, which every reader reads alike");
        }
        if (json.canConvertToInt()) {
            return json.intValue();
        }
        BigInteger number = json.bigIntegerValue();
        if (number.abs().compareTo(WHOLE_NUMBER_MAX) > 0) {
            throw new IllegalArgumentException("The number " + number
                    + " is beyond what every reader of JSON keeps exactly (2^53-1): store it as a string");
        }
        return number;
    }

    static void writeString(String string, StringBuilder out) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                out.append(string, written, i);
                writeEscaped(c, out);
                written = i + 1;
            } else if (Character.isSurrogate(c)) {
                refuseHalfAPair(string, i);
            }
        }
        out.append(string, written, string.length()).append('"');
    }

    private static void writeEscaped(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> out.append(String.format("\\u%04x", (int) c));
        }
    }

    private static void refuseHalfAPair(String string, int i) {
        char c = string.charAt(i);
        boolean paired = Character.isHighSurrogate(c)
                ? i + 1 < string.length() && Character.isLowSurrogate(string.charAt(i + 1))
                : !Character.isLowSurrogate(c) || (i > 0 && Character.isHighSurrogate(string.charAt(i - 1)));
        if (!paired) {
            throw new IllegalArgumentException(
                    "A string holds half of a surrogate pair at " + i + ", which UTF-8 cannot write");
        }
    }
}
