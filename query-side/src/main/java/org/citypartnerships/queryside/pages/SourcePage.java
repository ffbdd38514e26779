package org.citypartnerships.queryside.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.sources.Sources;
import org.citypartnerships.queryside.sources.Sources.Supported;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.NotOnRecord;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PartyFigures;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** {@code /sources/{id}}: a source, and everything that stands on it. */
@Controller
class SourcePage {

    private final Sources sources;
    private final ReaderNames names;
    private final PhraseBook book;

    SourcePage(Sources sources, ReaderNames names, PhraseBook book) {
        this.sources = sources;
        this.names = names;
        this.book = book;
    }

    /**
     * An entry that stands on the source.
     *
     * @param address where it is told; null if that has no page
     */
    record Line(
            @Nullable String address,
            String of,
            String what,
            @Nullable String where,
            @Nullable String quote) {}

    @GetMapping("/sources/{id}")
    @ReadsFrom({"sources", "partnerships", "parties"})
    ModelAndView source(@PathVariable("id") String id, Page page, Moment moment, Locale locale) {
        String source = Ids.of("source", id);
        Phrases phrases = book.in(locale);
        return moment.ask(position -> {
            Sources.Answer answer = sources.at(position, source).orElseThrow(() -> new NotOnRecord("source", id));
            List<Supported> all = answer.evidenceFor();
            int from = Math.toIntExact(Math.min(page.offset(), all.size()));
            List<Supported> some = all.subList(from, Math.min(from + page.size(), all.size()));
            ModelAndView shown = new ModelAndView("source");
            shown.addObject("source", answer.source());
            shown.addObject("name", Ids.name(source));
            shown.addObject("kind", phrases.say("source." + answer.source().kind()));
            shown.addObject(
                    "reliability", phrases.say("reliability." + answer.source().reliability()));
            shown.addObject("published", phrases.date(answer.source().publishedOn()));
            shown.addObject("language", language(answer.source().language(), phrases));
            shown.addObject("link", link(answer.source().address()));
            shown.addObject("original", original(position, answer.source()));
            shown.addObject(
                    "authors",
                    answer.source().authors().stream()
                            .map(author -> author.path("name").asString(phrases.say("person.erased")))
                            .toList());
            shown.addObject("lines", lines(some, phrases));
            shown.addObject("sheet", Sheet.of(page, all.size(), "/sources/" + Ids.name(source)));
            shown.addObject("position", position);
            return shown;
        });
    }

    private static @Nullable String language(@Nullable String tag, Phrases phrases) {
        return tag == null ? null : Locale.forLanguageTag(tag).getDisplayLanguage(phrases.locale());
    }

    /** Only what a browser opens as a page: an address out of a document may be anything. */
    private static @Nullable String link(@Nullable String address) {
        return address != null && address.matches("https?://\\S+") ? address : null;
    }

    private @Nullable Line original(long position, Sources.Source source) {
        String original = source.original();
        return original == null
                ? null
                : new Line(
                        "/sources/" + Ids.name(original),
                        sources.at(position, original)
                                .map(answer -> answer.source().title())
                                .orElse(Ids.name(original)),
                        "",
                        null,
                        null);
    }

    private static String unnamed(String stream, Phrases phrases) {
        return stream.startsWith("party:") ? phrases.say("party.unregistered") : Ids.name(stream);
    }

    private List<Line> lines(List<Supported> some, Phrases phrases) {
        Map<String, String> titles =
                names.partnerships(some.stream().map(Supported::stream).toList(), phrases);
        Map<String, String> called =
                names.parties(some.stream().map(Supported::stream).toList(), phrases);
        List<Line> lines = new ArrayList<>();
        for (Supported one : some) {
            String name = Ids.name(one.stream());
            String party = called.get(one.stream());
            String title = titles.get(one.stream());
            lines.add(new Line(
                    one.stream().startsWith("figures:")
                            ? PartyFigures.address(one.stream(), one.entry())
                            : title != null
                                    ? "/partnerships/" + name + "#entry-" + one.entry()
                                    : party != null ? "/parties/" + name : null,
                    title != null ? title : party != null ? party : unnamed(one.stream(), phrases),
                    phrases.say("event." + one.kind()),
                    one.where(),
                    one.quote()));
        }
        return lines;
    }
}
