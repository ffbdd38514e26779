package org.citypartnerships.queryside.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What somebody typed into a form, as the command's JSON; and input by input what of it is not understood. */
final class Transcript {

    static final String PARTNERSHIP = "partnership";
    static final String STRAND = "sides.strand";

    private static final String NAME_OF_ONE = "sides.1.name";
    private static final String NAME_OF_OTHER = "sides.2.name";

    /** What is asked of the sides on demand, besides who they are. */
    static final List<String> ABOUT_SIDES = List.of(NAME_OF_ONE, NAME_OF_OTHER, STRAND);

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final CommandForm form;
    private final Typed typed;
    private final Phrases phrases;
    private final LookUps lookUps;
    private final OnRecord record;
    private final Values values;
    private final Dates dates;

    private final JsonNode kept;
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

    private Transcript(
            CommandForm form, Typed typed, ObjectNode base, JsonNode kept, Phrases phrases, OnRecord record) {
        this.kept = kept;
        this.form = form;
        this.origins = new Origins(form);
        this.typed = typed;
        this.phrases = phrases;
        this.record = record;
        this.lookUps = new LookUps(record, phrases, typed);
        this.values = new Values(phrases);
        this.dates = new Dates(phrases);
        this.command = base;
    }

    /**
     * Reads a form.
     *
     * @param base what the command has besides
     * @param kept the entry that is corrected, of whose rows stays what no form asks for; missing if it is a new one
     */
    static Transcript of(
            CommandForm form, Typed typed, ObjectNode base, JsonNode kept, Phrases phrases, OnRecord record) {
        Transcript transcript = new Transcript(form, typed, base, kept, phrases, record);
        transcript.read();
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

    /** Adds what is wrong with an input. */
    void problem(String input, Problem problem) {
        problems.computeIfAbsent(input, none -> new ArrayList<>()).add(problem);
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

    /** An input: its name, and its row if it stands there several times. */
    static String input(String name, int row) {
        return row == 0 ? name : name + "#" + row;
    }

    private void read() {
        stream = fixed();
        for (Field field : form.fields()) {
            if (field.asked() == Asked.SIDES || field.asked() == Asked.ABOUT) {
                sides(field);
            }
        }
        // First what "last month" may count from, though it is asked for last.
        Map<Field, List<Line>> said = new LinkedHashMap<>();
        form.fields().stream().filter(Transcript::tellsSources).forEach(field -> said.put(field, ask(field)));
        for (Field field : form.fields()) {
            lines.addAll(said.containsKey(field) ? said.getOrDefault(field, List.of()) : ask(field));
        }
    }

    private static boolean tellsSources(Field field) {
        return field.path().equals("header.evidence");
    }

    private List<Line> ask(Field field) {
        if (field.asked() == Asked.PERSON) {
            single(field);
            return List.of();
        }
        List<String> words = switch (field.asked()) {
            case SIDES, ABOUT -> List.of();
            case ROWS -> rows(field);
            case PARTIES -> parties(field);
            case LINES -> lines(field);
            case CHOICES -> choices(field);
            case LINK -> link(field);
            default -> single(field);
        };
        if (words.isEmpty()) {
            if (field.required()
                    && field.asked() != Asked.SIDES
                    && field.asked() != Asked.ABOUT
                    && problems.keySet().stream().noneMatch(input -> input.startsWith(field.path()))) {
                problem(field.firstInput(), 0, phrases.say("form.missing"));
            }
            return List.of();
        }
        return List.of(new Line(label(field), words));
    }

    String label(Field field) {
        return Labels.of(form, field, phrases);
    }

    private List<String> single(Field field) {
        Said said = value(field, field.path(), 0);
        if (said == null) {
            return List.of();
        }
        put(field.path(), said.json());
        boolean goesWithoutSaying = field.rare() && typed.one(field.path()).equals(field.standard());
        return goesWithoutSaying ? List.of() : List.of(said.words());
    }

    /** What one input says; null if that is nothing, or not understood. */
    private @Nullable Said value(Field field, String name, int row) {
        if (field.asked() == Asked.PERSON) {
            return person(name, row);
        }
        if (field.asked() == Asked.GIVEN) {
            return new Said(JSON.stringNode(field.standard()), "");
        }
        String text = typed.at(name, row);
        if (text.isEmpty()) {
            return null;
        }
        return switch (field.asked()) {
            case PARTY, SOURCE -> lookedUp(field, name, row);
            case DATE -> date(name, row, text);
            default -> told(name, row, values.of(field, text));
        };
    }

    /** What an input says, or null and its problem told. */
    private @Nullable Said told(String name, int row, Values.Outcome outcome) {
        String problem = outcome.problem();
        if (problem != null) {
            problem(name, row, problem);
        }
        return outcome.said();
    }

    private @Nullable Said lookedUp(Field field, String name, int row) {
        Found one = field.asked() == Asked.SOURCE ? lookUps.source(name, row) : lookUps.party(name, row);
        found.put(input(name, row), one);
        String id = one.id();
        if (id == null) {
            String kind = field.asked() == Asked.SOURCE ? "source" : "party";
            problem(
                    name,
                    row,
                    phrases.say(
                            one.candidates().isEmpty() ? "form." + kind + ".new" : "form." + kind + ".which",
                            one.text()));
            return null;
        }
        return new Said(JSON.stringNode(id), one.label());
    }

    private @Nullable Said date(String name, int row, String text) {
        JsonNode source = command.path("header").path("evidence").path(0).path("source");
        Said said = told(name, row, dates.of(text, source.asString(""), this::published));
        if (said != null) {
            understood.put(input(name, row), said.words());
        }
        return said;
    }

    private Optional<StatedDate> published(String source) {
        OnRecord.Source named = record.source(source).orElse(null);
        return named == null
                ? Optional.empty()
                : Optional.ofNullable(Json.value(named.publishedOn(), StatedDate.class));
    }

    /** The id of somebody who is named or whose office is: made once, of nothing that says who it is. */
    private @Nullable Said person(String name, int row) {
        String prefix = name.substring(0, name.length() - "personId".length());
        boolean isSomebody = !typed.at(prefix + "office", row).isEmpty()
                || !typed.at(prefix + "name", row).isEmpty();
        if (!isSomebody) {
            return null;
        }
        String kept = typed.at(name, row);
        return new Said(
                JSON.stringNode(kept.isEmpty() ? Made.person(typed.one(Typed.KEY), input(name, row)) : kept), "");
    }

    private List<String> rows(Field field) {
        JsonNode before = kept.at(field.pointer());
        int size = field.columns().stream()
                .mapToInt(column -> typed.all(field.name(column)).size())
                .max()
                .orElse(0);
        List<String> told = new ArrayList<>();
        ArrayNode array = JSON.arrayNode();
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            if (saysNothing(field, row)) {
                continue;
            }
            ObjectNode object = JSON.objectNode();
            List<String> words = new ArrayList<>();
            for (Field column : field.columns()) {
                Said said = value(column, field.name(column), row);
                if (said != null) {
                    put(object, column.path(), said.json());
                    if (!said.words().isEmpty() && !said.words().equals(Values.UNREMARKABLE)) {
                        words.add(column.path().equals("quote") ? phrases.quoted(said.words()) : said.words());
                    }
                } else if (column.required() && !problems.containsKey(input(field.name(column), row))) {
                    problem(field.name(column), row, phrases.say("form.missing"));
                }
            }
            keepWhatIsNotAsked(field, object, before.path(row));
            array.add(object);
            rows.add(row);
            told.add(String.join(phrases.say("list.comma"), words));
        }
        if (!array.isEmpty()) {
            put(field.path(), array);
            origins.rows(field.path(), rows);
        }
        return told;
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

    /** Whether nobody typed anything into the row: what was chosen beforehand says nothing. */
    private boolean saysNothing(Field field, int row) {
        return field.columns().stream()
                .filter(column -> column.asked() != Asked.CHOICE
                        && column.asked() != Asked.UNIT
                        && column.asked() != Asked.GIVEN
                        && column.asked() != Asked.PERSON)
                .allMatch(column -> typed.at(field.name(column), row).isEmpty());
    }

    private List<String> parties(Field field) {
        List<String> told = new ArrayList<>();
        ArrayNode array = members(field.path(), told);
        if (!array.isEmpty()) {
            put(field.path(), array);
        }
        return told;
    }

    private ArrayNode members(String name, List<String> told) {
        ArrayNode array = JSON.arrayNode();
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < typed.all(name).size(); row++) {
            Said said = value(Field.field(name, Asked.PARTY), name, row);
            if (said != null) {
                array.add(said.json());
                rows.add(row);
                told.add(said.words());
            }
        }
        origins.rows(name, rows);
        return array;
    }

    private List<String> lines(Field field) {
        List<String> all = typed.one(field.path())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (!all.isEmpty()) {
            ArrayNode array = JSON.arrayNode();
            all.forEach(array::add);
            put(field.path(), array);
        }
        return all;
    }

    private List<String> choices(Field field) {
        List<String> chosen = typed.all(field.path()).stream()
                .filter(field.constants()::contains)
                .distinct()
                .toList();
        if (chosen.isEmpty()) {
            return List.of();
        }
        ArrayNode array = JSON.arrayNode();
        chosen.forEach(array::add);
        put(field.path(), array);
        return chosen.stream()
                .map(constant -> Labels.constant(field, constant, phrases))
                .toList();
    }

    private List<String> link(Field field) {
        String entry = typed.one(field.path());
        if (entry.isEmpty() || stream == null) {
            return List.of();
        }
        String kind = field.path().substring("header.links.".length());
        ArrayNode links = command.withObject("/header").withArray("links");
        origins.link(links.size(), field.path());
        links.addObject().put("kind", kind).put("to", entry.contains("#") ? entry : stream + "#" + entry);
        return List.of(entry);
    }

    /** The partnership that the form was opened from; null if it was opened from none. */
    private @Nullable String fixed() {
        String given = typed.one(PARTNERSHIP);
        return given.isEmpty() ? null : given;
    }

    private void sides(Field field) {
        if (stream != null) {
            put(field.path(), JSON.stringNode(stream));
            return;
        }
        List<String> one = new ArrayList<>();
        List<String> other = new ArrayList<>();
        ArrayNode first = members("sides.1", one);
        ArrayNode second = members("sides.2", other);
        boolean isOpen = problems.keySet().stream().anyMatch(input -> input.startsWith("sides."));
        if (first.isEmpty() && !isOpen) {
            problem("sides.1", 0, phrases.say("form.sides.missing"));
        }
        if (field.asked() == Asked.ABOUT
                && first.size() == 1
                && typed.all("sides.2").stream().allMatch(String::isBlank)
                && ABOUT_SIDES.stream().allMatch(input -> typed.one(input).isEmpty())) {
            stream = first.get(0).asString("");
            put(field.path(), first.get(0));
            lines.add(new Line(phrases.say("form.about"), one));
            return;
        }
        if (second.isEmpty() && !isOpen) {
            problem("sides.2", 0, phrases.say("form.sides.missing"));
        }
        ObjectNode sides = JSON.objectNode();
        ArrayNode array = sides.putArray("sides");
        side(array.addObject(), first, NAME_OF_ONE, one);
        side(array.addObject(), second, NAME_OF_OTHER, other);
        if (!typed.one(STRAND).isEmpty()) {
            sides.put("strand", typed.one(STRAND));
        } else if (first.size() == 1 && second.size() == 1) {
            stream = record.between(first.get(0).asString(""), second.get(0).asString(""))
                    .orElse(null);
        }
        put(field.path(), sides);
        lines.add(new Line(phrases.say("form.sides.one"), one));
        lines.add(new Line(phrases.say("form.sides.other"), other));
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

    private void put(String path, JsonNode value) {
        put(command, path, value);
    }

    private static void put(ObjectNode object, String path, JsonNode value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            object.set(path, value);
        } else {
            put(object.withObject("/" + path.substring(0, dot)), path.substring(dot + 1), value);
        }
    }

    private void problem(String name, int row, String text) {
        problems.computeIfAbsent(input(name, row), none -> new ArrayList<>()).add(new Problem(text, false));
    }

    /** Puts what the command side says of a field beside the input that it came from; false if there is none. */
    boolean refused(String pointer, Refusals.Said said) {
        String input = origins.of(pointer);
        if (input == null) {
            return false;
        }
        problems.computeIfAbsent(input, none -> new ArrayList<>()).add(new Problem(said.text(), said.english()));
        return true;
    }

    /** The kind of an id: whether it names a party. */
    static boolean isParty(String id) {
        return id.startsWith(PartyId.KIND);
    }
}
