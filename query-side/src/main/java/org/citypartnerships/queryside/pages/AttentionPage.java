package org.citypartnerships.queryside.pages;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.citypartnerships.history.WarningCode;
import org.citypartnerships.queryside.attention.Attention;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.pages.FilterChoices.Choice;
import org.citypartnerships.queryside.pages.PartnershipView.Party;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PartyFigures;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /attention}: what a person should look at, and by which rule. */
@Controller
class AttentionPage {

    private final Attention attention;
    private final WarningWords words;
    private final ReaderNames names;
    private final PhraseBook book;

    AttentionPage(Attention attention, WarningWords words, ReaderNames names, PhraseBook book) {
        this.names = names;
        this.attention = attention;
        this.words = words;
        this.book = book;
    }

    /**
     * Something to look at.
     *
     * @param address where it can be looked at; null if there is no page of it
     * @param silenced the reason for which somebody silenced it
     */
    record Line(
            WarningWords.Told told,
            @Nullable String address,
            List<Party> parties,
            String since,
            @Nullable String until,
            @Nullable String silenced) {
        static Line of(Attention.Item item, Map<String, String> called, WarningWords words, Phrases phrases) {
            Attention.Silenced silenced = item.silenced();
            return new Line(
                    words.told(item.code(), item.message(), item.saying(), item.stream(), phrases),
                    address(item),
                    item.parties().stream()
                            .map(party -> Party.of(party, called, phrases))
                            .toList(),
                    phrases.day(item.since()),
                    item.until() == null ? null : phrases.day(item.until()),
                    silenced == null ? null : silenced.reason());
        }

        private static @Nullable String address(Attention.Item item) {
            String name = Ids.name(item.stream());
            if (item.stream().startsWith("party:")) {
                return "/parties/" + name;
            }
            String first = item.entries().isEmpty() ? "" : item.entries().get(0);
            int hash = first.indexOf('#');
            if (item.stream().startsWith("partnership:")) {
                return "/partnerships/" + name + (hash < 0 ? "" : "#entry-" + first.substring(hash + 1));
            } else if (item.stream().startsWith("source:")) {
                return "/sources/" + name;
            }
            return hash < 0
                    ? ofNumbers(item)
                    : PartyFigures.address(first.substring(0, hash), first.substring(hash + 1));
        }

        /** Where numbers of the parties stand, if it is about no single one. */
        private static @Nullable String ofNumbers(Attention.Item item) {
            List<String> parties =
                    item.parties().stream().map(party -> Ids.name(party.id())).toList();
            return switch (parties.size()) {
                case 1 -> item.parties().get(0).kind() == null ? null : "/parties/" + parties.get(0);
                case 2 -> "/trade?between=" + String.join(",", parties);
                default -> null;
            };
        }
    }

    @GetMapping("/attention")
    @ReadsFrom({"attention", "parties", "sources"})
    ModelAndView list(
            @RequestParam(name = "code", required = false) @Nullable String code,
            @RequestParam(name = "silenced", required = false) @Nullable String silenced,
            Page page,
            Moment moment,
            Locale locale) {
        Phrases phrases = book.in(locale);
        WarningCode rule = Given.one(WarningCode.class, code);
        boolean withSilenced = silenced != null;
        Attention.Filter filter = new Attention.Filter(rule, null, null, withSilenced, null);
        String asked = (rule == null ? "" : "code=" + rule) + (withSilenced ? "&silenced=true" : "");
        String query = asked.isEmpty() ? "" : "?" + asked.replaceFirst("^&", "");
        return moment.ask(position -> {
            ModelAndView shown = new ModelAndView("attention");
            shown.addObject("lines", lines(attention.list(filter, page), phrases));
            shown.addObject("codes", codes(rule, phrases));
            shown.addObject("withSilenced", withSilenced);
            shown.addObject("isFiltered", !query.isEmpty());
            shown.addObject("sheet", Sheet.of(page, attention.count(filter), "/attention" + query));
            shown.addObject("csv", "/api/attention.csv" + query);
            shown.addObject("position", position);
            return shown;
        });
    }

    /** What is to be looked at, as pages tell it. */
    List<Line> lines(List<Attention.Item> items, Phrases phrases) {
        Map<String, String> called = names.parties(
                items.stream()
                        .flatMap(item -> item.parties().stream())
                        .map(PartyLabel::id)
                        .toList(),
                phrases);
        return items.stream().map(item -> Line.of(item, called, words, phrases)).toList();
    }

    private static List<Choice> codes(@Nullable WarningCode chosen, Phrases phrases) {
        return Arrays.stream(WarningCode.values())
                .map(code -> new Choice(code.name(), phrases.say("warning." + code.name()), code == chosen))
                .sorted(Comparator.comparing(Choice::name))
                .toList();
    }
}
