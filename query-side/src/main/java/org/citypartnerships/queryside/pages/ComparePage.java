package org.citypartnerships.queryside.pages;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.citypartnerships.queryside.audit.AuditTrail;
import org.citypartnerships.queryside.audit.AuditTrail.Difference;
import org.citypartnerships.queryside.audit.Point;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.web.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** {@code /partnerships/{id}/compare}: how a partnership at one point of both times differs from it at another. */
@Controller
class ComparePage {

    private final AuditTrail trail;
    private final AuditWords audit;
    private final PhraseBook book;

    ComparePage(AuditTrail trail, AuditWords audit, PhraseBook book) {
        this.trail = trail;
        this.audit = audit;
        this.book = book;
    }

    /**
     * The two points, as typed.
     *
     * @param fromDay the day of the first, {@code 2014-04-15}; today if not given
     * @param fromKnown the point of recording that it is told from; everything recorded since if not given
     * @param toDay the day of the second
     * @param toKnown the point of recording that that is told from
     */
    record Points(
            @Nullable String fromDay,
            @Nullable String fromKnown,
            @Nullable String toDay,
            @Nullable String toKnown) {

        public Times from() {
            return new Times(fromDay, fromKnown);
        }

        public Times to() {
            return new Times(toDay, toKnown);
        }

        Map<String, String> errors(Phrases phrases) {
            Map<String, String> errors = new LinkedHashMap<>();
            from().errors()
                    .forEach((field, key) ->
                            errors.put(field.equals("asOf") ? "fromDay" : "fromKnown", phrases.say(key)));
            to().errors()
                    .forEach((field, key) -> errors.put(field.equals("asOf") ? "toDay" : "toKnown", phrases.say(key)));
            return errors;
        }
    }

    @GetMapping("/partnerships/{id}/compare")
    @ReadsFrom({"partnerships", "parties", "sources", "timeline"})
    ModelAndView compare(@PathVariable("id") String id, Points points, Moment moment, Locale locale) {
        String partnership = Ids.of("partnership", id);
        Phrases phrases = book.in(locale);
        Times from = points.from();
        Times to = points.to();
        return moment.ask(position -> {
            Difference difference = trail.difference(
                    position, partnership, new Point(from.day(), from.point()), new Point(to.day(), to.point()));
            FieldWords words = audit.of(position, partnership, to, phrases);
            ModelAndView shown = audit.page("compare", position, partnership);
            shown.addObject("points", points);
            Map<String, String> errors = points.errors(phrases);
            shown.addObject("isAsked", errors.isEmpty() && (from.isAnother() || to.isAnother()));
            shown.addObject("fromTold", from.told(difference.from().asOf(), phrases));
            shown.addObject("toTold", to.told(difference.to().asOf(), phrases));
            shown.addObject("from", StatusView.of(difference.from().status(), phrases));
            shown.addObject("to", StatusView.of(difference.to().status(), phrases));
            shown.addObject(
                    "changes",
                    ChangeView.of(difference.changes(), difference.to().status().relation(), words));
            shown.addObject("errors", errors);
            return shown;
        });
    }
}
