package org.citypartnerships.queryside.forms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.forms.EntryVersions.EntryVersion;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.signin.Recording;
import org.citypartnerships.queryside.signin.Recording.Recorded;
import org.citypartnerships.queryside.signin.Recording.Refused;
import org.citypartnerships.queryside.web.PublicEntries;
import org.citypartnerships.storage.StoredNames;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Draws a form that is open: to be filled in, with what was typed before and what is wrong in it, or to be checked; or says that
 * there is nothing to fill in.
 */
@Component
class DrawnForms {

    private final OpenForms forms;
    private final OnRecord record;
    private final Entries entries;
    private final Refusals refusals;

    DrawnForms(OpenForms forms, OnRecord record, Entries entries, Refusals refusals) {
        this.forms = forms;
        this.record = record;
        this.entries = entries;
        this.refusals = refusals;
    }

    /** To be filled in, with nothing said about what is typed in it. */
    ModelAndView toFill(OpenForm open) {
        return toFill(open, null, null);
    }

    /** To be filled in, with what is wrong in it and how the rest was understood. */
    ModelAndView toFill(OpenForm open, Transcript transcript) {
        return toFill(open, transcript, null);
    }

    /**
     * To be filled in.
     *
     * @param transcript how it was understood; null if it was not read
     * @param refused what was refused as a whole; null if nothing was
     */
    ModelAndView toFill(OpenForm open, @Nullable Transcript transcript, @Nullable Refused refused) {
        CommandForm form = open.form();
        Typed typed = open.typed();
        Phrases phrases = open.phrases();
        String stream = transcript != null && transcript.stream() != null
                ? transcript.stream()
                : typed.one(Transcript.PARTNERSHIP);
        FormView view = new FormView(
                form, typed, phrases, transcript, field -> entries.choices(field, stream, typed.one("entry"), phrases));
        LookUps labels = new LookUps(record, phrases, typed);
        OnRecord.Offered<OnRecord.Party> parties = record.offered();
        OnRecord.Offered<OnRecord.Source> sources = record.latestSources();
        return page("record-form", open)
                .addObject("form", view)
                .addObject(
                        Translating.SHOWN,
                        refused == null && view.mistakes().isEmpty() ? Translating.FORM : Translating.MISTAKES)
                .addObject("refusal", refused == null ? null : refusals.said(refused, phrases))
                .addObject("refusedFor", refused == null ? List.of() : refusals.entries(refused, phrases))
                .addObject(
                        "parties",
                        parties.some().stream().map(labels::candidate).toList())
                .addObject("allParties", parties.isAll())
                .addObject(
                        "sources",
                        sources.some().stream().map(labels::candidate).toList())
                .addObject("allSources", sources.isAll());
    }

    /** To be filled in again, with what was refused beside its inputs, and above them what has none. */
    ModelAndView refused(OpenForm open, Transcript transcript, Refused refused) {
        boolean isPlaced = !refused.fields().isEmpty();
        for (Recording.Field field : refused.fields()) {
            isPlaced &= transcript.refused(open.pointer(field.pointer()), refusals.said(field, open.phrases()));
        }
        ModelAndView shown = toFill(open, transcript, isPlaced ? null : refused);
        boolean isSaid = !isPlaced
                || (shown.getModel().get("form") instanceof FormView form
                        && !form.mistakes().isEmpty());
        // What is refused of something that this form does not ask, as of its partnership, is said above it.
        return isSaid ? shown : toFill(open, transcript, refused);
    }

    /** To be filled in again by somebody who now knows what was recorded about its entry since it was drawn. */
    ModelAndView meanwhile(OpenForm open, EntryVersion version) {
        return toFill(open, forms.transcript(open))
                .addObject(Translating.SHOWN, Translating.MEANWHILE)
                .addObject("meanwhile", refusals.meanwhile(version.last(), open.phrases()))
                .addObject("present", forms.before(open));
    }

