package org.citypartnerships.queryside.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.citypartnerships.queryside.audit.AuditTrail;
import org.citypartnerships.queryside.audit.AuditTrail.Replayed;
import org.citypartnerships.queryside.audit.Replay.Recording;
import org.citypartnerships.queryside.audit.Replay.Step;
import org.citypartnerships.queryside.audit.StoredEvents;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.values.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /partnerships/{id}/replay}: what each recording made of a partnership, one step after the other. */
@Controller
class ReplayPage {

    private static final String KIND = "partnership";

    /** So many steps are listed before and after the one that is shown. */
    private static final int AROUND = 7;

    private final AuditTrail trail;
    private final StoredEvents events;
    private final AuditWords audit;
    private final PhraseBook book;

    ReplayPage(AuditTrail trail, StoredEvents events, AuditWords audit, PhraseBook book) {
        this.trail = trail;
        this.events = events;
        this.audit = audit;
        this.book = book;
    }

    /** A step in the list. */
    record Stop(int number, String address, String what, String recorded, boolean current) {}

    /** Where a side stands after the step. */
    record Side(String name, String colour, String standing) {}

    /**
     * The step that is shown.
     *
     * @param entry the entry that was recorded; null if none was, or it is not public
     * @param about the entry that it corrects, retracts, confirms …
     * @param raw the event as it is stored; null if it is not public
     */
    record Shown(
            long number,
            String what,
            @Nullable String entry,
            @Nullable String about,
            @Nullable String aboutWhat,
            String recorded,
            @Nullable String recordedBy,
            long position,
            StatusView status,
            List<Side> sides,
            List<ChangeView> changes,
            StoredEvents.@Nullable Raw raw) {}

    @GetMapping("/partnerships/{id}/replay")
    @ReadsFrom({"partnerships", "parties", "sources", "timeline"})
    ModelAndView replay(
            @PathVariable("id") String id,
            @RequestParam(name = "step", required = false) @Nullable String step,
            Times times,
            Moment moment,
            Locale locale) {
        String partnership = Ids.of(KIND, id);
        Phrases phrases = book.in(locale);
        int asked = number(step);
        return moment.ask(position -> {
            Replayed replayed = trail.replay(position, partnership, times.day(), times.point(), new Page(asked, 1));
            int last = replayed.all().size();
            if (asked > last) {
                replayed = trail.replay(position, partnership, times.day(), times.point(), new Page(last, 1));
            }
            int number = Math.min(asked, last);
            FieldWords words = audit.of(position, partnership, times, phrases);
            String path = "/partnerships/" + Ids.name(partnership) + "/replay";
            ModelAndView shown = audit.page("replay", replayed.position(), partnership);
            shown.addObject("step", shown(replayed, number, words, phrases));
            shown.addObject("stops", stops(replayed.all(), number, times, path, words, phrases));
            shown.addObject("total", last);
            shown.addObject("previous", number > 1 ? at(times, path, number - 1) : null);
            shown.addObject("next", number < last ? at(times, path, number + 1) : null);
            shown.addObject("first", number > 1 ? at(times, path, 1) : null);
            shown.addObject("last", number < last ? at(times, path, last) : null);
            shown.addObject("times", times);
            shown.addObject("path", path);
            shown.addObject("errors", errors(times, phrases));
            return shown;
        });
    }

    private Shown shown(Replayed replayed, int number, FieldWords words, Phrases phrases) {
        Recording recording = replayed.all().get(number - 1);
        Step step = replayed.steps().get(0);
        String about = step.about();
        return new Shown(
                step.number(),
                words.event(step.kind()),
                step.stream().startsWith("partnership:") ? step.entry() : null,
                about,
                about == null ? null : words.entry(about),
                phrases.instant(step.recordedAt()),
                words.recorder(step.recordedBy()),
                step.position(),
                StatusView.of(step.status(), phrases),
                step.sides().stream()
                        .map(side -> new Side(
                                words.thing("sides/" + side.side()),
                                StatusView.colour(step.status().relation(), Standing.valueOf(side.standing())),
                                phrases.sideStanding(step.status().relation(), Standing.valueOf(side.standing()))))
                        .toList(),
                ChangeView.of(step.changes(), step.status().relation(), words),
                recording.isHidden() ? null : events.raw(step.position()).orElse(null));
    }

    private static List<Stop> stops(
            List<Recording> all, int number, Times times, String path, FieldWords words, Phrases phrases) {
        List<Stop> stops = new ArrayList<>();
        int from = Math.max(1, Math.min(number - AROUND, all.size() - 2 * AROUND));
        for (int stop = from; stop <= Math.min(all.size(), from + 2 * AROUND); stop++) {
            Recording recording = all.get(stop - 1);
            stops.add(new Stop(
                    stop,
                    at(times, path, stop),
                    words.event(recording.kind()),
                    phrases.instant(recording.event().recordedAt()),
                    stop == number));
        }
        return stops;
    }

    private static String at(Times times, String path, int step) {
        String address = times.at(path);
        return address + (address.contains("?") ? "&" : "?") + "step=" + step + "#step";
    }

    /** The first step unless a number is given. */
    private static int number(@Nullable String step) {
        return step != null && step.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(step) : 1;
    }

    private static Map<String, String> errors(Times times, Phrases phrases) {
        Map<String, String> errors = new LinkedHashMap<>();
        times.errors().forEach((field, key) -> errors.put(field, phrases.say(key)));
        return errors;
    }
}
