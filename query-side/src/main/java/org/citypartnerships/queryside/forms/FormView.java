package org.citypartnerships.queryside.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.citypartnerships.queryside.forms.Transcript.Problem;
import org.citypartnerships.queryside.language.Phrases;
import org.jspecify.annotations.Nullable;

/** A form as its page shows it: every input with what was typed, how it was understood and what is wrong with it. */
final class FormView {

    /** The field that holds the code of a warning. */
    private static final String WARNING = "code";

    private final CommandForm form;
    private final Typed typed;
    private final Phrases phrases;
    private final @Nullable Transcript transcript;
    private final Choices choices;
    private final Namings namings;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();

    /** Something that can be chosen. */
    record Choice(String value, String name, boolean chosen) {}

    /** Something wrong, and the input to mend it at. */
    record Mistake(String address, String label, String text, boolean isEnglish) {}

    /** An input. */
    record Input(
            String id,
            String name,
            String type,
            String label,
            String hint,
            boolean required,
            String value,
            List<Choice> choices,
            List<Problem> problems,
            @Nullable String understood,
            @Nullable Naming naming) {
        public boolean isWrong() {
            return !problems.isEmpty();
        }

        /** What describes the input to those who do not see the page. */
        public @Nullable String describedBy() {
            List<String> ids = new ArrayList<>();
            if (!hint.isEmpty()) {
                ids.add(id + "-hint");
            }
            if (isWrong()) {
                ids.add(id + "-error");
            }
            if (understood != null) {
                ids.add(id + "-read");
            }
            return ids.isEmpty() ? null : String.join(" ", ids);
        }
    }

    /** What stands beside an input that names a party or source. */
    record Naming(
            String list,
            String was,
            String pick,
            List<Choice> candidates,
            @Nullable Adding adding) {

        static final String SOURCES = "known-sources";

        /** Whether nothing on record may be meant but one. */
        public boolean isOnlyOne() {
            return candidates.size() == 1;
        }

        boolean isOfSources() {
            return list.equals(SOURCES);
        }
    }

    /** What to fill in to put a party or source on record in place. */
    record Adding(String action, String text, boolean isOpen, List<Choice> towns, List<Input> inputs) {}

    /** An input alone, or several under one heading, perhaps in rows. */
    record Block(
            String kind,
            String path,
            String legend,
            String hint,
            boolean required,
            boolean rare,
            boolean growable,
            List<List<Input>> rows) {
        public Input only() {
            return rows.get(0).get(0);
        }
    }

    FormView(
            CommandForm form,
            Typed typed,
            Phrases phrases,
            @Nullable Transcript transcript,
            Function<Field, List<Choice>> entries) {
        this.form = form;
        this.typed = typed;
        this.phrases = phrases;
        this.transcript = transcript;
        this.choices = new Choices(typed, phrases, entries);
        this.namings = new Namings(typed, phrases, transcript, choices, (name, label) -> problems(name, 0, label));
        form.fields().forEach(this::add);
    }

    public String command() {
        return form.command();
    }

    /** What every document says. */
    public List<Block> usual() {
        return blocks.stream().filter(block -> !block.rare()).toList();
    }

    /** What few say. */
    public List<Block> rare() {
        return blocks.stream().filter(Block::rare).toList();
    }

    /** Whether something was typed there, so that it must not be hidden. */
    public boolean isRareOpen() {
        return rare().stream()
                .flatMap(block -> block.rows().stream())
                .flatMap(List::stream)
                .anyMatch(input -> input.isWrong()
                        || (!input.value().isEmpty() && input.choices().isEmpty()));
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }

    /** The list of which one row more is asked for; empty if of none. */
    public String more() {
        return typed.one(Typed.MORE);
    }

    /** The input to go on at: of the row that was asked for, or where something was put on record; empty for the top of the page. */
    public String start() {
        return blocks.stream()
                .filter(block -> block.path().equals(more()))
                .map(block -> block.rows().get(block.rows().size() - 1).get(0).id())
                .findFirst()
                .orElse(typed.one("start"));
    }

    private void add(Field field) {
        switch (field.asked()) {
            case SIDES, ABOUT -> sides(field);
            case ROWS -> rows(field);
            case PARTIES ->
                parties(field, field.path(), Labels.of(form, field, phrases), hint(field.path()), field.rare());
            case PERSON, GIVEN -> {}
            default ->
                block(
                        "single",
                        field,
                        false,
                        List.of(List.of(input(field, field.path(), 0, Labels.of(form, field, phrases)))));
        }
    }

    private void block(String kind, Field field, boolean growable, List<List<Input>> rows) {
        blocks.add(new Block(
                kind,
                field.path(),
                Labels.of(form, field, phrases),
                hint(field.path()),
                field.required(),
                field.rare(),
                growable,
                rows));
    }

