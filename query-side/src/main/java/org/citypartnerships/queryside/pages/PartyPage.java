package org.citypartnerships.queryside.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.citypartnerships.queryside.following.Lookup;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.keeping.Kept;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.pages.PartnershipView.Party;
import org.citypartnerships.queryside.pages.TradeView.FigureView;
import org.citypartnerships.queryside.parties.OneParty;
import org.citypartnerships.queryside.parties.Parties;
import org.citypartnerships.queryside.partnerships.Partnerships;
import org.citypartnerships.queryside.timeline.Ordinals;
import org.citypartnerships.queryside.timeline.Timelines;
import org.citypartnerships.queryside.timeline.Timelines.Confirmation;
import org.citypartnerships.queryside.timeline.Timelines.Order;
import org.citypartnerships.queryside.timeline.Timelines.Question;
import org.citypartnerships.queryside.timeline.Timelines.Told;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.SpokenNames;
import org.citypartnerships.queryside.worldmap.WorldMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /parties/{id}}: a city or another party, its names over time, its partnerships, its numbers, what happened to it. */
@Controller
class PartyPage {

    private final OneParty one;
    private final Partnerships partnerships;
    private final Timelines timelines;
    private final Ordinals ordinals;
    private final WorldMap map;
    private final ListsRead lists;
    private final SpokenNames spoken;
    private final ReaderNames names;
    private final PhraseBook book;

    PartyPage(
            OneParty one,
            Partnerships partnerships,
            Timelines timelines,
            Ordinals ordinals,
            WorldMap map,
            ListsRead lists,
            SpokenNames spoken,
            ReaderNames names,
            PhraseBook book) {
        this.spoken = spoken;
        this.names = names;
        this.ordinals = ordinals;
        this.map = map;
        this.one = one;
        this.partnerships = partnerships;
        this.timelines = timelines;
        this.lists = lists;
        this.book = book;
    }

    /** A name that it bears or bore. */
    record NameView(
            String text,
            @Nullable String language,
            String kind,
            @Nullable String from,
            @Nullable String until,
            boolean planned) {
        static NameView of(Parties.Name name, Phrases phrases) {
            String language = name.language();
            return new NameView(
                    name.text(),
                    language == null ? null : Locale.forLanguageTag(language).getDisplayLanguage(phrases.locale()),
                    phrases.say("name." + name.kind()),
                    phrases.date(name.from()),
                    phrases.date(name.until()),
                    name.planned());
        }
    }

    /** That it became part of another, or another part of it. */
    record MergerView(Party party, @Nullable String on) {
        static MergerView of(OneParty.Merging merging, Phrases phrases) {
            return new MergerView(Party.of(merging.party(), phrases), phrases.date(merging.on()));
        }
    }

    /** A place in its list that a source claims. */
    record OrdinalView(
            String number,
            String address,
            String title,
            @Nullable String words,
            @Nullable String when,
            boolean planned) {}

