package org.citypartnerships.queryside.forms;

import jakarta.servlet.http.HttpServletResponse;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.forms.EntryVersions.EntryVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Draws the page of a form once more, in another language and with all that is typed in it: whoever chooses a language there
 * sends the form, which says what is shown of it. Nothing is recorded by that.
 */
@Component
class Translating {

    /** The id of the form that a choice of a language sends. */
    static final String RESENT = "recording";

    /** The input that says which page it is. */
    static final String SHOWN = "shown";

    /** The form as it is filled in, with nothing said about it. */
    static final String FORM = "form";

    /** The form with what is wrong in it. */
    static final String MISTAKES = "mistakes";

    /** The form with what was recorded about its entry meanwhile. */
    static final String MEANWHILE = "meanwhile";

    /** The answers, to be checked. */
    static final String CHECK = "check";

    /** The answers, of which nobody knows whether they were recorded. */
    static final String UNKNOWN = "unknown";

    private static final int UNPROCESSABLE = HttpStatus.UNPROCESSABLE_CONTENT.value();

    private final OpenForms forms;
    private final DrawnForms drawn;
    private final Sending sending;

    Translating(OpenForms forms, DrawnForms drawn, Sending sending) {
        this.forms = forms;
        this.drawn = drawn;
        this.sending = sending;
    }

    /**
     * The page that shows this of a form.
     *
     * @param entry the entry that it is about, as it is now; null if it is about none
     */
    ModelAndView page(
            String shown, OpenForm open, @Nullable EntryVersion entry, Moment moment, HttpServletResponse response) {
        if (shown.equals(MEANWHILE) && entry != null) {
            return drawn.meanwhile(open, entry);
        }
        Transcript transcript = forms.transcript(open);
        return switch (shown) {
            case UNKNOWN -> drawn.toCheck(open, transcript, null);
            case CHECK, MISTAKES -> {
                if (!transcript.problems().isEmpty()) {
                    response.setStatus(UNPROCESSABLE);
                    yield drawn.toFill(open, transcript);
                }
                yield shown.equals(CHECK)
                        ? sending.rehearse(open, transcript, entry, moment, response)
                        : sending.tryOut(open, transcript, response);
            }
            default -> drawn.toFill(open);
        };
    }
}