    /** What to write; of a warning that is known, it is called as where the form was opened, its code behind it. */
    private String hint(String path) {
        String title = path.equals(WARNING) ? phrases.sayOr("warning." + typed.one(WARNING), "") : "";
        return title.isEmpty()
                ? Labels.hint(form, path, phrases)
                : phrases.say("hint.code.known", title, typed.one(WARNING));
    }

    private void sides(Field field) {
        if (!typed.one(Transcript.PARTNERSHIP).isEmpty()) {
            return;
        }
        boolean isAbout = field.asked() == Asked.ABOUT;
        parties(field, "sides.1", phrases.say("form.sides.one"), phrases.say("hint.sides"), false);
        parties(
                field.required() && !isAbout ? field : Field.field(field.path(), Asked.PARTIES),
                "sides.2",
                phrases.say("form.sides.other"),
                isAbout ? phrases.say("hint.sides.alone") : "",
                false);
        SideAnswers.ABOUT_SIDES.forEach(this::aboutSides);
    }

    private void aboutSides(String path) {
        Field field = Field.field(path, Asked.TEXT).onDemand();
        block("single", field, false, List.of(List.of(input(field, path, 0, Labels.of(form, field, phrases)))));
    }

    private void parties(Field field, String name, String legend, String hint, boolean rare) {
        List<List<Input>> rows = new ArrayList<>();
        for (int row = 0; row < shown(List.of(name), name); row++) {
            String label = row == 0 ? legend : phrases.say("form.another.label", legend, row + 1);
            rows.add(List.of(input(
                    new Field(name, Asked.PARTY, field.required() && row == 0, false, List.of(), null, "", List.of()),
                    name,
                    row,
                    label)));
        }
        // The first input says what its own hint is, for those who hear it too.
        String ofAll = hint.equals(rows.get(0).get(0).hint()) ? "" : hint;
        blocks.add(new Block("list", name, legend, ofAll, field.required(), rare, true, rows));
    }

    private void rows(Field field) {
        List<List<Input>> rows = new ArrayList<>();
        List<String> names = field.columns().stream().map(field::name).toList();
        for (int row = 0; row < shown(names, field.path()); row++) {
            List<Input> inputs = new ArrayList<>();
            for (Field column : field.columns()) {
                if (column.asked() != Asked.GIVEN) {
                    inputs.add(input(
                            column,
                            field.name(column),
                            row,
                            column.asked() == Asked.PERSON ? "" : Labels.of(form, field, column, phrases)));
                }
            }
            rows.add(inputs);
        }
        block("rows", field, true, rows);
    }

    /** The rows that are filled, and one more if it was asked for. */
    private int shown(List<String> names, String path) {
        int filled = 0;
        for (String name : names) {
            int size = typed.all(name).size();
            while (size > 0 && typed.at(name, size - 1).isEmpty()) {
                size--;
            }
            filled = Math.max(filled, size);
        }
        boolean more = more().equals(path);
        return Math.max(1, filled + (more ? 1 : 0));
    }

    private Input input(Field field, String name, int row, String label) {
        List<Problem> problems = problems(name, row, label);
        boolean isRow = !name.equals(field.path());
        String typedValue = typed.at(name, row);
        String value = typedValue.isEmpty() && !typed.values().containsKey(name) ? field.standard() : typedValue;
        return new Input(
                id(name, row),
                name,
                type(field),
                label,
                isRow ? hint(name) : field.asked() == Asked.PARTY && row > 0 ? "" : ownHint(field, name),
                field.required(),
                value,
                choices.of(field, name, value),
                problems,
                transcript == null ? null : transcript.understood(name, row),
                namings.of(field, name, row));
    }

    /** What is wrong with an input; it is told above the form too. */
    private List<Problem> problems(String name, int row, String label) {
        List<Problem> problems = transcript == null
                ? List.of()
                : transcript.problems().getOrDefault(Transcript.input(name, row), List.of());
        problems.forEach(
                problem -> mistakes.add(new Mistake("#" + id(name, row), label, problem.text(), problem.isEnglish())));
        return problems;
    }

    private String ownHint(Field field, String name) {
        String own = hint(name);
        return own.isEmpty() && field.asked() == Asked.DATE ? phrases.say("hint.date") : own;
    }

    static String id(String name, int row) {
        return "f-" + name.replace('.', '-') + (row == 0 ? "" : "-" + row);
    }

    static String type(Field field) {
        return switch (field.asked()) {
            case LONG_TEXT, LINES -> "textarea";
            case CHOICE, YES_OR_NO, COUNTRY, UNIT, ENTRY, LINK, POINTER -> "select";
            case CHOICES -> "checks";
            case PARTY, SOURCE -> "naming";
            case DATE -> "date";
            case PERSON -> "hidden";
            default -> "text";
        };
    }
}
