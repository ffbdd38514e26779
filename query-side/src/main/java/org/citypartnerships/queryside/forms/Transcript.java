package org.citypartnerships.queryside.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.values.PartyId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody typed into a form, as the command's JSON; and input by input what of it is not understood. A {@link Scribe}
 * writes it.
 */
final class Transcript {

    static final String PARTNERSHIP = "partnership";

    private final ObjectNode command;
    private final Map<String, List<Problem>> problems = new LinkedHashMap<>();
    private final Map<String, Found> found = new LinkedHashMap<>();
    private final Map<String, String> understood = new LinkedHashMap<>();
    private final Origins origins;
    private final List<Line> lines = new ArrayList<>();
    private @Nullable String stream;

    /**
     * What is wrong with an input.
     *
     * @param text what is wrong and what to do
     * @param isEnglish whether it is told in English, whatever the page's language
     */
    record Problem(String text, boolean isEnglish) {}

    /** An answer as it is to be checked. */
    record Line(String label, List<String> said) {}

    /** A value, and how it is said. */
    record Said(JsonNode json, String words) {}

    /** Tells what was chosen from a list as the list says it. */
    interface Chosen {
        /** What a field says, whose entries are those of the stream; the stream is empty as long as it is open. */
        String said(Field field, String stream, String value);
    }

    private Transcript(CommandForm form, ObjectNode base) {
        this.command = base;
        this.origins = new Origins(form);
    }

    /**
     * Reads a form.
     *
     * @param base what the command has besides
     * @param kept the entry that is corrected, of whose rows stays what no form asks for; missing if it is a new one
     */
    static Transcript of(
            CommandForm form,
            Typed typed,
            ObjectNode base,
            JsonNode kept,
            Phrases phrases,
            OnRecord record,
            Chosen chosen) {
        Transcript transcript = new Transcript(form, base);
        new Scribe(transcript, form, typed, kept, phrases, record, chosen).read();
        return transcript;
    }

    ObjectNode command() {
        return command;
    }

    /** What is wrong, by input; nothing if the command can be sent. */
    Map<String, List<Problem>> problems() {
        return problems;
    }

    List<Line> lines() {
        return lines;
    }

    /** The parties and sources that the form names, by id, as they are called. */
    Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        found.values().forEach(one -> {
            if (one.id() != null) {
                named.put(one.id(), one.label());
            }
        });
        return named;
    }

    @Nullable
    Found found(String name, int row) {
        return found.get(input(name, row));
    }

    /** How a date was understood; null if it was not, or says the same. */
    @Nullable
    String understood(String name, int row) {
        return understood.get(input(name, row));
    }

    /** The partnership or party that entries to choose from belong to; null as long as it is open. */
    @Nullable
    String stream() {
        return stream;
    }

    /** Whether something is wrong with an input whose name begins so. */
    boolean isWrong(String prefix) {
        return problems.keySet().stream().anyMatch(input -> input.startsWith(prefix));
    }

    /** Adds what is wrong with an input. */
    void problem(String input, Problem problem) {
        problems.computeIfAbsent(input, none -> new ArrayList<>()).add(problem);
    }

    /** Adds what is wrong with an input, in the page's language. */
    void problem(String name, int row, String text) {
        problem(input(name, row), new Problem(text, false));
    }

    /** Puts what the command side says of a field beside the input that it came from; false if there is none. */
    boolean refused(String pointer, Refusals.Said said) {
        String input = origins.of(pointer);
        if (input == null) {
            return false;
        }
        problem(input, new Problem(said.text(), said.english()));
        return true;
    }

    /** Puts a value where the command has the field: {@code instrument.place.party}. */
    void put(String path, JsonNode value) {
        put(command, path, value);
    }

    static void put(ObjectNode object, String path, JsonNode value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            object.set(path, value);
        } else {
            put(object.withObject("/" + path.substring(0, dot)), path.substring(dot + 1), value);
        }
    }

    void line(String label, List<String> said) {
        lines.add(new Line(label, said));
    }

    void found(String name, int row, Found one) {
        found.put(input(name, row), one);
    }

    void understood(String name, int row, String words) {
        understood.put(input(name, row), words);
    }

    /** From which inputs the parts of the command came. */
    Origins origins() {
        return origins;
    }

    /** Tells to which partnership or party it belongs; null as long as that is open. */
    void belongsTo(@Nullable String partnershipOrParty) {
        stream = partnershipOrParty;
    }

    /** An input: its name, and its row if it stands there several times. */
    static String input(String name, int row) {
        return row == 0 ? name : name + "#" + row;
    }

    /** The kind of an id: whether it names a party. */
    static boolean isParty(String id) {
        return id.startsWith(PartyId.KIND);
    }
}
