package org.citypartnerships.queryside.forms;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.forms.Corrections.Correction;
import org.citypartnerships.queryside.forms.EntryVersions.EntryVersion;
import org.citypartnerships.queryside.forms.Transcript.Problem;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.signin.Recording;
import org.citypartnerships.queryside.signin.Recording.Outcome;
import org.citypartnerships.queryside.signin.Recording.Recorded;
import org.citypartnerships.queryside.signin.Recording.Refused;
import org.citypartnerships.queryside.web.FormFields;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.KeptForm;
import org.citypartnerships.queryside.web.NotOnRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /record/{command}}: a form is filled in, its answers are checked, and it is recorded. Each step is a form sent with all
 * that was typed before, so that nothing has to be kept here meanwhile; the key that it carries from the first makes sure that it
 * is recorded once.
 */
@Controller
class RecordPages {

    /** The input that holds the key. */
    static final String KEY = "key";

    private static final String ACTION = "action";
    private static final String CORRECT = "CorrectEntry";
    private static final int CONFLICT = 409;

    /** Where in a correction the entry stands as it should have read. */
    private static final String AS = "/as/payload";

    private final Recording recording;
    private final OnRecord record;
    private final Entries entries;
    private final Corrections corrections;
    private final EntryVersions versions;
    private final Mending mending;
    private final Refusals refusals;
    private final PhraseBook book;

    RecordPages(
            Recording recording,
            OnRecord record,
            Entries entries,
            Corrections corrections,
            EntryVersions versions,
            Mending mending,
            Refusals refusals,
            PhraseBook book) {
        this.corrections = corrections;
        this.versions = versions;
        this.mending = mending;
        this.refusals = refusals;
        this.recording = recording;
        this.record = record;
        this.entries = entries;
        this.book = book;
    }

    /** A form while it is open: what it is for, what was typed, and the entry that is corrected by it, if one is. */
    private record Open(
            CommandForm form,
            Typed typed,
            Phrases phrases,
            @Nullable Correction correction) {
        String command() {
            return correction == null ? form.command() : CORRECT;
        }

        String title() {
            String title = phrases.say("command." + form.command());
            return correction == null ? title : phrases.say("form.correct", title);
        }

        /** What is sent. */
        ObjectNode sent(Transcript transcript) {
            ObjectNode read = transcript.command().deepCopy();
            return correction == null ? read : Corrections.command(typed.one("entry"), correction, read);
        }
    }

    /** The entry that a form is about, as it is now; empty if it is about none. */
    private Optional<EntryVersion> version(String command, Typed typed, Moment moment) {
        boolean isAboutOne = command.equals(CORRECT)
                || CommandForms.called(command)
                        .filter(CommandForm::isAboutAnEntry)
                        .isPresent();
        return isAboutOne ? versions.of(typed.one("entry"), moment) : Optional.empty();
    }

    private Open opened(String command, Typed typed, Locale locale, Moment moment) {
        if (!command.equals(CORRECT)) {
            CommandForm form = CommandForms.called(command).orElseThrow(() -> new NotOnRecord("form", command));
            return new Open(form, typed, book.in(locale), null);
        }
        return correcting(typed, book.in(locale), moment);
    }

    private Open correcting(Typed typed, Phrases phrases, Moment moment) {
        Correction correction = corrections.of(typed.one("entry"), moment);
        return new Open(correction.form(), typed, phrases, correction);
    }

    @GetMapping("/record/{command}")
    @ReadsFrom({"partnerships", "parties", "sources", "timeline", "figures"})
    ModelAndView open(
            @PathVariable("command") String command,
            @RequestParam(required = false) @Nullable String partnership,
            @RequestParam(required = false) @Nullable String party,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String entry,
            @RequestParam(required = false) @Nullable String code,
            Locale locale,
            Moment moment,
            HttpServletRequest request) {
        Map<String, List<String>> kept = kept(request);
        Typed typed = kept.isEmpty() ? Typed.nothing() : Typed.of(kept);
        if (kept.isEmpty() && entry != null) {
            typed.put("entry", 0, entry);
        }
        EntryVersion version = version(command, typed, moment).orElse(null);
        RecordedStream.Recorded retraction = version == null ? null : version.retraction();
        if (retraction != null) {
            return retracted(command, typed, retraction, book.in(locale));
        }
        if (!kept.isEmpty()) {
            Open again = opened(command, typed, locale, moment);
            return shown(again, transcript(again), null).addObject("isBack", true);
        }
        typed.put(KEY, 0, Made.key());
        if (version != null && Mending.isBy(command)) {
            Mending.see(typed, version);
        }
        if (code != null) {
            typed.put("code", 0, code);
        }
        Open open = opened(command, typed, locale, moment);
        Prefill prefill = new Prefill(record, open.phrases(), typed);
        if (partnership != null) {
            prefill.partnership(open.form(), Ids.of("partnership", partnership));
        }
        if (party != null) {
            prefill.party(open.form(), Ids.of("party", party));
        }
        if (source != null) {
            prefill.source(open.form(), Ids.of("source", source));
        }
        if (open.correction() != null) {
            prefill.entry(
                    open.form(), open.correction().stream(), open.correction().payload());
        }
        return shown(open, null, null);
    }