    /**
     * To be checked, line by line, and to be recorded.
     *
     * @param rehearsed what would be recorded; null if it was perhaps recorded, which nobody can say yet
     */
    ModelAndView toCheck(OpenForm open, Transcript transcript, @Nullable Recorded rehearsed) {
        Phrases phrases = open.phrases();
        return page("record-check", open)
                .addObject("lines", Answer.of(transcript.lines(), forms.before(open)))
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
                .addObject("unknown", rehearsed == null)
                .addObject(Translating.SHOWN, rehearsed == null ? Translating.UNKNOWN : Translating.CHECK)
                .addObject("hidden", open.typed().values().entrySet());
    }

    private ModelAndView page(String template, OpenForm open) {
        Typed typed = open.typed();
        Phrases phrases = open.phrases();
        String about = typed.one(Transcript.PARTNERSHIP);
        Map<String, String> context =
                entries.context(about.isEmpty() ? streamOf(open.about()) : about, open.about(), phrases);
        return new ModelAndView(template)
                .addObject("resent", Translating.RESENT)
                .addObject("title", open.title())
                .addObject("command", open.command())
                .addObject("about", context.get("about"))
                .addObject("aboutAddress", context.get("address"))
                .addObject("entrySentence", context.get("entry"))
                .addObject("matter", open.matter())
                .addObject("entryRef", typed.one("entry"))
                .addObject("partnership", about)
                .addObject("seen", typed.one(Mending.SEEN))
                .addObject("key", typed.one(Typed.KEY));
    }

    /** The partnership or party to which an entry belongs; empty of other streams, which have no page of this kind. */
    private static String streamOf(String entry) {
        int hash = entry.indexOf('#');
        boolean hasPage = entry.startsWith("partnership:") || Transcript.isParty(entry);
        return hash > 0 && hasPage ? entry.substring(0, hash) : "";
    }

    /** Instead of a form about an entry that was taken back; what was typed into one that was open already is given back. */
    ModelAndView retracted(
            String command, Typed typed, Entry entry, RecordedStream.Recorded retraction, Phrases phrases) {
        String ref = typed.one("entry");
        String stream = ref.substring(0, ref.indexOf('#'));
        boolean hasPage = stream.startsWith("partnership:") || Transcript.isParty(stream);
        Map<String, String> context = hasPage
                ? entries.context(stream, "", phrases)
                : Numbers.isOfNumbers(ref)
                        ? Map.of("about", phrases.say("event." + kind(entry)), "address", Numbers.address(ref))
                        : Map.of();
        boolean isCorrection = command.equals(Corrections.COMMAND);
        return new ModelAndView("record-retracted")
                .addObject("resent", Translating.RESENT)
                .addObject("command", command)
                .addObject("hidden", typed.values().entrySet())
                .addObject("title", phrases.say(isCorrection ? "entry.correct" : "command." + command))
                .addObject("about", context.get("about"))
                .addObject("aboutAddress", context.get("address"))
                .addObject("entryId", ref.substring(ref.indexOf('#') + 1))
                .addObject("what", refusals.retracted(retraction, phrases))
                .addObject("typed", typedAnswers(command, typed, entry, phrases))
                .addObject("reason", reason(retraction));
    }

    /** Why an entry was taken back; nothing if that is not for everybody who records. */
    private static String reason(RecordedStream.Recorded retraction) {
        return retraction.event() instanceof EntryRetracted why && PublicEntries.isPublic(why) ? why.reason() : "";
    }

    private static String kind(Entry entry) {
        return StoredNames.ours().nameOf(entry.getClass());
    }

    private List<Answer> typedAnswers(String command, Typed typed, Entry entry, Phrases phrases) {
        Optional<CommandForm> form =
                command.equals(Corrections.COMMAND) ? Corrections.formOf(entry) : CommandForms.called(command);
        String ref = typed.one("entry");
        String stream = ref.substring(0, ref.indexOf('#'));
        return form.map(one ->
                        new FormView(one, typed, phrases, null, field -> entries.choices(field, stream, ref, phrases)))
                .map(view -> TypedAnswers.of(view, typed, phrases))
                .orElse(List.of());
    }
}
