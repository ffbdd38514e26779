package org.citypartnerships.queryside.pages;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.keeping.Kept;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.partnerships.Partnerships;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PartnershipFilter;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.SpokenNames;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** {@code /partnerships}: those that a reader looks for. */
@Controller
class PartnershipsPage {

    private final Partnerships partnerships;
    private final FilteredLists lists;
    private final SpokenNames names;
    private final PhraseBook book;

    PartnershipsPage(Partnerships partnerships, FilteredLists lists, SpokenNames names, PhraseBook book) {
        this.names = names;
        this.partnerships = partnerships;
        this.lists = lists;
        this.book = book;
    }

    /**
     * A partnership in the list.
     *
     * @param title by the names that the reader's language has
     * @param recorded by the names that documents are found under, where those are others; null if not
     */
    record Line(
            String address,
            String title,
            @Nullable String recorded,
            String countries,
            StatusView status,
            int papers,
            int warnings) {
        static Line of(Partnerships.Outline listed, Map<String, String> spoken, Phrases phrases) {
            String title = listed.title(spoken);
            List<String> countries = listed.sides().stream()
                    .flatMap(side -> side.members().stream())
                    .map(PartyLabel::country)
                    .filter(Objects::nonNull)
                    .distinct()
                    .map(phrases::country)
                    .toList();
            return new Line(
                    "/partnerships/" + Ids.name(listed.id()),
                    title,
                    title.equals(listed.title()) ? null : listed.title(),
                    String.join(" – ", countries),
                    StatusView.of(listed.status(), phrases),
                    listed.papers(),
                    listed.warnings());
        }
    }

    /** The lines of a list, by the names that parties had on the day in the reader's language. */
    static List<Line> lines(
            List<Partnerships.Outline> listed, @Nullable LocalDate asOf, SpokenNames names, Phrases phrases) {
        Map<String, String> spoken = names.of(
                listed.stream()
                        .flatMap(each -> each.sides().stream())
                        .flatMap(side -> side.members().stream())
                        .map(PartyLabel::id)
                        .distinct()
                        .toList(),
                phrases.locale(),
                asOf);
        return listed.stream().map(each -> Line.of(each, spoken, phrases)).toList();
    }

    @GetMapping("/partnerships")
    @Kept
    @ReadsFrom({"partnerships", "parties", "timeline", "sources"})
    ModelAndView list(Wanted wanted, Page page, Moment moment, Locale locale) {
        Phrases phrases = book.in(locale);
        PartnershipFilter filter = wanted.filter();
        Moment asked = filter.isFoundByNameAlone() ? moment.byKeys() : moment;
        return asked.ask(position -> new ModelAndView("partnerships")
                .addObject(
                        "list",
                        lists.page(
                                "partnerships",
                                wanted,
                                page,
                                position,
                                phrases,
                                () -> lines(
                                        partnerships.outlines(filter, position, page), filter.asOf(), names, phrases),
                                () -> partnerships.count(filter, null))));
    }
}
