package org.citypartnerships.queryside.pages;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.partnerships.Partnerships;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** {@code /partnerships}: those that a reader looks for. */
@Controller
class PartnershipsPage {

    private final Partnerships partnerships;
    private final FilterChoices choices;
    private final ListsRead lists;
    private final PhraseBook book;

    PartnershipsPage(Partnerships partnerships, FilterChoices choices, ListsRead lists, PhraseBook book) {
        this.partnerships = partnerships;
        this.choices = choices;
        this.lists = lists;
        this.book = book;
    }

    /** A partnership in the list. */
    record Line(String address, String title, String countries, StatusView status, int papers, int warnings) {
        static Line of(Partnerships.Listed listed, Phrases phrases) {
            List<String> countries = listed.sides().stream()
                    .flatMap(side -> side.members().stream())
                    .map(PartyLabel::country)
                    .filter(Objects::nonNull)
                    .distinct()
                    .map(phrases::country)
                    .toList();
            return new Line(
                    "/partnerships/" + Ids.name(listed.id()),
                    listed.title(),
                    String.join(" – ", countries),
                    StatusView.of(listed.status(), phrases),
                    listed.instruments().size(),
                    listed.warnings().size());
        }
    }

    @GetMapping("/partnerships")
    @ReadsFrom({"partnerships", "parties", "timeline", "sources"})
    ModelAndView list(Wanted wanted, Page page, Moment moment, Locale locale) {
        Phrases phrases = book.in(locale);
        return moment.ask(position -> {
            ModelAndView shown = new ModelAndView("partnerships");
            long total = lists.total(
                    position, "partnerships", wanted.filter(), () -> partnerships.count(wanted.filter(), null));
            shown.addObject(
                    "lines",
                    lists.lines(
                            position,
                            "partnerships",
                            wanted.filter(),
                            page,
                            locale,
                            () -> partnerships.list(wanted.filter(), null, page).stream()
                                    .map(listed -> Line.of(listed, phrases))
                                    .toList()));
            shown.addObject("sheet", Sheet.of(page, total, wanted.at("/partnerships")));
            shown.addObject("filter", choices.of(wanted, "/partnerships", position, phrases));
            shown.addObject("position", position);
            return shown;
        });
    }
}
