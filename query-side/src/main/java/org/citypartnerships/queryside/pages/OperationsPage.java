package org.citypartnerships.queryside.pages;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.citypartnerships.queryside.following.Followers;
import org.citypartnerships.queryside.following.Parking.Parked;
import org.citypartnerships.queryside.following.RebuildProgress;
import org.citypartnerships.queryside.following.Rebuilds;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.overview.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /operations}, for administrators: how far each reader has read, what is parked, and rows made anew. */
@Controller
class OperationsPage {

    private static final int PERCENT = 100;

    private final Rebuilds rebuilds;
    private final Followers followers;
    private final Versions versions;
    private final PhraseBook book;
    private final Clock clock;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    OperationsPage(Rebuilds rebuilds, Followers followers, Versions versions, PhraseBook book, Clock clock) {
        this.rebuilds = rebuilds;
        this.followers = followers;
        this.versions = versions;
        this.book = book;
        this.clock = clock;
    }

    /** Where a reader was when the page was last looked at. */
    private record Seen(long position, Instant at) {}

    /**
     * How a reader is doing.
     *
     * @param rate positions read in a second since the page was last looked at; null at the first look
     * @param wrong why it gets no further
     */
    record Line(
            String reader,
            String position,
            String behind,
            @Nullable String rate,
            boolean well,
            @Nullable String wrong,
            @Nullable Progress rebuild,
            List<Parked> parked) {}

    /** How far a rebuild is, in percent of what there was to read. */
    record Progress(
            String phase,
            boolean running,
            int percent,
            String words,
            @Nullable String failure) {}

    @GetMapping("/operations")
    ModelAndView operations(@RequestParam(name = "done", required = false) @Nullable String done, Locale locale) {
        Phrases phrases = book.in(locale);
        NumberFormat numbers = NumberFormat.getIntegerInstance(locale);
        List<Line> lines = rebuilds.status().stream()
                .map(status -> line(status, numbers, phrases))
                .toList();
        return new ModelAndView("operations")
                .addObject("lines", lines)
                .addObject("done", done == null ? null : phrases.sayOr("operations.done." + done, ""))
                .addObject("running", lines.stream().anyMatch(OperationsPage::isRebuilt))
                .addObject("versions", versions.all());
    }

    private static boolean isRebuilt(Line line) {
        Progress rebuild = line.rebuild();
        return rebuild != null && rebuild.running();
    }

    @PostMapping("/operations/rebuild")
    ModelAndView rebuildAll() {
        return after(rebuilds.rebuildAll().name());
    }

    @PostMapping("/operations/{reader}/rebuild")
    ModelAndView rebuild(@PathVariable("reader") String reader) {
        return after(rebuilds.rebuild(List.of(reader)).name());
    }

    @PostMapping("/operations/{reader}/parked")
    ModelAndView tryAgain(@PathVariable("reader") String reader, @RequestParam("stream") String stream) {
        return after(followers.tryAgain(reader, stream) ? "MADE" : "STILL_PARKED");
    }

    /** Back to the page, so that loading it again does nothing twice. */
    private static ModelAndView after(String done) {
        return new ModelAndView("redirect:/operations").addObject("done", done);
    }

    private Line line(Followers.Status status, NumberFormat numbers, Phrases phrases) {
        RebuildProgress rebuild = status.rebuild();
        return new Line(
                status.reader(),
                numbers.format(status.position()),
                numbers.format(status.behind()),
                rate(status, numbers),
                status.isWell(),
                status.running() ? status.stuck() : phrases.say("operations.stopped"),
                rebuild == null ? null : progress(rebuild, numbers, phrases),
                status.parked());
    }

    private @Nullable String rate(Followers.Status status, NumberFormat numbers) {
        Instant now = clock.instant();
        Seen before = seen.put(status.reader(), new Seen(status.position(), now));
        long millis = before == null ? 0 : Duration.between(before.at(), now).toMillis();
        return before == null || millis == 0
                ? null
                : numbers.format((status.position() - before.position()) * 1000 / millis);
    }

    private static Progress progress(RebuildProgress rebuild, NumberFormat numbers, Phrases phrases) {
        long total = Math.max(1, rebuild.total());
        boolean isDone = rebuild.phase() == RebuildProgress.Phase.DONE;
        return new Progress(
                phrases.say("rebuild." + rebuild.phase()),
                !rebuild.isOver(),
                isDone ? PERCENT : (int) Math.min(PERCENT, rebuild.events() * PERCENT / total),
                phrases.say(
                        "operations.progress",
                        numbers.format(rebuild.events()),
                        numbers.format(rebuild.total()),
                        numbers.format(rebuild.eventsPerSecond())),
                rebuild.failure());
    }
}
