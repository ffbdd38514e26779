package org.citypartnerships.queryside.forms;

import java.util.List;
import org.citypartnerships.queryside.forms.Found.Candidate;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.web.NotOnRecord;

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
        boolean isBetween = form.fields().stream().anyMatch(field -> field.path().equals("scope.from"));
        if (isBetween && sides.stream().allMatch(side -> side.size() == 1)) {
            name("scope.from", sides.get(0).get(0));
            name("scope.to", sides.get(1).get(0));
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

    private void name(String input, OnRecord.Party party) {
        put(input, new LookUps(record, phrases, typed).candidate(party));
    }

    private void put(String input, Candidate candidate) {
        typed.put(input, 0, candidate.label());
        typed.put(input + ".was", 0, LookUps.remember(candidate.id(), candidate.label(), candidate.label()));
    }
}
