package org.citypartnerships.queryside.forms;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.forms.EntryVersions.EntryVersion;
import org.citypartnerships.queryside.language.Language;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.web.FormFields;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.KeptForm;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * {@code /record/{command}}: a form is filled in, its answers are checked, and it is recorded. Each step is a form sent with all
 * that was typed before, so that nothing has to be kept here meanwhile; the key that it carries from the first makes sure that it
 * is recorded once.
 */
@Controller
class RecordPages {

    private static final String ACTION = "action";
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private final OpenForms forms;
    private final DrawnForms drawn;
    private final AddingInPlace adding;
    private final Sending sending;
    private final Translating translating;
    private final OnRecord record;
    private final PhraseBook book;

    RecordPages(
            OpenForms forms,
            DrawnForms drawn,
            AddingInPlace adding,
            Sending sending,
            Translating translating,
            OnRecord record,
            PhraseBook book) {
        this.forms = forms;
        this.drawn = drawn;
        this.adding = adding;
        this.sending = sending;
        this.translating = translating;
        this.record = record;
        this.book = book;
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
        Map<String, List<String>> kept = KeptForm.taken(request);
        Typed typed = Typed.of(kept);
        if (kept.isEmpty() && entry != null) {
            typed.put("entry", 0, entry);
        }
        EntryVersion version = forms.entry(command, typed, moment).orElse(null);
        RecordedStream.Recorded retraction = version == null ? null : version.retraction();
        if (version != null && retraction != null) {
            return drawn.retracted(command, typed, version.entry(), retraction, book.in(locale));
        }
        if (!kept.isEmpty()) {
            OpenForm again = forms.of(command, typed, locale, moment);
            return drawn.toFill(again, forms.transcript(again)).addObject("isBack", true);
        }
        typed.put(Typed.KEY, 0, Made.key());
        if (version != null && Mending.isBy(command)) {
            Mending.see(typed, version);
        }
        if (code != null) {
            typed.put("code", 0, code);
        }
        OpenForm open = forms.of(command, typed, locale, moment);
        prefill(open, partnership, party, source);
        return drawn.toFill(open);
    }

    /** Fills in what the page says from which the form is opened. */
    private void prefill(OpenForm open, @Nullable String partnership, @Nullable String party, @Nullable String source) {
        Prefill prefill = new Prefill(record, open.phrases(), open.typed());
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
        String shown = fields.one(Translating.SHOWN);
        typed.remove(Translating.SHOWN);
        boolean isToTranslate = !fields.one(Language.PARAMETER).isEmpty();
        typed.remove(Language.PARAMETER);
        EntryVersion version = forms.entry(command, typed, moment).orElse(null);
        RecordedStream.Recorded retraction = version == null ? null : version.retraction();
        boolean isSent = isToTranslate ? shown.equals(Translating.UNKNOWN) : action.equals("record");
        boolean wasPerhapsSentBefore = isSent && !command.equals(Corrections.COMMAND);
        if (version != null && retraction != null && !wasPerhapsSentBefore) {
            response.setStatus(CONFLICT);
            return drawn.retracted(command, typed, version.entry(), retraction, book.in(locale));
        }
        OpenForm open = forms.of(command, typed, locale, moment);
        String more = typed.one(Typed.MORE);
        goOn(typed);
        if (version != null && Mending.isBy(command) && typed.one(Mending.SEEN).isEmpty()) {
            Mending.see(typed, version);
        }
        if (!fields.unreadable().isEmpty()) {
            response.setStatus(UNPROCESSABLE);
            return drawn.toFill(open, unreadable(open, fields));
        }
        if (isToTranslate) {
            if (!more.isEmpty()) {
                typed.put(Typed.MORE, 0, more);
            }
            return translating.page(shown, open, version, moment, response);
        }
        if (action.startsWith("more:")) {
            typed.put(Typed.MORE, 0, action.substring("more:".length()));
            return drawn.toFill(open);
        }
        if (action.startsWith("town:")) {
            return adding.town(open, action);
        }
        if (action.startsWith("add:")) {
            return adding.add(open, action, response);
        }
        Transcript transcript = forms.transcript(open);
        if (action.equals("change")) {
            return drawn.toFill(open, transcript);
        }
        if (!transcript.problems().isEmpty()) {
            response.setStatus(UNPROCESSABLE);
            return drawn.toFill(open, transcript);
        }
        return action.equals("record")
                ? sending.record(open, transcript, moment, response, flash)
                : sending.rehearse(open, transcript, version, moment, response);
    }

    /** What nobody can read was left out, which whoever typed it is told before anything is made of the rest. */
    private Transcript unreadable(OpenForm open, FormFields fields) {
        Transcript transcript = forms.transcript(open);
        fields.unreadable()
                .forEach(place -> transcript.problem(
                        place.name(), place.row(), open.phrases().say("form.unreadable")));
        return transcript;
    }

    /** What a step before left in the form is taken out, and what a form sent from elsewhere has not is put in. */
    private static void goOn(Typed typed) {
        String about = typed.one(Transcript.PARTNERSHIP);
        if (!about.isEmpty() && !about.contains(":")) {
            // The address of the form was sent along, where the partnership stands without its kind.
            typed.put(Transcript.PARTNERSHIP, 0, Ids.of("partnership", about));
        }
        typed.remove(Typed.MORE);
        typed.remove("start");
        if (typed.one(Typed.KEY).isEmpty()) {
            typed.put(Typed.KEY, 0, Made.key());
        }
    }
}
