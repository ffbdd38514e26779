package org.citypartnerships.queryside.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.citypartnerships.queryside.audit.AuditTrail;
import org.citypartnerships.queryside.audit.AuditTrail.EntryAnswer;
import org.citypartnerships.queryside.audit.EntryFile.Contents;
import org.citypartnerships.queryside.audit.EntryFile.Version;
import org.citypartnerships.queryside.audit.StoredEvents.Stored;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.signin.Administration;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.NotOnRecord;
import org.citypartnerships.queryside.web.PartyLabels;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.JsonNode;

/**
 * {@code /figures/{id}/entries/{entry}}: one number with its sources, for everybody; what to record about it, for recorders; and
 * for those who see the history everything that was ever recorded about it.
 */
@Controller
class FigurePage {

    private final AuditTrail trail;
    private final EntryHistory history;
    private final AuditWords audit;
    private final PartyLabels parties;
    private final Administration readers;
    private final PhraseBook book;

    FigurePage(
            AuditTrail trail,
            EntryHistory history,
            AuditWords audit,
            PartyLabels parties,
            Administration readers,
            PhraseBook book) {
        this.trail = trail;
        this.history = history;
        this.audit = audit;
        this.parties = parties;
        this.readers = readers;
        this.book = book;
    }

    /**
     * The number.
     *
     * @param between whom it is about
     * @param address where it stands among others
     * @param amounts as printed, in every currency printed
     * @param measure what is measured, of which goods
     * @param change the change that the source states
     * @param words the source's words
     * @param recorded when it was recorded, and by whom
     */
    record Figure(
            String between,
            String address,
            String amounts,
            String measure,
            @Nullable String change,
            boolean target,
            @Nullable String words,
            @Nullable String note,
            String recorded) {}

    @GetMapping("/figures/{id}/entries/{entry}")
    @ReadsFrom({"figures", "parties", "sources"})
    ModelAndView figure(
            @PathVariable("id") String id,
            @PathVariable("entry") String entry,
            @RequestParam(name = "visibility", required = false) @Nullable String visibility,
            @ModelAttribute(name = "seesHistory", binding = false) boolean seesHistory,
            Moment moment,
            Locale locale) {
        String figures = Ids.of("figures", id);
        Phrases phrases = book.in(locale);
        return moment.ask(position -> {
            EntryAnswer answer = trail.entry(position, figures, entry, null, visibility);
            if (!answer.contents().stands() && !seesHistory && !records()) {
                throw new NotOnRecord("entry", entry);
            }
            ModelAndView shown = new ModelAndView("figure")
                    .addObject("figure", figure(answer.contents(), phrases))
                    .addObject("position", answer.position());
            history.addTo(shown, answer, audit.ofFigures(position, figures, phrases), phrases);
            return shown;
        });
    }

    /** Those who record and confirm see too what was retracted or rejected, or waits for a second person. */
    private boolean records() {
        return readers.reader()
                .filter(who -> who.may("RECORDER") || who.may("APPROVER"))
                .isPresent();
    }

    private Figure figure(Contents contents, Phrases phrases) {
        Version last = contents.versions().get(contents.versions().size() - 1);
        JsonNode stands = contents.asItStands();
        JsonNode entry = stands == null ? last.entry() : stands;
        String from = entry.path("scope").path("from").asString("");
        String to = entry.path("scope").path("to").asString("");
        String change = amounts(entry.path("change").path("by"), phrases.say("list.comma"), phrases);
        return new Figure(
                parties.of(from).nameWith(to.isEmpty() ? null : parties.of(to)),
                to.isEmpty() ? "/parties/" + Ids.name(from) : "/trade?between=" + Ids.name(from) + "," + Ids.name(to),
                amounts(entry.path("amounts"), " · ", phrases),
                measure(entry, phrases),
                change.isEmpty() ? null : change,
                contents.kind().equals("target-set"),
                said(entry.path("words")),
                said(entry.path("header").path("note")),
                recorded(contents.versions().get(0).event(), phrases));
    }

    private static @Nullable String said(JsonNode words) {
        String said = words.asString("");
        return said.isBlank() ? null : said;
    }

    private static String amounts(JsonNode amounts, String between, Phrases phrases) {
        List<String> all = new ArrayList<>();
        amounts.forEach(amount -> all.add(TradeView.amount(amount, phrases)));
        return String.join(between, all);
    }

    private static String measure(JsonNode entry, Phrases phrases) {
        return TradeView.measured(
                said(entry.path("flow")), entry.path("measure").asString(""), said(entry.path("commodity")), phrases);
    }

    private static String recorded(Stored event, Phrases phrases) {
        String by = Recorders.told(event.recordedBy(), phrases);
        String at = phrases.instant(event.recordedAt());
        return by == null ? phrases.say("entry.recorded", at) : phrases.say("entry.recorded.by", at, by);
    }
}
