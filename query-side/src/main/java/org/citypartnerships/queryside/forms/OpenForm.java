package org.citypartnerships.queryside.forms;

import org.citypartnerships.queryside.forms.Corrections.Correction;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.pages.Matters.Matter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form while it is open.
 *
 * @param form what it asks
 * @param typed what was typed into it so far
 * @param phrases the words of whoever fills it in
 * @param correction the entry that is corrected by it; null if it records another
 * @param matter what the dispute is about that it opens or settles; null if it does neither, or that is not known yet
 */
record OpenForm(
        CommandForm form,
        Typed typed,
        Phrases phrases,
        @Nullable Correction correction,
        @Nullable Matter matter) {

    /** Where in a correction the entry stands as it should have read. */
    private static final String AS = "/as/payload";

    /** The command that it sends: {@code SignMoU}, or {@code CorrectEntry} whatever kind of entry is corrected. */
    String command() {
        return correction == null ? form.command() : Corrections.COMMAND;
    }

    String title() {
        String title = phrases.say("command." + form.command());
        return correction == null ? title : phrases.say("form.correct", title);
    }

    /** What is sent. */
    ObjectNode sent(Transcript transcript) {
        ObjectNode read = transcript.command().deepCopy();
        if (form.command().equals(Claims.COMMAND)) {
            Claims.write(read);
        }
        return correction == null ? read : Corrections.command(typed.one("entry"), correction, read);
    }

    /** Where a field of what was sent stands in the form: {@code /as/payload/signedOn} of a correction is {@code /signedOn}. */
    String pointer(String sent) {
        if (correction == null) {
            return form.command().equals(Claims.COMMAND) ? Claims.pointer(sent) : sent;
        }
        return sent.startsWith(AS) ? sent.substring(AS.length()) : sent.equals("/reason") ? "/correction/reason" : sent;
    }

    /** The entry that is told to be what it is about, by its reference: of a dispute the one that is contested. */
    String about() {
        return matter == null ? typed.one("entry") : matter.entry();
    }

    /** The entry that it is about, without its stream; empty if it is about none. */
    String entry() {
        String about = typed.one("entry");
        return about.substring(about.indexOf('#') + 1);
    }
}
