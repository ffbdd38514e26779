package org.citypartnerships.queryside.forms;

import java.util.List;
import java.util.Optional;
import org.citypartnerships.queryside.forms.Transcript.Said;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads what one input says: a party, a source, a date, who somebody is, or what needs no look-up. */
final class SingleAnswers {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Transcript transcript;
    private final Typed typed;
    private final Phrases phrases;
    private final OnRecord record;
    private final LookUps lookUps;
    private final Values values;
    private final Dates dates;

    SingleAnswers(Transcript transcript, Typed typed, Phrases phrases, OnRecord record) {
        this.transcript = transcript;
        this.typed = typed;
        this.phrases = phrases;
        this.record = record;
        this.lookUps = new LookUps(record, phrases, typed);
        this.values = new Values(phrases);
        this.dates = new Dates(phrases);
    }

    /** Puts what is said to a field of one input into the command; in words, unless it goes without saying. */
    List<String> to(Field field) {
        Said said = at(field, field.path(), 0);
        if (said == null) {
            return List.of();
        }
        transcript.put(field.path(), said.json());
        boolean goesWithoutSaying = field.rare() && typed.one(field.path()).equals(field.standard());
        return goesWithoutSaying ? List.of() : List.of(said.words());
    }

    /** What one input says; null if that is nothing, or not understood. */
    @Nullable
    Said at(Field field, String name, int row) {
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
            transcript.problem(name, row, problem);
        }
        return outcome.said();
    }

    private @Nullable Said lookedUp(Field field, String name, int row) {
        boolean isSource = field.asked() == Asked.SOURCE;
        Found one = isSource ? lookUps.source(name, row) : lookUps.party(name, row);
        transcript.found(name, row, one);
        String id = one.id();
        if (id == null) {
            String kind = isSource ? "source" : "party";
            String problem = switch (one.candidates().size()) {
                case 0 -> "new";
                case 1 -> "only";
                default -> "which";
            };
            transcript.problem(name, row, phrases.say("form." + kind + "." + problem, Repeated.of(one.text())));
            return null;
        }
        return new Said(JSON.stringNode(id), one.label());
    }

    private @Nullable Said date(String name, int row, String text) {
        JsonNode source =
                transcript.command().path("header").path("evidence").path(0).path("source");
        Said said = told(name, row, dates.of(text, source.asString(""), this::published));
        if (said != null) {
            transcript.understood(name, row, said.words());
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
        String id = kept.isEmpty() ? Made.person(typed.one(Typed.KEY), Transcript.input(name, row)) : kept;
        return new Said(JSON.stringNode(id), "");
    }
}
