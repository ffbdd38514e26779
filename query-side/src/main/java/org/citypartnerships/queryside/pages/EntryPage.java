package org.citypartnerships.queryside.pages;

import java.util.Locale;
import org.citypartnerships.queryside.audit.AuditTrail;
import org.citypartnerships.queryside.audit.AuditTrail.EntryAnswer;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.web.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /partnerships/{id}/entries/{entry}}: everything that was ever recorded about one entry, with the events themselves. */
@Controller
class EntryPage {

    private final AuditTrail trail;
    private final EntryHistory history;
    private final AuditWords audit;
    private final PhraseBook book;

    EntryPage(AuditTrail trail, EntryHistory history, AuditWords audit, PhraseBook book) {
        this.trail = trail;
        this.history = history;
        this.audit = audit;
        this.book = book;
    }

    @GetMapping("/partnerships/{id}/entries/{entry}")
    @ReadsFrom({"partnerships", "parties", "sources", "timeline"})
    ModelAndView entry(
            @PathVariable("id") String id,
            @PathVariable("entry") String entry,
            @RequestParam(name = "visibility", required = false) @Nullable String visibility,
            Times times,
            Moment moment,
            Locale locale) {
        String partnership = Ids.of("partnership", id);
        Phrases phrases = book.in(locale);
        return moment.ask(position -> {
            EntryAnswer answer = trail.entry(position, partnership, entry, times.point(), visibility);
            ModelAndView shown = audit.page("entry-file", answer.position(), partnership);
            history.addTo(shown, answer, audit.of(position, partnership, times, phrases), phrases);
            return shown;
        });
    }
}
