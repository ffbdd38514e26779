package org.citypartnerships.queryside.pages;

import java.util.List;
import java.util.Locale;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.overview.Overview;
import org.citypartnerships.queryside.pages.LatestNews.News;
import org.citypartnerships.queryside.timeline.Timelines;
import org.citypartnerships.queryside.web.BadParameter;
import org.citypartnerships.queryside.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * {@code /recorded}: everything that was recorded and is for everybody, the latest first. A page of it is asked for by the place in
 * the history that it stands before, {@code ?before=4711}: so it is found by index however long ago it was recorded, and what is
 * recorded meanwhile moves nothing on it.
 */
@Controller
class RecordedPage {

    private final Overview overview;
    private final LatestNews news;
    private final PhraseBook book;

    RecordedPage(Overview overview, LatestNews news, PhraseBook book) {
        this.overview = overview;
        this.news = news;
        this.book = book;
    }

    @GetMapping("/recorded")
    @ReadsFrom({"partnerships", "parties", "sources", "figures", "timeline"})
    ModelAndView recorded(
            @RequestParam(name = "before", required = false) @Nullable String before, Moment moment, Locale locale) {
        long end = end(before);
        Phrases phrases = book.in(locale);
        return moment.byKeys().ask(List.of(news.lookup(end, Page.SIZE_DEFAULT)), position -> {
            Overview.Answer counts = overview.remembered(position);
            List<News> lines = news.lines(position, counts.asOf(), end, Page.SIZE_DEFAULT, phrases);
            boolean isFull = lines.size() == Page.SIZE_DEFAULT;
            ModelAndView shown = new ModelAndView("what-was-recorded");
            shown.addObject("lines", lines);
            shown.addObject("total", counts.counts().get("entries"));
            shown.addObject("older", isFull ? lines.get(lines.size() - 1).place() : null);
            shown.addObject("isLatest", end == Timelines.EVERYTHING);
            shown.addObject("position", position);
            return shown;
        });
    }

    private static long end(@Nullable String before) {
        if (before == null) {
            return Timelines.EVERYTHING;
        }
        if (!before.matches("[1-9][0-9]{0,17}")) {
            throw new BadParameter(
                    "before", "say a place in the history, such as 4711: only what was recorded before it is listed");
        }
        return Long.parseLong(before);
    }
}
