package org.citypartnerships.queryside.pages;

import java.util.List;
import java.util.Locale;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** {@code /partnerships}: those that a reader looks for. */
@Controller
class PartnershipsPage {

    private final Partnerships partnerships;
    private final FilteredLists lists;
    private final PhraseBook book;

    PartnershipsPage(Partnerships partnerships, FilteredLists lists, PhraseBook book) {
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
        static Line of(Partnerships.Outline listed, Phrases phrases) {
            String title = listed.spokenTitle();
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

    @GetMapping("/partnerships")
    @Kept
    @ReadsFrom({"partnerships", "parties", "timeline", "sources"})
    ModelAndView list(Wanted wanted, Page page, Moment moment, Locale locale) {
        PartnershipFilter filter = wanted.filter();
        return filter.isFoundByNameAlone()
                ? moment.byKeys()
                        .ask(
                                partnerships.outlinesLookups(filter, page, locale),
                                position -> list(wanted, page, position, book.in(locale)))
                : moment.ask(position -> list(wanted, page, position, book.in(locale)));
    }

    private ModelAndView list(Wanted wanted, Page page, long position, Phrases phrases) {
        PartnershipFilter filter = wanted.filter();
        return new ModelAndView("partnerships")
                .addObject(
                        "list",
                        lists.page(
                                "partnerships",
                                wanted,
                                page,
                                position,
                                phrases,
                                () -> lines(partnerships.outlines(filter, position, page, phrases.locale()), phrases),
                                () -> partnerships.count(filter, null)));
    }

    /** The lines of a list. */
    static List<Line> lines(List<Partnerships.Outline> listed, Phrases phrases) {
        return listed.stream().map(each -> Line.of(each, phrases)).toList();
    }
}
