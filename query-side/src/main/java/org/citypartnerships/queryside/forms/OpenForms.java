package org.citypartnerships.queryside.forms;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.forms.Corrections.Correction;
import org.citypartnerships.queryside.forms.EntryVersions.EntryVersion;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.pages.Matters;
import org.citypartnerships.queryside.pages.Matters.Matter;
import org.citypartnerships.queryside.web.NotOnRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.MissingNode;

/** Opens forms by their command, with the entry that they are about, and reads what was typed into them. */
@Component
class OpenForms {

    private static final String SETTLING = "SettleDispute";

    private final OnRecord record;
    private final Corrections corrections;
    private final EntryVersions versions;
    private final Matters matters;
    private final Entries entries;
    private final PhraseBook book;

    OpenForms(
            OnRecord record,
            Corrections corrections,
            EntryVersions versions,
            Matters matters,
            Entries entries,
            PhraseBook book) {
        this.record = record;
        this.corrections = corrections;
        this.versions = versions;
        this.matters = matters;
        this.entries = entries;
        this.book = book;
    }

    /**
     * The form of a command, with what was typed.
     *
     * @throws NotOnRecord if no form is called so, or there is no entry that it could correct
     */
    OpenForm of(String command, Typed typed, Locale locale, Moment moment) {
        if (command.equals(Corrections.COMMAND)) {
            return correcting(typed, book.in(locale), moment);
        }
        CommandForm form = CommandForms.called(command).orElseThrow(() -> new NotOnRecord("form", command));
        Phrases phrases = book.in(locale);
        return new OpenForm(
                asking(form, typed, phrases, moment), typed, phrases, null, matter(command, typed, phrases, moment));
    }

    /** The form as it asks once something is typed. */
    private CommandForm asking(CommandForm form, Typed typed, Phrases phrases, Moment moment) {
        return form.command().equals(Claims.COMMAND) && !typed.one(Claims.FIELD).isEmpty()
                ? versions.of(typed.one("entry"), moment)
                        .flatMap(version -> Corrections.formOf(version.entry()))
                        .map(recorded -> Claims.asking(form, recorded, typed, phrases))
                        .orElse(form)
                : form;
    }

    /** What the dispute is about that a form settles, or opens once it is said of which field; null if that is not known. */
    private @Nullable Matter matter(String command, Typed typed, Phrases phrases, Moment moment) {
        String entry = typed.one("entry");
        return switch (command) {
            case SETTLING -> matters.contested(entry, moment, phrases).orElse(null);
            case Claims.COMMAND ->
                matters.onRecord(entry, typed.one(Claims.FIELD), moment, phrases)
                        .orElse(null);
            default -> null;
        };
    }

    /** The form with the entry that it corrects as that reads now; itself if it corrects none. */
    OpenForm anew(OpenForm open, Moment moment) {
        return open.correction() == null ? open : correcting(open.typed(), open.phrases(), moment);
    }

    private OpenForm correcting(Typed typed, Phrases phrases, Moment moment) {
        Correction correction = corrections.of(typed.one("entry"), moment);
        return new OpenForm(correction.form(), typed, phrases, correction, null);
    }

    /** The entry that a form is about, as it is now; empty if it is about none. */
    Optional<EntryVersion> entry(String command, Typed typed, Moment moment) {
        boolean isAboutOne = command.equals(Corrections.COMMAND)
                || CommandForms.called(command)
                        .filter(CommandForm::isAboutAnEntry)
                        .isPresent();
        return isAboutOne ? versions.of(typed.one("entry"), moment) : Optional.empty();
    }

    /** What was typed, read as the command. */
    Transcript transcript(OpenForm open) {
        Correction correction = open.correction();
        Transcript transcript = Transcript.of(
                open.form(),
                open.typed(),
                correction == null ? Entries.base(open.form(), open.typed()) : correction.base(),
                correction == null ? MissingNode.getInstance() : correction.payload(),
                open.phrases(),
                record,
                (field, stream, value) ->
                        entries.chosen(field, stream, open.typed().one("entry"), value, open.phrases()));
        Matter matter = open.matter();
        if (matter != null && open.command().equals(Claims.COMMAND)) {
            Claims.requireOther(transcript, open.typed().one(Claims.FIELD), matter.recorded(), open.phrases());
        }
        return transcript;
    }

    /** What a form says that was opened to correct an entry, as long as nothing is changed in it. */
    List<Transcript.Line> before(OpenForm open) {
        Correction correction = open.correction();
        if (correction == null) {
            return List.of();
        }
        Typed typed = Typed.nothing();
        typed.put("entry", 0, open.typed().one("entry"));
        new Prefill(record, open.phrases(), typed).entry(open.form(), correction.stream(), correction.payload());
        return transcript(new OpenForm(open.form(), typed, open.phrases(), correction, null))
                .lines();
    }
}
