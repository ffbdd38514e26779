package org.citypartnerships.queryside.forms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.citypartnerships.queryside.language.Phrases;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes a transcript: goes through a form field by field, and has each read by what knows answers of its kind. */
final class Scribe {

    private final Transcript transcript;
    private final CommandForm form;
    private final Typed typed;
    private final Phrases phrases;

    private final SingleAnswers single;
    private final RowAnswers rows;
    private final PartyAnswers parties;
    private final SideAnswers sides;
    private final LineAnswers lines;
    private final ChoiceAnswers choices;
    private final LinkAnswers links;
    private final Transcript.Chosen chosen;

    Scribe(
            Transcript transcript,
            CommandForm form,
            Typed typed,
            JsonNode kept,
            Phrases phrases,
            OnRecord record,
            Transcript.Chosen chosen) {
        this.transcript = transcript;
        this.form = form;
        this.typed = typed;
        this.phrases = phrases;
        this.single = new SingleAnswers(transcript, typed, phrases, record);
        this.rows = new RowAnswers(transcript, typed, kept, phrases, single);
        this.parties = new PartyAnswers(transcript, typed, single);
        this.sides = new SideAnswers(transcript, typed, phrases, record, parties);
        this.lines = new LineAnswers(transcript, typed);
        this.choices = new ChoiceAnswers(transcript, typed, phrases);
        this.links = new LinkAnswers(transcript, typed);
        this.chosen = chosen;
    }

    void read() {
        transcript.belongsTo(fixed());
        form.fields().stream().filter(Scribe::asksForSides).forEach(sides::read);
        // First what "last month" may count from, though it is asked for last.
        Map<Field, List<String>> said = new LinkedHashMap<>();
        form.fields().stream().filter(Scribe::tellsSources).forEach(field -> said.put(field, ask(field)));
        for (Field field : form.fields()) {
            List<String> words = said.containsKey(field) ? said.getOrDefault(field, List.of()) : ask(field);
            if (!words.isEmpty()) {
                transcript.line(Labels.of(form, field, phrases), words);
            }
        }
    }

    /** The partnership that the form was opened from; null if it was opened from none. */
    private @Nullable String fixed() {
        String given = typed.one(Transcript.PARTNERSHIP);
        return given.isEmpty() ? null : given;
    }

    private static boolean asksForSides(Field field) {
        return field.asked() == Asked.SIDES || field.asked() == Asked.ABOUT;
    }

    private static boolean tellsSources(Field field) {
        return field.path().equals("header.evidence");
    }

    /** What is said to a field, in words; nothing if it is not to be checked, was said already, or is not understood. */
    private List<String> ask(Field field) {
        if (asksForSides(field)) {
            return List.of();
        }
        List<String> words = switch (field.asked()) {
            case ROWS -> rows.to(field);
            case PARTIES -> parties.to(field);
            case LINES -> lines.to(field);
            case CHOICES -> choices.to(field);
            case LINK -> asListed(field, links.to(field));
            case ENTRY, POINTER -> asListed(field, single.to(field));
            default -> single.to(field);
        };
        if (field.asked() == Asked.PERSON) {
            return List.of();
        }
        if (words.isEmpty() && field.required() && !transcript.isWrong(field.path())) {
            transcript.problem(field.firstInput(), 0, phrases.say("form.missing"));
        }
        return words;
    }

    /** What was chosen from a list, as the list says it. */
    private List<String> asListed(Field field, List<String> values) {
        String stream = transcript.stream();
        return values.stream()
                .map(value -> chosen.said(field, stream == null ? "" : stream, value))
                .toList();
    }
}
