package org.citypartnerships.queryside.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.keeping.Kept;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.pages.FilterChoices.Choice;
import org.citypartnerships.queryside.sources.SourceLists;
import org.citypartnerships.queryside.sources.SourceLists.Listed;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.values.SourceKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** {@code /sources}: the documents that everything on record rests on. */
@Controller
class SourcesPage {

    private final SourceLists sources;
    private final ListsRead lists;
    private final PhraseBook book;

    SourcesPage(SourceLists sources, ListsRead lists, PhraseBook book) {
        this.sources = sources;
        this.lists = lists;
        this.book = book;
    }

    /** What a reader looks for, as typed: what is no kind is told beside the form, and does not filter. */
    record Sought(@Nullable String q, @Nullable String kind) {
        Sought {
            q = Given.text(q);
            kind = Given.text(kind);
        }

        /** Whether anything is looked for. */
        public boolean isAnything() {
            return q != null || kind != null;
        }

        /** Whether a kind is asked for that is none. */
        public boolean isKindWrong() {
            return kind != null && kindAsked() == null;
        }

        private @Nullable SourceKind kindAsked() {
            return Given.one(SourceKind.class, kind);
        }

        SourceLists.Filter filter() {
            return new SourceLists.Filter(q, kindAsked());
        }

        String at(String path) {
            return new Given().with("q", q).with("kind", kind).at(path);
        }
    }

    /**
     * A source in the list.
     *
     * @param language the language that its title is in; null if nobody said
     * @param published when it was published, as stated
     */
    record Line(
            String address,
            String title,
            @Nullable String language,
            @Nullable String publisher,
            @Nullable String published,
            String kind,
            String reliability) {
        static Line of(Listed source, Phrases phrases) {
            return new Line(
                    "/sources/" + Ids.name(source.id()),
                    source.title(),
                    source.language(),
                    source.publisher(),
                    phrases.date(source.publishedOn()),
                    phrases.say("source." + source.kind()),
                    phrases.say("reliability." + source.reliability()));
        }
    }

    @GetMapping("/sources")
    @Kept
    @ReadsFrom("sources")
    ModelAndView list(Sought sought, Page page, Moment moment, Locale locale) {
        Phrases phrases = book.in(locale);
        return moment.ask(position -> {
            SourceLists.Filter filter = sought.filter();
            List<Line> lines = lists.shown(
                    position,
                    "sources",
                    filter,
                    page,
                    locale,
                    () -> sources.list(filter, page).stream()
                            .map(source -> Line.of(source, phrases))
                            .toList());
            long total = lists.total(position, "sources", filter, page, lines, () -> sources.count(filter));
            ModelAndView shown = new ModelAndView("sources");
            shown.addObject("lines", lines);
            shown.addObject("sought", sought);
            shown.addObject("kinds", kinds(sought, phrases));
            shown.addObject("sheet", Sheet.of(page, total, sought.at("/sources")));
            shown.addObject("csv", sought.at("/api/sources.csv"));
            shown.addObject("json", sought.at("/api/sources"));
            shown.addObject("position", position);
            return shown;
        });
    }

    private static List<Choice> kinds(Sought sought, Phrases phrases) {
        return Arrays.stream(SourceKind.values())
                .map(kind -> new Choice(
                        kind.name(),
                        phrases.say("source." + kind.name()),
                        kind.name().equals(sought.kind())))
                .toList();
    }
}
