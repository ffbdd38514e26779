package org.citypartnerships.queryside.forms;

import jakarta.servlet.http.HttpServletResponse;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.forms.EntryVersions.EntryVersion;
import org.citypartnerships.queryside.signin.Recording;
import org.citypartnerships.queryside.signin.Recording.Outcome;
import org.citypartnerships.queryside.signin.Recording.Recorded;
import org.citypartnerships.queryside.signin.Recording.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Sends a form that is filled in to the command side, to be rehearsed or to be recorded, and answers with the next page: of what
 * is refused with the form again, in which everything stands as it was typed.
 */
@Component
class Sending {

    private static final int CONFLICT = HttpStatus.CONFLICT.value();
    private static final int UNAVAILABLE = HttpStatus.SERVICE_UNAVAILABLE.value();

    private final Recording recording;
    private final Mending mending;
    private final OpenForms forms;
    private final DrawnForms drawn;

    Sending(Recording recording, Mending mending, OpenForms forms, DrawnForms drawn) {
        this.recording = recording;
        this.mending = mending;
        this.forms = forms;
        this.drawn = drawn;
    }

    /**
     * Rehearses it, and shows what would be recorded.
     *
     * @param entry the entry that it is about, as it is now; null if it is about none
     */
    ModelAndView rehearse(
            OpenForm open,
            Transcript transcript,
            @Nullable EntryVersion entry,
            Moment moment,
            HttpServletResponse response) {
        if (entry != null && isStale(open, entry)) {
            return meanwhile(open, entry, moment, response);
        }
        Outcome outcome = recording.rehearse(open.command(), open.sent(transcript));
        return outcome instanceof Recorded rehearsed
                ? drawn.toCheck(open, transcript, rehearsed)
                : refused(open, transcript, (Refused) outcome, response);
    }

    /** Rehearses it, and shows the form again with what is refused of it, if anything is. */
    ModelAndView tryOut(OpenForm open, Transcript transcript, HttpServletResponse response) {
        return recording.rehearse(open.command(), open.sent(transcript)) instanceof Refused refused
                ? refused(open, transcript, refused, response)
                : drawn.toFill(open, transcript);
    }

    /** Records it, and goes where it can be seen. */
    ModelAndView record(
            OpenForm open,
            Transcript transcript,
            Moment moment,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Outcome outcome = Mending.isBy(open.command())
                ? mending.record(open.command(), open.sent(transcript), open.typed(), moment)
                : recording.record(
                        open.command(), open.sent(transcript), open.typed().one(Typed.KEY));
        if (outcome instanceof Recorded done) {
            return recorded(open, transcript, done, flash);
        }
        Refused refused = (Refused) outcome;
        if (refused.status() == UNAVAILABLE) {
            // Perhaps it was recorded all the same: sent again with the same key, it is recorded once.
            response.setStatus(UNAVAILABLE);
            return drawn.toCheck(open, transcript, null);
        }
        EntryVersion entry = forms.entry(open.command(), open.typed(), moment).orElse(null);
        RecordedStream.Recorded retraction = entry == null ? null : entry.retraction();
        if (entry != null && retraction != null) {
            response.setStatus(CONFLICT);
            return drawn.retracted(open.command(), open.typed(), entry.entry(), retraction, open.phrases());
        }
        return entry != null && isStale(open, entry)
                ? meanwhile(open, entry, moment, response)
                : refused(open, transcript, refused, response);
    }

    private static ModelAndView recorded(
            OpenForm open, Transcript transcript, Recorded done, RedirectAttributes flash) {
        // The entry to look at: the new one, or the one that it is about.
        String entry = open.entry().isEmpty() ? done.entryId() : open.entry();
        flash.addFlashAttribute("recordedEntry", entry);
        flash.addFlashAttribute("recordedAddress", Next.see(transcript, done, entry));
        flash.addFlashAttribute(
                "recordedNext", Next.address(open.form(), open.typed(), transcript.command(), done.aggregateId()));
        flash.addFlashAttribute(
                "recordedWaits", done.answer().path("awaitsConfirmation").asBoolean(false));
        return new ModelAndView("redirect:" + Next.page(transcript, done, entry));
    }

    private static boolean isStale(OpenForm open, EntryVersion entry) {
        return Mending.isBy(open.command()) && !Mending.isSeen(open.typed(), entry);
    }

    /** Something was recorded about the entry since the form was drawn: what is sent next is sent by somebody who knows that. */
    private ModelAndView meanwhile(OpenForm open, EntryVersion entry, Moment moment, HttpServletResponse response) {
        response.setStatus(CONFLICT);
        Mending.see(open.typed(), entry);
        return drawn.meanwhile(forms.anew(open, moment), entry);
    }

    private ModelAndView refused(OpenForm open, Transcript transcript, Refused refused, HttpServletResponse response) {
        response.setStatus(refused.status());
        return drawn.refused(open, transcript, refused);
    }
}
