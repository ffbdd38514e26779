package org.citypartnerships.queryside.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.citypartnerships.queryside.figures.TradeSeries;
import org.citypartnerships.queryside.figures.TradeSeries.Wish;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.pages.TradeForm.Field;
import org.citypartnerships.queryside.web.BadParameter;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PartyLabels;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.values.Flow;
import org.citypartnerships.values.PartyKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** {@code /trade}: printed numbers as series, each of one scope, flow, commodity and currency; never a sum over any of them. */
@Controller
class TradePage {

    private static final int SERIES_MAX = 20;

    private final TradeSeries trade;
    private final TradeForm form;
    private final PartyLabels parties;
    private final PhraseBook book;

    TradePage(TradeSeries trade, TradeForm form, PartyLabels parties, PhraseBook book) {
        this.trade = trade;
        this.form = form;
        this.parties = parties;
        this.book = book;
    }

    /**
     * What is looked for, as typed.
     *
     * @param q a part of any name of a party at either end
     * @param between two parties whose own and context numbers are shown apart: {@code sunderland-gb,harbin-cn}
     * @param level a {@link PartyKind} at one end
     * @param other a {@link PartyKind} at the other end
     * @param measure what is counted
     * @param flow a {@link Flow}
     * @param commodity the goods, or {@link TradeSeries#NO_GOODS}
     * @param unit the currency, {@code currency:USD}
     */
    record Asked(
            @Nullable String q,
            @Nullable String between,
            @Nullable String level,
            @Nullable String other,
            @Nullable String measure,
            @Nullable String flow,
            @Nullable String commodity,
            @Nullable String unit) {

        /** Where only the other end is said, it is the one. */
        Wish wish() {
            String one = Given.text(level);
            String another = Given.text(other);
            return new Wish(
                    Given.text(q),
                    one == null ? another : one,
                    one == null ? null : another,
                    Given.text(measure),
                    Given.text(flow),
                    Given.text(commodity),
                    Given.text(unit));
        }

        /** What was typed into a field that offers a choice; null if nothing. */
        @Nullable
        String typed(String field) {
            return given().texts().get(field);
        }

        /** The same without what can't be understood. */
        Asked without(List<Field> wrong) {
            Map<String, String> understood = given().texts();
            wrong.forEach(field -> understood.remove(field.name()));
            return new Asked(
                    q,
                    between,
                    understood.get("level"),
                    understood.get("other"),
                    understood.get("measure"),
                    understood.get("flow"),
                    understood.get("commodity"),
                    understood.get("unit"));
        }

        /** Whether anything is looked for. */
        public boolean isAnything() {
            return !given().isEmpty();
        }

        /** Whether a name is looked for. */
        public boolean isNameSought() {
            return Given.text(q) != null;
        }

        String address() {
            return given().at("/trade");
        }

        private Given given() {
            return new Given()
                    .with("q", q)
                    .with("between", between)
                    .with("level", level)
                    .with("other", other)
                    .with("measure", measure)
                    .with("flow", flow)
                    .with("commodity", commodity)
                    .with("unit", unit);
        }
    }

    @GetMapping("/trade")
    @ReadsFrom({"figures", "parties", "sources"})
    ModelAndView trade(Asked asked, Page page, Moment moment, Locale locale) {
        Phrases phrases = book.in(locale);
        List<String> two = two(asked.between());
        Page some = new Page(page.number(), Math.min(page.size(), SERIES_MAX));
        return moment.ask(position -> {
            ModelAndView shown = new ModelAndView("trade");
            shown.addObject("asked", asked);
            List<Field> fields = form.fields(asked, phrases);
            List<Field> wrong = fields.stream().filter(Field::isWrong).toList();
            Wish wish = asked.without(wrong).wish();
            shown.addObject("fields", fields);
            shown.addObject("areWrong", !wrong.isEmpty());
            shown.addObject("position", position);
            if (two.size() == 2) {
                List<PartyLabel> both = List.copyOf(parties.of(two).values());
                shown.addObject(
                        "two", phrases.all(both.stream().map(PartyLabel::name).toList()));
                shown.addObject("json", "/api/trade?between=" + Ids.name(two.get(0)) + "," + Ids.name(two.get(1)));
                shown.addObject("own", SeriesView.of(trade.between(two.get(0), two.get(1), wish), "own", phrases));
                shown.addObject(
                        "context", SeriesView.of(trade.around(two.get(0), two.get(1), wish), "context", phrases));
            } else {
                long total = trade.count(wish);
                shown.addObject("own", SeriesView.of(trade.matching(wish, some), "series", phrases));
                shown.addObject("context", List.of());
                shown.addObject("sheet", Sheet.of(some, total, asked.address()));
            }
            return shown;
        });
    }

    /**
     * The two parties of {@code a,b}; none if nothing is asked about a pair.
     *
     * @throws BadParameter if it does not name two
     */
    private static List<String> two(@Nullable String between) {
        if (between == null || between.isBlank()) {
            return List.of();
        }
        List<String> parts = Arrays.stream(between.split(",", -1))
                .map(String::strip)
                .distinct()
                .toList();
        if (parts.size() != 2 || parts.contains("")) {
            throw new BadParameter("between", "between names two parties, as between=sunderland-gb,harbin-cn");
        }
        return parts.stream().map(party -> Ids.of("party", party)).toList();
    }
}
