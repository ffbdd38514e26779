package org.citypartnerships.queryside.pages;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.keeping.Kept;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.pairs.Pairs;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PartnershipFilter;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.SpokenNames;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** {@code /pairs}: pairs of cities, each with what makes it one. */
@Controller
class PairsPage {

    private final Pairs pairs;
    private final FilteredLists lists;
    private final SpokenNames names;
    private final PhraseBook book;

    PairsPage(Pairs pairs, FilteredLists lists, SpokenNames names, PhraseBook book) {
        this.names = names;
        this.pairs = pairs;
        this.lists = lists;
        this.book = book;
    }

    /**
     * A city of the pair.
     *
     * @param name its name in the reader's language, if it has one
     * @param recorded the name that documents are found under, where that is another; null if not
     */
    record City(
            String address,
            String name,
            @Nullable String recorded,
            @Nullable String country) {
        static City of(PartyLabel label, Map<String, String> spoken, Phrases phrases) {
            String country = label.country();
            String name = spoken.getOrDefault(label.id(), label.name());
            return new City(
                    "/parties/" + Ids.name(label.id()),
                    name,
                    name.equals(label.name()) ? null : label.name(),
                    country == null ? null : phrases.country(country));
        }

        String asRecorded() {
            return recorded == null ? name : recorded;
        }
    }

    /** A partnership that makes the pair. */
    record Through(String address, @Nullable String strand, boolean direct, StatusView status) {
        static Through of(Pairs.Through through, Phrases phrases) {
            return new Through(
                    "/partnerships/" + Ids.name(through.id()),
                    through.strand(),
                    through.direct(),
                    StatusView.of(through.status(), phrases));
        }
    }

    /** A pair in the list. */
    record Line(City one, City other, StatusView status, List<Through> through) {
        /** The names that documents are found under, where those are others; null if not. */
        public @Nullable String recorded() {
            return one.recorded() == null && other.recorded() == null
                    ? null
                    : one.asRecorded() + " – " + other.asRecorded();
        }

        /** Whether more than one partnership makes the pair, so that each has to tell where it stands. */
        public boolean several() {
            return through.size() > 1;
        }

        static Line of(Pairs.Listed listed, Map<String, String> spoken, Phrases phrases) {
            return new Line(
                    City.of(listed.city(0), spoken, phrases),
                    City.of(listed.city(1), spoken, phrases),
                    StatusView.of(listed.status(), phrases),
                    listed.partnerships().stream()
                            .map(through -> Through.of(through, phrases))
                            .toList());
        }
    }

    private List<Line> lines(List<Pairs.Listed> listed, @Nullable LocalDate asOf, Phrases phrases) {
        List<String> cities = listed.stream()
                .flatMap(pair -> pair.cities().stream())
                .map(PartyLabel::id)
                .distinct()
                .toList();
        Map<String, String> spoken = names.of(cities, phrases.locale(), asOf);
        return listed.stream().map(pair -> Line.of(pair, spoken, phrases)).toList();
    }

    @GetMapping("/pairs")
    @Kept
    @ReadsFrom({"partnerships", "parties", "timeline", "sources"})
    ModelAndView list(Wanted wanted, Page page, Moment moment, Locale locale) {
        Phrases phrases = book.in(locale);
        PartnershipFilter filter = wanted.filter();
        return moment.ask(position -> new ModelAndView("pairs")
                .addObject(
                        "list",
                        lists.page(
                                "pairs",
                                wanted,
                                page,
                                position,
                                phrases,
                                () -> lines(pairs.list(filter, null, page), filter.asOf(), phrases),
                                () -> pairs.count(filter, null))));
    }
}
