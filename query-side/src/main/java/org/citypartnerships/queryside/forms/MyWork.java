package org.citypartnerships.queryside.forms;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.citypartnerships.queryside.attention.Attention;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.pages.WarningWords;
import org.citypartnerships.queryside.signin.Recording;
import org.citypartnerships.queryside.signin.Recording.Outcome;
import org.citypartnerships.queryside.signin.Recording.Recorded;
import org.citypartnerships.queryside.signin.Recording.Refused;
import org.citypartnerships.queryside.signin.Who;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /my-work}: what waits for me, what I recorded, and what needs a look in my municipality's partnerships. */
@Controller
class MyWork {

    private static final int LATEST = 20;
    private static final int LOOKS = 10;
    private static final String LOCAL = "local#";

    private final Recording recording;
    private final Entries entries;
    private final Latest latest;
    private final Attention attention;
    private final WarningWords words;
    private final Refusals refusals;
    private final PhraseBook book;

    MyWork(
            Recording recording,
            Entries entries,
            Latest latest,
            Attention attention,
            WarningWords words,
            Refusals refusals,
            PhraseBook book) {
        this.refusals = refusals;
        this.words = words;
        this.recording = recording;
        this.entries = entries;
        this.latest = latest;
        this.attention = attention;
        this.book = book;
    }

    /**
     * An entry that waits.
     *
     * @param isMine whether whoever reads it recorded it, so that somebody else confirms it
     */
    record Waiting(
            String ref, String key, String sentence, String where, String address, String since, boolean isMine) {}

    /**
     * Something to look at.
     *
     * @param where the partnership, party or parties that it is about; null if it is about none
     */
    record Look(WarningWords.Told told, @Nullable String where, String address) {}

    @GetMapping("/my-work")
    @ReadsFrom({"partnerships", "parties", "sources", "timeline", "figures", "attention"})
    ModelAndView work(Authentication me, Moment moment, Locale locale) {
        return shown((Who) Objects.requireNonNull(me.getPrincipal()), moment, book.in(locale), null, null);
    }

    @PostMapping("/my-work/confirmation")
    @ReadsFrom({"partnerships", "parties", "sources", "timeline", "figures", "attention"})
    ModelAndView confirm(
            @RequestParam String entry,
            @RequestParam String key,
            Authentication me,
            Moment moment,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes flash) {
        return judged("ConfirmEntry", about(entry), key, me, moment, locale, response, flash);
    }

    @PostMapping("/my-work/rejection")
    @ReadsFrom({"partnerships", "parties", "sources", "timeline", "figures", "attention"})
    ModelAndView reject(
            @RequestParam String entry,
            @RequestParam String key,
            @RequestParam String reason,
            Authentication me,
            Moment moment,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes flash) {
        return judged(
                "RejectEntry", about(entry).put("reason", reason.strip()), key, me, moment, locale, response, flash);
    }

    private static ObjectNode about(String entry) {
        return JsonNodeFactory.instance.objectNode().put("entry", entry);
    }

    private ModelAndView judged(
            String command,
            ObjectNode json,
            String key,
            Authentication me,
            Moment moment,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Phrases phrases = book.in(locale);
        if (command.equals("RejectEntry") && json.path("reason").asString("").isEmpty()) {
            response.setStatus(422);
            return shown(
                    (Who) Objects.requireNonNull(me.getPrincipal()),
                    moment,
                    phrases,
                    new Refusals.Said(phrases.say("work.reason"), false),
                    json.path("entry").asString(""));
        }
        Outcome outcome = recording.record(command, json, key);
        if (outcome instanceof Recorded done) {
            flash.addFlashAttribute("done", phrases.say("work.done." + command));
            return new ModelAndView("redirect:/my-work?readAfter=" + done.position());
        }
        Refused refused = (Refused) outcome;
        response.setStatus(refused.status());
        return shown(
                (Who) Objects.requireNonNull(me.getPrincipal()),
                moment,
                phrases,
                refusals.said(refused, phrases),
                null);
    }

    /** @param unreasoned the entry that was to be rejected without a reason */
    private ModelAndView shown(
            Who who, Moment moment, Phrases phrases, Refusals.@Nullable Said refusal, @Nullable String unreasoned) {
        String municipality = who.grants().stream()
                .map(Who.Grant::municipality)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        JsonNode waiting = recording
                .ask("/waiting" + (municipality == null ? "" : "?municipality=" + municipality))
                .orElse(null);
        return moment.ask(position -> new ModelAndView("my-work")
                .addObject("waiting", waiting == null ? List.of() : waiting(waiting, who, phrases))
                .addObject("unavailable", waiting == null)
                .addObject("confirms", who.may("APPROVER"))
                .addObject("recorded", latest.by(LOCAL + who.userId(), position, LATEST, phrases))
                .addObject("looks", looks(municipality, phrases))
                .addObject("looksAll", attention.count(filter(municipality)))
                .addObject("unreasoned", unreasoned)
                .addObject("refusal", refusal));
    }

    private List<Waiting> waiting(JsonNode answer, Who who, Phrases phrases) {
        List<Waiting> waiting = new ArrayList<>();
        for (JsonNode one : answer.path("waiting")) {
            String ref = one.path("entry").asString("");
            Entries.Line line = entries.line(ref, phrases);
            waiting.add(new Waiting(
                    ref,
                    Made.key(),
                    line.sentence(),
                    line.where(),
                    line.address(),
                    phrases.instant(
                            java.time.Instant.parse(one.path("recordedAt").asString(""))),
                    one.path("recordedBy").asString("").endsWith("#" + who.userId())));
        }
        return waiting;
    }

    private List<Look> looks(@Nullable String municipality, Phrases phrases) {
        return attention.list(filter(municipality), new Page(1, LOOKS)).stream()
                .map(item -> new Look(
                        words.told(item.code(), item.message(), item.saying(), item.stream(), phrases),
                        where(item, phrases),
                        item.stream().startsWith("party:")
                                ? "/parties/" + Ids.name(item.stream())
                                : item.stream().startsWith("partnership:")
                                        ? "/partnerships/" + Ids.name(item.stream())
                                        : "/attention"))
                .toList();
    }

    /** Numbers are about their parties, and have no name of their own. */
    private @Nullable String where(Attention.Item item, Phrases phrases) {
        String about = entries.context(item.stream(), "", phrases).getOrDefault("about", "");
        String parties = item.parties().stream().map(PartyLabel::name).collect(Collectors.joining(" – "));
        return !about.isEmpty() ? about : parties.isEmpty() ? null : parties;
    }

    private static Attention.Filter filter(@Nullable String municipality) {
        return new Attention.Filter(null, null, municipality, false, null);
    }
}