    @GetMapping("/parties/{id}")
    @Kept
    @ReadsFrom({"parties", "known-parties", "partnerships", "figures", "sources", "timeline"})
    ModelAndView party(
            @PathVariable("id") String id,
            @RequestParam(name = "asOf", required = false) @Nullable String asOf,
            Page page,
            Moment moment,
            Locale locale) {
        Times times = new Times(asOf, null);
        String party = Ids.of("party", id);
        Phrases phrases = book.in(locale);
        Question question = new Question(List.of(party), times.day(), null, Confirmation.CONFIRMED);
        List<Lookup<?>> first = new ArrayList<>(one.lookups(party, times.day()));
        first.add(timelines.lookup(question, page));
        first.add(ordinals.lookup(party));
        first.add(map.lookup(party));
        return moment.byKeys().ask(first, position -> {
            OneParty.Answer answer = one.at(position, party, times.day(), null);
            String country = answer.party().country();
            ModelAndView shown = new ModelAndView("party");
            shown.addObject("party", answer.party());
            shown.addObject("name", Ids.name(party));
            shown.addObject("kind", phrases.say("kind." + answer.party().kind()));
            shown.addObject("country", country == null ? null : phrases.country(country));
            shown.addObject("profile", answer.profile());
            shown.addObject("coordinates", coordinates(answer, phrases));
            shown.addObject("times", times);
            shown.addObject("errors", errors(times, phrases));
            shown.addObject("asOf", phrases.day(answer.asOf()));
            shown.addObject(
                    "names",
                    answer.names().stream()
                            .map(name -> NameView.of(name, phrases))
                            .toList());
            shown.addObject(
                    "mergers",
                    answer.mergers().stream()
                            .map(merger -> MergerView.of(merger, phrases))
                            .toList());
            shown.addObject(
                    "succeededBy",
                    answer.succeededBy().stream()
                            .map(merger -> MergerView.of(merger, phrases))
                            .toList());
            shown.addObject(
                    "partnerships",
                    PartnershipsPage.lines(
                            partnerships.of(
                                    answer.partnerships().stream()
                                            .limit(Page.SIZE_MAX)
                                            .toList(),
                                    times.day(),
                                    locale),
                            phrases));
            List<FigureView> figures = TradeView.of(answer.figures(), answer.figures(), phrases);
            shown.addObject("figures", figures);
            List<Told> told = Told.calling(
                    timelines.list(question, Order.HAPPENED, page), named -> spoken.of(named, locale, answer.asOf()));
            shown.addObject("years", new TimelineView(phrases, answer.asOf()).years(told));
            shown.addObject(
                    "sheet",
                    Sheet.of(
                            page,
                            lists.total(position, "timeline", question, page, told, () -> timelines.count(question)),
                            times.at("/parties/" + id)));
            shown.addObject("called", called(answer, locale));
            shown.addObject("ordinals", ordinals(party, phrases));
            shown.addObject(
                    "map",
                    "CITY".equals(answer.party().kind()) && !times.isAnother()
                            ? MapView.of(map.of(party), phrases.say("party.map"), names, phrases)
                            : null);
            shown.addObject("position", position);
            return shown;
        });
    }

    private static @Nullable String coordinates(OneParty.Answer answer, Phrases phrases) {
        String latitude = answer.latitude();
        String longitude = answer.longitude();
        return latitude == null || longitude == null ? null : PlaceWords.of(latitude, longitude, phrases);
    }

    /** What it is called in the reader's language, where that is another name than the one it goes by. */
    private static @Nullable String called(OneParty.Answer answer, Locale locale) {
        return answer.names().stream()
                .filter(name -> name.language() != null && name.until() == null && !name.planned())
                .filter(name ->
                        Locale.forLanguageTag(name.language()).getLanguage().equals(locale.getLanguage()))
                .map(Parties.Name::text)
                .filter(name -> !name.equals(answer.party().name()))
                .findFirst()
                .orElse(null);
    }

    private List<OrdinalView> ordinals(String party, Phrases phrases) {
        List<Ordinals.Claim> claims = ordinals.of(party);
        Map<String, String> titles =
                names.partnerships(claims.stream().map(Ordinals.Claim::stream).toList(), phrases);
        return claims.stream()
                .map(claim -> new OrdinalView(
                        phrases.say("party.ordinal", claim.number()),
                        "/partnerships/" + Ids.name(claim.stream()) + "#entry-" + claim.entry(),
                        titles.getOrDefault(claim.stream(), Ids.name(claim.stream())),
                        claim.words(),
                        phrases.date(claim.happened()),
                        claim.planned()))
                .toList();
    }

    private static Map<String, String> errors(Times times, Phrases phrases) {
        Map<String, String> errors = new LinkedHashMap<>();
        times.errors().forEach((field, key) -> errors.put(field, phrases.say(key)));
        return errors;
    }
}
