package org.citypartnerships.queryside.forms;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.citypartnerships.queryside.forms.Transcript.Problem;
import org.citypartnerships.queryside.signin.Recording;
import org.citypartnerships.queryside.signin.Recording.Outcome;
import org.citypartnerships.queryside.signin.Recording.Recorded;
import org.citypartnerships.queryside.signin.Recording.Refused;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Puts a party or source on record from within a form that names it, and shows the form again with it. */
@Component
class AddingInPlace {

    private final Recording recording;
    private final OnRecord record;
    private final Refusals refusals;
    private final OpenForms forms;
    private final DrawnForms drawn;

    AddingInPlace(Recording recording, OnRecord record, Refusals refusals, OpenForms forms, DrawnForms drawn) {
        this.recording = recording;
        this.record = record;
        this.refusals = refusals;
        this.forms = forms;
        this.drawn = drawn;
    }

    /**
     * Where a form names what is to be added: {@code add:source:0:header.evidence.source}, {@code town:2867714:1:sides}.
     *
     * @param what the kind to be added, or the town's number with GeoNames
     * @param row in which row of the input, from 0
     * @param name the input
     */
    private record Place(String what, int row, String name) {

        static Optional<Place> of(String action) {
            String[] parts = action.split(":", 4);
            return parts.length == 4 && parts[2].matches("\\d{1,3}")
                    ? Optional.of(new Place(parts[1], Integer.parseInt(parts[2]), parts[3]))
                    : Optional.empty();
        }

        boolean isOfSource() {
            return what.equals("source");
        }

        String prefix() {
            return Additions.prefix(name, row);
        }

        Additions.Filled filled(OpenForm open) {
            return isOfSource()
                    ? Additions.source(open.typed(), name, row, open.phrases())
                    : Additions.party(open.typed(), name, row, open.phrases());
        }
    }

    /** A town of GeoNames is filled in; nothing is recorded by that. */
    ModelAndView town(OpenForm open, String action) {
        Place.of(action).ifPresent(place -> {
            record.towns(open.typed().at(place.name(), place.row())).stream()
                    .filter(town -> town.geonames().equals(place.what()))
                    .forEach(town -> Additions.fill(open.typed(), place.name(), place.row(), town));
            open.typed().put("start", 0, FormView.id(place.prefix() + "kind", 0));
        });
        return drawn.toFill(open, forms.transcript(open));
    }

    /** Records the party or source that an action names, if enough is said of it. */
    ModelAndView add(OpenForm open, String action, HttpServletResponse response) {
        Optional<Place> place = Place.of(action);
        return place.isPresent() ? add(open, place.get(), response) : drawn.toFill(open, forms.transcript(open));
    }

    private ModelAndView add(OpenForm open, Place place, HttpServletResponse response) {
        Additions.Filled filled = place.filled(open);
        if (!filled.problems().isEmpty()) {
            Transcript transcript = forms.transcript(open);
            filled.problems()
                    .forEach((input, texts) ->
                            texts.forEach(text -> transcript.problem(input, new Problem(text, false))));
            response.setStatus(422);
            return drawn.toFill(open, transcript);
        }
        String key = Made.key(open.typed().one(Typed.KEY), filled.json().toString());
        Outcome outcome = recording.record(filled.command(), filled.json(), key);
        if (outcome instanceof Refused refused) {
            response.setStatus(refused.status());
            return refused(open, place, refused);
        }
        return added(open, place, ((Recorded) outcome).aggregateId());
    }

    /** The form names what was added, and asks nothing more about it. */
    private ModelAndView added(OpenForm open, Place place, String id) {
        Typed typed = open.typed();
        String text = typed.at(place.name(), place.row());
        String country = place.isOfSource() ? "" : typed.one(place.prefix() + "country");
        String label = country.isEmpty() ? text : LookUps.label(text, country, open.phrases());
        typed.put(place.name() + ".was", place.row(), LookUps.remember(id, label, text));
        Additions.fields(place.isOfSource()).forEach(field -> typed.remove(place.prefix() + field.path()));
        typed.put("start", 0, FormView.id(place.name(), place.row()));
        return drawn.toFill(open, forms.transcript(open)).addObject("added", text);
    }

    private ModelAndView refused(OpenForm open, Place place, Refused refused) {
        Transcript transcript = forms.transcript(open);
        for (Recording.Field field : refused.fields()) {
            Refusals.Said said = refusals.said(field, open.phrases());
            transcript.problem(input(place, field.pointer()), new Problem(said.text(), said.english()));
        }
        return drawn.toFill(open, transcript, refused.fields().isEmpty() ? refused : null);
    }

    /** The input beside which it is said what is wrong with a field: what is not asked here stands at the kind, which always is. */
    private static String input(Place place, String pointer) {
        String path = pointer.substring(1).replace('/', '.');
        boolean isName = place.isOfSource() ? path.equals("title") : path.startsWith("names");
        boolean isAsked = Additions.fields(place.isOfSource()).stream()
                .anyMatch(one -> one.path().equals(path));
        return isName ? Transcript.input(place.name(), place.row()) : place.prefix() + (isAsked ? path : "kind");
    }
}
