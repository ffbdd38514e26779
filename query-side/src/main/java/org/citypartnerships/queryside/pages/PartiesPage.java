package org.citypartnerships.queryside.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.keeping.Kept;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.pages.FilterChoices.Choice;
import org.citypartnerships.queryside.parties.Parties;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.SpokenNames;
import org.citypartnerships.values.PartyKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** {@code /parties}: cities, regions, countries, chambers and other bodies. */
@Controller
class PartiesPage {

    private final Parties parties;
    private final FilterChoices choices;
    private final ListsRead lists;
    private final SpokenNames names;
    private final PhraseBook book;

    PartiesPage(Parties parties, FilterChoices choices, ListsRead lists, SpokenNames names, PhraseBook book) {
        this.names = names;
        this.parties = parties;
        this.choices = choices;
        this.lists = lists;
        this.book = book;
    }

    /** What a reader looks for, as typed: what is no kind is told beside the form, and does not filter. */
    record Sought(
            @Nullable String q,
            @Nullable String kind,
            @Nullable String country) {
        Sought {
            q = Given.text(q);
            kind = Given.text(kind);
            country = Given.text(country);
        }

        /** Whether anything is looked for. */
        public boolean isAnything() {
            return q != null || kind != null || country != null;
        }

        /** Whether a kind is asked for that is none. */
        public boolean isKindWrong() {
            return kind != null && kindAsked() == null;
        }

        @Nullable
        PartyKind kindAsked() {
            return Given.one(PartyKind.class, kind);
        }

        Parties.Filter filter() {
            return new Parties.Filter(q, kindAsked(), country, null, null);
        }

        String at(String path) {
            return new Given()
                    .with("q", q)
                    .with("kind", kind)
                    .with("country", country)
                    .at(path);
        }
    }

    /**
     * A party in the list.
     *
     * @param name its name in the reader's language, if it has one
     * @param recorded the name that documents are found under, where that is another; null if not
     */
    record Line(
            String address,
            String name,
            @Nullable String recorded,
            String kind,
            @Nullable String country) {
        static Line of(Parties.Listed party, Map<String, String> spoken, Phrases phrases) {
            String country = party.country();
            String name = spoken.getOrDefault(party.id(), party.name());
            return new Line(
                    "/parties/" + Ids.name(party.id()),
                    name,
                    name.equals(party.name()) ? null : party.name(),
                    phrases.say("kind." + party.kind()),
                    country == null ? null : phrases.country(country));
        }
    }

    private List<Line> lines(List<Parties.Listed> listed, Phrases phrases) {
        List<String> ids = listed.stream().map(Parties.Listed::id).toList();
        Map<String, String> spoken = names.of(ids, phrases.locale(), null);
        return listed.stream().map(party -> Line.of(party, spoken, phrases)).toList();
    }

    @GetMapping("/parties")
    @Kept
    @ReadsFrom("parties")
    ModelAndView list(Sought sought, Page page, Moment moment, Locale locale) {
        Phrases phrases = book.in(locale);
        return moment.ask(position -> {
            ModelAndView shown = new ModelAndView("parties");
            List<Line> lines = lists.shown(
                    position,
                    "parties",
                    sought.filter(),
                    page,
                    locale,
                    () -> lines(parties.list(sought.filter(), null, page), phrases));
            long total = lists.total(
                    position, "parties", sought.filter(), page, lines, () -> parties.count(sought.filter(), null));
            shown.addObject("lines", lines);
            shown.addObject("sought", sought);
            shown.addObject("kinds", kinds(sought, phrases));
            shown.addObject(
                    "countries",
                    choices.countries(sought.country(), position, phrases).all());
            shown.addObject("sheet", Sheet.of(page, total, sought.at("/parties")));
            shown.addObject("csv", sought.at("/api/parties.csv"));
            shown.addObject("json", sought.at("/api/parties"));
            shown.addObject("position", position);
            return shown;
        });
    }

    private static List<Choice> kinds(Sought sought, Phrases phrases) {
        return Arrays.stream(PartyKind.values())
                .map(kind -> new Choice(
                        kind.name(),
                        phrases.say("kind." + kind.name()),
                        kind.name().equals(sought.kind())))
                .toList();
    }
}