    /** What was typed before the session ended, if it did. */
    private static Map<String, List<String>> kept(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(KeptForm.ATTRIBUTE) instanceof Map<?, ?> held)) {
            return new LinkedHashMap<>();
        }
        session.removeAttribute(KeptForm.ATTRIBUTE);
        Map<String, List<String>> kept = new LinkedHashMap<>();
        held.forEach((name, values) -> kept.put(
                String.valueOf(name),
                values instanceof List<?> all
                        ? all.stream().map(String::valueOf).toList()
                        : List.of()));
        return kept;
    }

    @PostMapping("/record/{command}")
    @ReadsFrom({"partnerships", "parties", "sources", "timeline", "figures"})
    ModelAndView sent(
            @PathVariable("command") String command,
            FormFields fields,
            Locale locale,
            Moment moment,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Typed typed = Typed.of(fields.values());
        String action = fields.one(ACTION);
        typed.remove(ACTION);
        EntryVersion version = version(command, typed, moment).orElse(null);
        RecordedStream.Recorded retraction = version == null ? null : version.retraction();
        boolean wasPerhapsSentBefore = action.equals("record") && !command.equals(CORRECT);
        if (retraction != null && !wasPerhapsSentBefore) {
            response.setStatus(CONFLICT);
            return retracted(command, typed, retraction, book.in(locale));
        }
        Open open = opened(command, typed, locale, moment);
        String about = open.typed().one(Transcript.PARTNERSHIP);
        if (!about.isEmpty() && !about.contains(":")) {
            // The address of the form was sent along, where the partnership stands without its kind.
            open.typed().put(Transcript.PARTNERSHIP, 0, Ids.of("partnership", about));
        }
        open.typed().remove("more");
        open.typed().remove("start");
        if (open.typed().one(KEY).isEmpty()) {
            open.typed().put(KEY, 0, Made.key());
        }
        if (version != null && Mending.isBy(command) && typed.one(Mending.SEEN).isEmpty()) {
            Mending.see(typed, version);
        }
        if (action.startsWith("more:")) {
            open.typed().put("more", 0, action.substring("more:".length()));
            return shown(open, null, null);
        }
        if (action.startsWith("town:")) {
            return chosen(open, action);
        }
        if (action.startsWith("add:")) {
            return added(open, action, response);
        }
        Transcript transcript = transcript(open);
        if (action.equals("change")) {
            return shown(open, transcript, null);
        }
        if (!transcript.problems().isEmpty()) {
            response.setStatus(422);
            return shown(open, transcript, null);
        }
        if (action.equals("record")) {
            return recorded(open, transcript, moment, response, flash);
        }
        return version != null && Mending.isBy(command) && !Mending.isSeen(typed, version)
                ? meanwhile(open, version, moment, response)
                : checked(open, transcript, response);
    }

    private Transcript transcript(Open open) {
        Correction correction = open.correction();
        return Transcript.of(
                open.form(),
                open.typed(),
                correction == null ? Entries.base(open.form(), open.typed()) : correction.base(),
                correction == null ? MissingNode.getInstance() : correction.payload(),
                open.phrases(),
                record);
    }

    private ModelAndView checked(Open open, Transcript transcript, HttpServletResponse response) {
        Outcome outcome = recording.rehearse(open.command(), open.sent(transcript));
        if (outcome instanceof Recorded rehearsed) {
            return check(open, transcript, rehearsed, null);
        }
        return refused(open, transcript, (Refused) outcome, response);
    }

    private ModelAndView recorded(
            Open open, Transcript transcript, Moment moment, HttpServletResponse response, RedirectAttributes flash) {
        Outcome outcome = Mending.isBy(open.command())
                ? mending.record(open.command(), open.sent(transcript), open.typed(), moment)
                : recording.record(
                        open.command(), open.sent(transcript), open.typed().one(KEY));
        if (outcome instanceof Recorded done) {
            String entry = entry(open, done);
            flash.addFlashAttribute("recordedEntry", entry);
            flash.addFlashAttribute(
                    "recordedNext", Next.address(open.form(), open.typed(), transcript.command(), done.aggregateId()));
            flash.addFlashAttribute(
                    "recordedWaits", done.answer().path("awaitsConfirmation").asBoolean(false));
            return new ModelAndView("redirect:" + Next.page(transcript, done, entry));
        }
        Refused refused = (Refused) outcome;
        if (refused.status() == 503) {
            // Perhaps it was recorded all the same: sent again with the same key, it is recorded once.
            response.setStatus(503);
            return check(open, transcript, null, refused);
        }
        EntryVersion version = version(open.command(), open.typed(), moment).orElse(null);
        RecordedStream.Recorded retraction = version == null ? null : version.retraction();
        if (retraction != null) {
            response.setStatus(CONFLICT);
            return retracted(open.command(), open.typed(), retraction, open.phrases());
        }
        return version != null && Mending.isBy(open.command()) && !Mending.isSeen(open.typed(), version)
                ? meanwhile(open, version, moment, response)
                : refused(open, transcript, refused, response);
    }

    /** Something was recorded about the entry since the form was drawn: what is sent next is sent by somebody who knows that. */
    private ModelAndView meanwhile(Open open, EntryVersion version, Moment moment, HttpServletResponse response) {
        response.setStatus(CONFLICT);
        Mending.see(open.typed(), version);
        Open now = open.correction() == null ? open : correcting(open.typed(), open.phrases(), moment);
        return shown(now, transcript(now), null)
                .addObject("meanwhile", refusals.meanwhile(version.last(), now.phrases()))
                .addObject("present", before(now));
    }

    /** Instead of a form about an entry that was taken back. */
    private ModelAndView retracted(String command, Typed typed, RecordedStream.Recorded retraction, Phrases phrases) {
        String ref = typed.one("entry");
        String stream = ref.substring(0, ref.indexOf('#'));
        boolean hasPage = stream.startsWith("partnership:") || Transcript.isParty(stream);
        Map<String, String> context = hasPage ? entries.context(stream, "", phrases) : Map.of();
        return new ModelAndView("record-retracted")
                .addObject("title", phrases.say(command.equals(CORRECT) ? "entry.correct" : "command." + command))
                .addObject("about", context.get("about"))
                .addObject("aboutAddress", context.get("address"))
                .addObject("entryId", ref.substring(ref.indexOf('#') + 1))
                .addObject("what", refusals.retracted(retraction, phrases))
                .addObject("reason", retraction.event() instanceof EntryRetracted why ? why.reason() : "");
    }

    /** The entry to look at: the new one, or the one that it is about. */
    private static String entry(Open open, Recorded done) {
        String about = open.typed().one("entry");
        return about.isEmpty() ? done.entryId() : about.substring(about.indexOf('#') + 1);
    }

    private ModelAndView refused(Open open, Transcript transcript, Refused refused, HttpServletResponse response) {
        response.setStatus(refused.status());
        boolean isPlaced = !refused.fields().isEmpty();
        for (Recording.Field field : refused.fields()) {
            isPlaced &=
                    transcript.refused(pointer(open, field.pointer()), refusals.said(refused, field, open.phrases()));
        }
        ModelAndView shown = shown(open, transcript, isPlaced ? null : refused);
        boolean isSaid = !isPlaced
                || (shown.getModel().get("form") instanceof FormView form
                        && !form.mistakes().isEmpty());
        // What is refused of something that this form does not ask, as of its partnership, is said above it.
        return isSaid ? shown : shown(open, transcript, refused);
    }

    /** Where a field of what was sent stands in the form. */
    private static String pointer(Open open, String sent) {
        if (open.correction() == null) {
            return sent;
        }
        return sent.startsWith(AS) ? sent.substring(AS.length()) : sent.equals("/reason") ? "/correction/reason" : sent;
    }

    /** A town of GeoNames is filled in; nothing is recorded by that. */
    private ModelAndView chosen(Open open, String action) {
        String[] parts = action.split(":", 4);
        if (parts.length == 4 && parts[2].matches("\\d{1,3}")) {
            int row = Integer.parseInt(parts[2]);
            record.towns(open.typed().at(parts[3], row)).stream()
                    .filter(town -> town.geonames().equals(parts[1]))
                    .forEach(town -> Additions.fill(open.typed(), parts[3], row, town));
            open.typed().put("start", 0, FormView.id(Additions.prefix(parts[3], row) + "kind", 0));
        }
        return shown(open, transcript(open), null);
    }

    private ModelAndView added(Open open, String action, HttpServletResponse response) {
        String[] parts = action.split(":", 4);
        boolean isSource = parts.length == 4 && parts[1].equals("source");
        if (parts.length != 4 || !parts[2].matches("\\d{1,3}")) {
            return shown(open, transcript(open), null);
        }
        int row = Integer.parseInt(parts[2]);
        String name = parts[3];
        Additions.Filled filled = isSource
                ? Additions.source(open.typed(), name, row, open.phrases())
                : Additions.party(open.typed(), name, row, open.phrases());
        if (!filled.problems().isEmpty()) {
            Transcript transcript = transcript(open);
            filled.problems()
                    .forEach((input, texts) ->
                            texts.forEach(text -> transcript.problem(input, new Problem(text, false))));
            response.setStatus(422);
            return shown(open, transcript, null);
        }
        String key = Made.key(open.typed().one(KEY), filled.json().toString());
        Outcome outcome = recording.record(filled.command(), filled.json(), key);
        if (outcome instanceof Recorded done) {
            String text = open.typed().at(name, row);
            open.typed().put(name + ".was", row, LookUps.remember(done.aggregateId(), text, text));
            Additions.fields(isSource)
                    .forEach(field -> open.typed().remove(Additions.prefix(name, row) + field.path()));
            open.typed().put("start", 0, FormView.id(name, row));
            return shown(open, transcript(open), null).addObject("added", text);
        }
        Refused refused = (Refused) outcome;
        Transcript transcript = transcript(open);
        response.setStatus(refused.status());
        String prefix = Additions.prefix(name, row);
        for (Recording.Field field : refused.fields()) {
            Refusals.Said said = refusals.said(refused, field, open.phrases());
            Problem problem = new Problem(said.text(), said.english());
            String path = field.pointer().substring(1).replace('/', '.');
            boolean isName = isSource ? path.equals("title") : path.startsWith("names");
            boolean isAsked = Additions.fields(isSource).stream()
                    .anyMatch(one -> one.path().equals(path));
            transcript.problem(isName ? Transcript.input(name, row) : prefix + (isAsked ? path : "kind"), problem);
        }
        return shown(open, transcript, refused.fields().isEmpty() ? refused : null);
    }

    private ModelAndView shown(Open open, @Nullable Transcript transcript, @Nullable Refused refused) {
        CommandForm form = open.form();
        Typed typed = open.typed();
        Phrases phrases = open.phrases();
        String stream = transcript != null && transcript.stream() != null
                ? transcript.stream()
                : typed.one(Transcript.PARTNERSHIP);
        FormView view = new FormView(
                form, typed, phrases, transcript, field -> entries.choices(field, stream, typed.one("entry"), phrases));
        LookUps labels = new LookUps(record, phrases, typed);
        return page("record-form", open)
                .addObject("form", view)
                .addObject("refusal", refused == null ? null : refusals.said(refused, phrases))
                .addObject(
                        "parties",
                        record.offered().stream().map(labels::candidate).toList())
                .addObject(
                        "sources",
                        record.latestSources().stream().map(labels::candidate).toList());
    }

    private ModelAndView check(
            Open open, Transcript transcript, @Nullable Recorded rehearsed, @Nullable Refused unknown) {
        Phrases phrases = open.phrases();
        return page("record-check", open)
                .addObject("lines", Answer.of(transcript.lines(), before(open)))
                .addObject(
                        "sentence",
                        rehearsed == null || open.correction() != null
                                ? null
                                : entries.sentence(rehearsed, transcript, phrases))
                .addObject("warnings", rehearsed == null ? List.of() : refusals.warnings(rehearsed, phrases))
                .addObject(
                        "waits",
                        rehearsed != null
                                && rehearsed.answer().path("awaitsConfirmation").asBoolean(false))
                .addObject("unknown", unknown != null)
                .addObject("hidden", open.typed().values().entrySet());
    }

    /** What a form says that was opened to correct an entry, as long as nothing is changed in it. */
    private List<Transcript.Line> before(Open open) {
        Correction correction = open.correction();
        if (correction == null) {
            return List.of();
        }
        Typed typed = Typed.nothing();
        typed.put("entry", 0, open.typed().one("entry"));
        new Prefill(record, open.phrases(), typed).entry(open.form(), correction.stream(), correction.payload());
        return transcript(new Open(open.form(), typed, open.phrases(), correction))
                .lines();
    }

    private ModelAndView page(String template, Open open) {
        Typed typed = open.typed();
        Phrases phrases = open.phrases();
        String about = typed.one(Transcript.PARTNERSHIP);
        Map<String, String> context = entries.context(about, typed.one("entry"), phrases);
        return new ModelAndView(template)
                .addObject("title", open.title())
                .addObject("command", open.command())
                .addObject("about", context.get("about"))
                .addObject("aboutAddress", context.get("address"))
                .addObject("entrySentence", context.get("entry"))
                .addObject("entryRef", typed.one("entry"))
                .addObject("partnership", about)
                .addObject("seen", typed.one(Mending.SEEN))
                .addObject("key", typed.one(KEY));
    }
}
