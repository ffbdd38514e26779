package org.citypartnerships.queryside.pages;

import java.text.NumberFormat;
import java.util.Locale;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.ledger.LedgerApi;
import org.citypartnerships.queryside.ledger.LedgerApi.CheckpointAnswer;
import org.citypartnerships.queryside.web.BadParameter;
import org.citypartnerships.queryside.web.NotYetAvailable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /ledger}: the last signed checkpoint, the keys, and whether the ledger still begins with what it was once. */
@Controller
class LedgerPage {

    private final LedgerApi ledger;
    private final PhraseBook book;

    LedgerPage(LedgerApi ledger, PhraseBook book) {
        this.ledger = ledger;
        this.book = book;
    }

    @GetMapping("/ledger")
    ModelAndView ledger(@RequestParam(name = "from", required = false) @Nullable String from, Locale locale) {
        Phrases phrases = book.in(locale);
        ModelAndView shown = new ModelAndView("ledger").addObject("from", from);
        try {
            CheckpointAnswer checkpoint = ledger.checkpoint();
            shown.addObject("checkpoint", checkpoint);
            shown.addObject("size", NumberFormat.getIntegerInstance(locale).format(checkpoint.size()));
            shown.addObject("taken", phrases.instant(checkpoint.takenAt()));
            if (from != null && !from.isBlank()) {
                compare(shown, from.strip(), checkpoint.size(), phrases);
            }
        } catch (NotYetAvailable none) {
            shown.addObject("checkpoint", null);
        }
        return shown;
    }

    private void compare(ModelAndView shown, String from, long size, Phrases phrases) {
        try {
            shown.addObject("consistency", ledger.consistency(Long.parseLong(from), size));
        } catch (NumberFormatException | BadParameter noSize) {
            shown.addObject("error", phrases.say("ledger.from.wrong", size));
        }
    }
}
