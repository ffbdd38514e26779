package org.citypartnerships.queryside.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.signin.CommandSide.Answer;
import org.citypartnerships.queryside.web.FormFields;
import org.citypartnerships.queryside.web.KeptForm;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
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
    /** What the command side refuses in a sentence of its own at these forms. */
    private static final Set<String> SAID =
            Set.of("SIGN_IN_FAILED", "INVALID_FIELDS", "BUSY", "WEAK_PASSWORD", "STORE_UNAVAILABLE");

    private final CommandSide commandSide;
    private final Browsers browsers;
    private final Tries tries;
    private final Provider provider;
    private final PhraseBook phrases;

    SignInPages(CommandSide commandSide, Browsers browsers, Tries tries, Provider provider, PhraseBook phrases) {
        this.commandSide = commandSide;
        this.browsers = browsers;
        this.tries = tries;
        this.provider = provider;
        this.phrases = phrases;
    }

    @GetMapping("/sign-in")
    ModelAndView signInForm(@RequestParam(required = false) @Nullable String to, HttpServletRequest request) {
        ModelAndView form = form("sign-in", to, "");
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(Vouching.PROBLEM) instanceof Said problem) {
            session.removeAttribute(Vouching.PROBLEM);
            form.addObject("problem", said(problem));
        }
        return form;
    }

    @PostMapping("/sign-in")
    ModelAndView signIn(
            @RequestParam String name,
            @RequestParam String password,
            @RequestParam(required = false) @Nullable String to,
            FormFields sent,
            HttpServletRequest request,
            HttpServletResponse response) {
        return signIn(name, password, to, KeptForm.within(sent), request, response)
                .addObject("kept", KeptForm.within(sent).entrySet());
    }

    private ModelAndView signIn(
            String name,
            String password,
            @Nullable String to,
            Map<String, List<String>> kept,
            HttpServletRequest request,
            HttpServletResponse response) {
        long wait = tries.secondsToWait(request.getRemoteAddr());
        if (wait > 0) {
            return tooMany("sign-in", to, name, wait, response);
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
            clearWhatTheBrowserKept(response);
            KeptForm.hold(kept, request);
            return new ModelAndView("redirect:" + Continue.to(to));
        }
        if (answer.code().equals(TO_BE_CHOSEN)) {
            tries.succeeded(request.getRemoteAddr());
            return form("password", to, name).addObject("first", true);
        }
        return refused("sign-in", to, name, answer, response);
    }

    @PostMapping("/sign-out")
    ModelAndView signOut(HttpServletRequest request, HttpServletResponse response) {
        browsers.end(request);
        clearWhatTheBrowserKept(response);
        return new ModelAndView("redirect:/");
    }

    /** The way back shows nothing that was typed by whoever was signed in before. */
    static void clearWhatTheBrowserKept(HttpServletResponse response) {
        response.setHeader("Clear-Site-Data", "\"cache\"");
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
            return form("password", to, name).addObject("problem", said(Said.of("differ")));
        }
        long wait = tries.secondsToWait(request.getRemoteAddr());
        if (wait > 0) {
            return tooMany("password", to, name, wait, response);
        }
        try {
            Answer chosen = commandSide.post(
                    "/passwords", null, credentials(name, password).put("newPassword", newPassword));
            if (!chosen.isGood()) {
                return refused("password", to, name, chosen, response);
            }
            tries.succeeded(request.getRemoteAddr());
            return signIn(name, newPassword, to, Map.of(), request, response);
        } catch (CommandSideUnavailable unavailable) {
            return unavailable("password", to, name, response);
        }
    }

    private static ObjectNode credentials(String name, String password) {
        return JsonNodeFactory.instance.objectNode().put("name", name).put("password", password);
    }

    private ModelAndView form(String page, @Nullable String to, String name) {
        return new ModelAndView(page)
                .addObject("to", Continue.to(to))
                .addObject("name", name)
                .addObject("first", false)
                .addObject("provider", provider.name())
                .addObject("departure", Provider.DEPARTURE);
    }

    private ModelAndView refused(
            String page, @Nullable String to, String name, Answer answer, HttpServletResponse response) {
        response.setStatus(answer.status());
        answer.retryAfter().ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds));
        return form(page, to, name).addObject("problem", sentence(answer));
    }

    /** In words for somebody at a form; the command side's own speak to programs. */
    private String sentence(Answer answer) {
        if (answer.code().equals("TOO_MANY_REQUESTS")) {
            return said(Said.tooMany(secondsToWait(answer)));
        }
        return said(Said.of(SAID.contains(answer.code()) ? answer.code() : "refused"));
    }

    /** A minute if the answer names a time or nothing. */
    private static long secondsToWait(Answer answer) {
        return answer.retryAfter()
                .filter(seconds -> seconds.matches("[0-9]{1,9}"))
                .map(Long::valueOf)
                .orElse(60L);
    }

    private String said(Said problem) {
        Locale locale = LocaleContextHolder.getLocale();
        return phrases.in(locale).say(problem.key(), problem.details().toArray());
    }

    private ModelAndView tooMany(
            String page, @Nullable String to, String name, long seconds, HttpServletResponse response) {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return form(page, to, name).addObject("problem", said(Said.tooMany(seconds)));
    }

    private ModelAndView unavailable(String page, @Nullable String to, String name, HttpServletResponse response) {
        HttpStatusCode status = HttpStatus.SERVICE_UNAVAILABLE;
        response.setStatus(status.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        return form(page, to, name).addObject("problem", said(Said.of("unavailable")));
    }
}
