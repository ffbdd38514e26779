package org.citypartnerships.queryside.forms;

import java.util.List;
import java.util.stream.Collectors;
import org.citypartnerships.queryside.forms.Found.Candidate;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.web.Dates;
import org.citypartnerships.queryside.web.NotOnRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Fills in what is known when a form is opened: what it was opened from, and the source that was used last. */
final class Prefill {

    private final OnRecord record;
    private final Phrases phrases;
    private final Typed typed;

    Prefill(OnRecord record, Phrases phrases, Typed typed) {
        this.record = record;
        this.phrases = phrases;
        this.typed = typed;
    }

    void partnership(CommandForm form, String id) {
        List<List<OnRecord.Party>> sides = record.sides(id);
        if (sides.isEmpty()) {
            throw new NotOnRecord("partnership", id);
        }
        typed.put(Transcript.PARTNERSHIP, 0, id);
        boolean isBetween =
                form.fields().stream().anyMatch(field -> field.path().equals("scope.from"));
        if (isBetween && sides.stream().allMatch(side -> side.size() == 1)) {
            name("scope.from", sides.get(0).get(0));
            if (form.isOfTwo()) {
                name("scope.to", sides.get(1).get(0));
            }
        }
    }

    void party(CommandForm form, String id) {
        OnRecord.Party party = record.party(id).orElseThrow(() -> new NotOnRecord("party", id));
        for (Field field : form.fields()) {
            switch (field.asked()) {
                case ABOUT -> typed.put(Transcript.PARTNERSHIP, 0, id);
                case SIDES -> name("sides.1", party);
                case PARTY -> {
                    if (field.path().equals("partyId") || field.path().equals("scope.from")) {
                        name(field.path(), party);
                    }
                }
                default -> {}
            }
        }
    }

    void source(CommandForm form, String id) {
        OnRecord.Source source = record.source(id).orElseThrow(() -> new NotOnRecord("source", id));
        Candidate candidate = new LookUps(record, phrases, typed).candidate(source);
        for (Field field : form.fields()) {
            if (field.path().equals("header.evidence")) {
                put("header.evidence.source", candidate);
            } else if (field.path().equals("sourceId")) {
                put("sourceId", candidate);
            }
        }
    }

    /** What an entry says, as somebody would type it. */
    void entry(CommandForm form, String stream, JsonNode payload) {
        typed.put(Transcript.PARTNERSHIP, 0, stream);
        for (Field field : form.fields()) {
            if (field.asked() == Asked.LINK) {
                link(field, stream, payload.path("header").path("links"));
                continue;
            }
            JsonNode value = payload.at(field.pointer());
            if (value.isMissingNode() || value.isNull()) {
                typed.put(field.path(), 0, "");
                continue;
            }
            switch (field.asked()) {
                case SIDES, ABOUT, GIVEN -> {}
                case ROWS -> rows(field, value);
                case PARTIES -> {
                    for (int row = 0; row < value.size(); row++) {
                        value(Asked.PARTY, field.path(), row, value.get(row));
                    }
                }
                case LINES ->
                    typed.put(
                            field.path(),
                            0,
                            value.valueStream().map(line -> line.asString("")).collect(Collectors.joining("\n")));
                case CHOICES ->
                    typed.put(
                            field.path(),
                            value.valueStream().map(one -> one.asString("")).toList());
                default -> value(field.asked(), field.path(), 0, value);
            }
        }
    }

    private void rows(Field field, JsonNode rows) {
        for (int row = 0; row < rows.size(); row++) {
            for (Field column : field.columns()) {
                JsonNode value = rows.get(row).at(column.pointer());
                if (value.isMissingNode() || value.isNull()) {
                    typed.put(field.name(column), row, "");
                } else if (column.asked() != Asked.GIVEN) {
                    value(column.asked(), field.name(column), row, value);
                }
            }
        }
    }

    private void link(Field field, String stream, JsonNode links) {
        String kind = field.path().substring("header.links.".length());
        for (JsonNode link : links) {
            String to = link.path("to").asString("");
            if (link.path("kind").asString("").equals(kind)) {
                typed.put(field.path(), 0, to.startsWith(stream + "#") ? to.substring(stream.length() + 1) : to);
            }
        }
    }

    private void value(Asked asked, String input, int row, JsonNode value) {
        switch (asked) {
            case PARTY ->
                record.party(value.asString(""))
                        .ifPresentOrElse(
                                party -> put(input, row, new LookUps(record, phrases, typed).candidate(party)),
                                () -> typed.put(input, row, value.asString("")));
            case SOURCE ->
                record.source(value.asString(""))
                        .ifPresentOrElse(
                                source -> put(input, row, new LookUps(record, phrases, typed).candidate(source)),
                                () -> typed.put(input, row, value.asString("")));
            case DATE -> typed.put(input, row, written(value));
            case DECIMAL ->
                typed.put(input, row, WrittenNumber.typed(value.asString(value.toString()), phrases.locale()));
            default -> typed.put(input, row, value.asString(value.toString()));
        }
    }

    private static String written(JsonNode date) {
        JsonNode relative = date.path("relative");
        String words = words(date);
        return relative.isObject() && words != null
                ? CountedWords.of(new WrittenDate.Counted(
                        relative.path("amount").asString(""),
                        relative.path("precision").asString(""),
                        words))
                : WrittenDate.written(Dates.edtf(date), words);
    }

    private static @Nullable String words(JsonNode date) {
        return date.hasNonNull("words") ? date.path("words").asString("") : null;
    }

    private void name(String input, OnRecord.Party party) {
        put(input, new LookUps(record, phrases, typed).candidate(party));
    }

    private void put(String input, Candidate candidate) {
        put(input, 0, candidate);
    }

    private void put(String input, int row, Candidate candidate) {
        typed.put(input, row, candidate.label());
        typed.put(input + ".was", row, LookUps.remember(candidate.id(), candidate.label(), candidate.label()));
    }
}
