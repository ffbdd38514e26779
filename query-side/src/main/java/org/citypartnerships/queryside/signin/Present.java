package org.citypartnerships.queryside.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Gives every page who is signed in, as {@code who}; null if nobody is. A page that tells a problem, to which nothing is given, asks
 * for it by {@code @present.who()}.
 */
@ControllerAdvice(annotations = Controller.class)
class Present {

    private final Doors.Anonymous anonymous;

    Present(@Value("${partnerships.anonymous:PUBLIC}") Doors.Anonymous anonymous) {
        this.anonymous = anonymous;
    }

    @ModelAttribute("who")
    @Nullable
    public Who who() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof SignedIn signedIn ? signedIn.getPrincipal() : null;
    }

    /** Whether pages that tell how something came to be are open to whoever asks: links to them are shown then. */
    @ModelAttribute("seesHistory")
    boolean seesHistory() {
        Who who = who();
        return anonymous == Doors.Anonymous.HISTORY || (who != null && who.may(Role.AUDITOR.name()));
    }
}
