package org.citypartnerships.queryside.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page who is signed in, as {@code who}; null if nobody is. */
@ControllerAdvice(annotations = Controller.class)
class Present {

    @ModelAttribute("who")
    @Nullable
    Who who() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof SignedIn signedIn ? signedIn.getPrincipal() : null;
    }
}
