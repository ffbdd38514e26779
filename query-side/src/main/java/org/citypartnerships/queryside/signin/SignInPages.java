package org.citypartnerships.queryside.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.citypartnerships.queryside.signin.CommandSide.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /sign-in}, {@code /sign-out} and {@code /password}: the command side checks who it is, a session here keeps it. */
@Controller
class SignInPages {

    private static final String TO_BE_CHOSEN = "PASSWORD_TO_BE_CHOSEN";

    private final CommandSide commandSide;
    private final Browsers browsers;
    private final Tries tries;

    SignInPages(CommandSide commandSide, Browsers browsers, Tries tries) {
        this.commandSide = commandSide;
        this.browsers = browsers;
        this.tries = tries;
    }

    @GetMapping("/sign-in")
    ModelAndView signInForm(@RequestParam(required = false) @Nullable String to) {
        return form("sign-in", to, "");
    }

    @PostMapping("/sign-in")
    ModelAndView signIn(
            @RequestParam String name,
            @RequestParam String password,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        long wait = tries.secondsToWait(request.getRemoteAddr());
        if (wait > 0) {
            return tooMany("sign-in", to, name, Long.toString(wait), response);
        }
        Answer answer;
        try {
            answer = commandSide.post("/sessions", null, credentials(name, password));
        } catch (CommandSideUnavailable unavailable) {
            return unavailable("sign-in", to, name, response);
        }
        if (answer.isGood()) {
            tries.succeeded(request.getRemoteAddr());
            browsers.begin(name, answer.body(), request);
            return new ModelAndView("redirect:" + Continue.to(to));
        }
        if (answer.code().equals(TO_BE_CHOSEN)) {
            tries.succeeded(request.getRemoteAddr());
            return form("password", to, name).addObject("first", true);
        }
        return refused("sign-in", to, name, answer, response);
    }

    @PostMapping("/sign-out")
    ModelAndView signOut(HttpServletRequest request) {
        browsers.end(request);
        return new ModelAndView("redirect:/");
    }

    @GetMapping("/password")
    ModelAndView passwordForm(@RequestParam(required = false) @Nullable String to) {
        return form("password", to, "");
    }

    /** Chooses another password, which ends all sessions of the user, and begins one with it. */
    @PostMapping("/password")
    ModelAndView choosePassword(
            @RequestParam String name,
            @RequestParam String password,
            @RequestParam String newPassword,
            @RequestParam String repeated,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!newPassword.equals(repeated)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form("password", to, name)
                    .addObject("problem", "The two new passwords differ. Type the same twice.");
        }
        long wait = tries.secondsToWait(request.getRemoteAddr());
        if (wait > 0) {
            return tooMany("password", to, name, Long.toString(wait), response);
        }
        try {
            Answer chosen = commandSide.post(
                    "/passwords", null, credentials(name, password).put("newPassword", newPassword));
            if (!chosen.isGood()) {
                return refused("password", to, name, chosen, response);
            }
            tries.succeeded(request.getRemoteAddr());
            return signIn(name, newPassword, to, request, response);
        } catch (CommandSideUnavailable unavailable) {
            return unavailable("password", to, name, response);
        }
    }

    private static ObjectNode credentials(String name, String password) {
        return JsonNodeFactory.instance.objectNode().put("name", name).put("password", password);
    }

    private static ModelAndView form(String page, @Nullable String to, String name) {
        return new ModelAndView(page)
                .addObject("to", Continue.to(to))
                .addObject("name", name)
                .addObject("first", false);
    }

    private static ModelAndView refused(
            String page, @Nullable String to, String name, Answer answer, HttpServletResponse response) {
        response.setStatus(answer.status());
        answer.retryAfter().ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds));
        return form(page, to, name).addObject("problem", sentence(answer));
    }

    /** In words for somebody at a form; the command side's own speak to programs. */
    private static String sentence(Answer answer) {
        return switch (answer.code()) {
            case "SIGN_IN_FAILED" ->
                "Name and password do not belong together, or the account is shut. Try again, or ask an administrator.";
            case "INVALID_FIELDS" -> "Fill in every field, with 500 characters at most.";
            case "BUSY" -> "Many are signing in just now. Try again in a moment.";
            default -> capitalized(answer.detail());
        };
    }

    private static String capitalized(String detail) {
        return detail.isEmpty()
                ? "The command side refused it."
                : Character.toUpperCase(detail.charAt(0)) + detail.substring(1) + ".";
    }

    private static ModelAndView tooMany(
            String page, @Nullable String to, String name, String seconds, HttpServletResponse response) {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, seconds);
        return form(page, to, name).addObject("problem", "Too many tries from here. Wait " + seconds + " seconds.");
    }

    private static ModelAndView unavailable(
            String page, @Nullable String to, String name, HttpServletResponse response) {
        HttpStatusCode status = HttpStatus.SERVICE_UNAVAILABLE;
        response.setStatus(status.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        return form(page, to, name)
                .addObject(
                        "problem",
                        "Nobody can sign in just now: the command side, which knows the passwords, does not answer. Reading"
                                + " goes on without signing in. Try again in a moment.");
    }
}
