package org.citypartnerships.queryside.forms;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.signin.Administration;
import org.citypartnerships.queryside.signin.Administration.Method;
import org.citypartnerships.queryside.signin.Recording.Outcome;
import org.citypartnerships.queryside.signin.Recording.Recorded;
import org.citypartnerships.queryside.signin.Recording.Refused;
import org.citypartnerships.queryside.web.FormFields;
import org.citypartnerships.queryside.web.NotOnRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /users}, for administrators: who may do what, somebody new, roles given and taken, people shut out and let in. */
@Controller
class UsersPages {

    private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();
    private static final List<String> KINDS = List.of("PERSON", "MACHINE");

    private final Administration administration;
    private final RolesForm roles;
    private final Refusals refusals;
    private final PhraseBook book;

    UsersPages(Administration administration, RolesForm roles, Refusals refusals, PhraseBook book) {
        this.administration = administration;
        this.roles = roles;
        this.refusals = refusals;
        this.book = book;
    }

    /**
     * Somebody in the list.
     *
     * @param roles each with the municipality that it is limited to
     * @param identity what a provider calls the person; null if none does
     */
    record Line(
            String id,
            String name,
            String kind,
            boolean machine,
            List<String> roles,
            @Nullable Identity identity,
            boolean disabled) {}

    /** What a provider calls a person. */
    record Identity(String issuer, String subject) {}

    @GetMapping("/users")
    ModelAndView all(Locale locale) {
        Phrases phrases = book.in(locale);
        return list(phrases, FormFields.of(Map.of()), roles.empty(), null, Map.of());
    }

    @PostMapping("/users")
    ModelAndView add(FormFields fields, Locale locale, HttpServletResponse response) {
        Phrases phrases = book.in(locale);
        RolesForm.Read read = roles.read(fields, phrases);
        if (!read.problems().isEmpty()) {
            response.setStatus(422);
            return list(phrases, fields, read, null, Map.of());
        }
        String kind = KINDS.contains(fields.one("kind")) ? fields.one("kind") : "PERSON";
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        user.put("kind", kind);
        user.put("name", fields.one("name").strip());
        user.set("roles", read.json());
        Outcome outcome = administration.act(Method.POST, "/users", user);
        if (outcome instanceof Recorded added) {
            String password = added.answer().path("oneTimePassword").asString("");
            return list(phrases, FormFields.of(Map.of()), roles.empty(), null, Map.of())
                    .addObject("added", fields.one("name").strip())
                    .addObject("password", password.isEmpty() ? null : password);
        }
        Refused refused = (Refused) outcome;
        response.setStatus(refused.status());
        Map<String, Refusals.Said> problems = problems(refused, kind, phrases);
        return list(phrases, fields, read, problems.isEmpty() ? refusals.said(refused, phrases) : null, problems);
    }

    /** What is wrong with name and roles stands beside them, in words of the page. */
    private static Map<String, Refusals.Said> problems(Refused refused, String kind, Phrases phrases) {
        if (refused.code().equals("USER_EXISTS")) {
            return Map.of("name", new Refusals.Said(phrases.say("refused.USER_EXISTS"), false));
        }
        return refused.fields().stream()
                .filter(field ->
                        field.pointer().equals("/name") || field.pointer().equals("/roles"))
                .findFirst()
                .map(field -> Map.of(
                        field.pointer().substring(1),
                        new Refusals.Said(
                                phrases.say("users" + field.pointer().replace('/', '.') + ".wrong." + kind), false)))
                .orElse(Map.of());
    }

    @GetMapping("/users/{id}")
    ModelAndView one(@PathVariable("id") String id, Locale locale) {
        return shown(id, book.in(locale), null, null);
    }

    @PostMapping("/users/{id}/roles")
    ModelAndView give(
            @PathVariable("id") String id,
            FormFields fields,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Phrases phrases = book.in(locale);
        RolesForm.Read read = roles.read(fields, phrases);
        if (!read.problems().isEmpty()) {
            response.setStatus(422);
            return shown(id, phrases, read, null);
        }
        ObjectNode given = JsonNodeFactory.instance.objectNode();
        given.set("roles", read.json());
        return after(
                administration.act(Method.PUT, address(id, "/roles"), given),
                id,
                "roles",
                read,
                phrases,
                response,
                flash);
    }

    @PostMapping("/users/{id}/disabling")
    ModelAndView disable(
            @PathVariable("id") String id, Locale locale, HttpServletResponse response, RedirectAttributes flash) {
        return done(id, Method.POST, "/disabling", "disabled", locale, response, flash);
    }

    @PostMapping("/users/{id}/enabling")
    ModelAndView enable(
            @PathVariable("id") String id, Locale locale, HttpServletResponse response, RedirectAttributes flash) {
        return done(id, Method.POST, "/enabling", "enabled", locale, response, flash);
    }

    /** The password is told on the answer alone, and kept nowhere. */
    @PostMapping("/users/{id}/one-time-password")
    ModelAndView setPassword(@PathVariable("id") String id, Locale locale, HttpServletResponse response) {
        Phrases phrases = book.in(locale);
        Outcome outcome = administration.act(Method.POST, address(id, "/one-time-password"), NOTHING);
        if (outcome instanceof Recorded done) {
            return shown(id, phrases, null, null)
                    .addObject("password", done.answer().path("oneTimePassword").asString(""));
        }
        response.setStatus(((Refused) outcome).status());
        return shown(id, phrases, null, refusals.said((Refused) outcome, phrases));
    }

    @PostMapping("/users/{id}/identity")
    ModelAndView link(
            @PathVariable("id") String id,
            FormFields fields,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Phrases phrases = book.in(locale);
        String issuer = fields.one("issuer").strip();
        String subject = fields.one("subject").strip();
        if (issuer.isEmpty() || subject.isEmpty()) {
            response.setStatus(422);
            return shown(id, phrases, null, null)
                    .addObject("typed", new Identity(issuer, subject))
                    .addObject("identityProblem", phrases.say("users.identity.missing"));
        }
        ObjectNode identity = JsonNodeFactory.instance.objectNode();
        identity.put("issuer", issuer).put("subject", subject);
        Outcome outcome = administration.act(Method.PUT, address(id, "/identity"), identity);
        ModelAndView after = after(outcome, id, "linked", null, phrases, response, flash);
        return outcome instanceof Refused ? after.addObject("typed", new Identity(issuer, subject)) : after;
    }

    @PostMapping("/users/{id}/identity/removal")
    ModelAndView unlink(
            @PathVariable("id") String id, Locale locale, HttpServletResponse response, RedirectAttributes flash) {
        return done(id, Method.DELETE, "/identity", "unlinked", locale, response, flash);
    }

    /** Does what needs nothing to be said besides. */
    private ModelAndView done(
            String id,
            Method method,
            String what,
            String done,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Outcome outcome = administration.act(method, address(id, what), NOTHING);
        return after(outcome, id, done, null, book.in(locale), response, flash);
    }

    /** Back to the user's page with a word on what was done; or the page again, with why it was not. */
    private ModelAndView after(
            Outcome outcome,
            String id,
            String done,
            RolesForm.@Nullable Read read,
            Phrases phrases,
            HttpServletResponse response,
            RedirectAttributes flash) {
        if (outcome instanceof Recorded) {
            flash.addFlashAttribute("done", phrases.say("users.done." + done));
            return new ModelAndView("redirect:/users/" + id);
        }
        Refused refused = (Refused) outcome;
        response.setStatus(refused.status());
        return shown(id, phrases, read, refusals.said(refused, phrases));
    }

    private static String address(String id, String what) {
        if (!id.matches("[A-Za-z0-9-]{1,60}")) {
            throw new NotOnRecord("user", id);
        }
        return "/users/" + id + what;
    }

    private ModelAndView list(
            Phrases phrases,
            FormFields typed,
            RolesForm.Read read,
            Refusals.@Nullable Said refusal,
            Map<String, Refusals.Said> problems) {
        Optional<List<Line>> lines = lines(phrases);
        return new ModelAndView("users")
                .addObject("unavailable", lines.isEmpty())
                .addObject("lines", lines.orElse(List.of()))
                .addObject("name", typed.one("name"))
                .addObject("kind", typed.one("kind"))
                .addObject("form", read)
                .addObject("refusal", refusal)
                .addObject("problems", problems);
    }

    private ModelAndView shown(
            String id, Phrases phrases, RolesForm.@Nullable Read read, Refusals.@Nullable Said refusal) {
        JsonNode all = administration.ask("/users").orElse(null);
        if (all == null) {
            return new ModelAndView("user").addObject("unavailable", true).addObject("title", id);
        }
        JsonNode user = all.path("users")
                .valueStream()
                .filter(one -> one.path("userId").asString("").equals(id))
                .findFirst()
                .orElseThrow(() -> new NotOnRecord("user", id));
        Line line = line(user, identities(), phrases);
        return new ModelAndView("user")
                .addObject("unavailable", false)
                .addObject("title", line.name())
                .addObject("user", line)
                .addObject("form", read == null ? roles.of(user.path("grants")) : read)
                .addObject("refusal", refusal);
    }

    private Optional<List<Line>> lines(Phrases phrases) {
        return administration.ask("/users").map(all -> {
            Map<String, Identity> identities = identities();
            return all.path("users")
                    .valueStream()
                    .map(user -> line(user, identities, phrases))
                    .toList();
        });
    }

    private Map<String, Identity> identities() {
        Map<String, Identity> identities = new HashMap<>();
        administration
                .ask("/identities")
                .ifPresent(all -> all.path("identities")
                        .forEach(one -> identities.put(
                                one.path("userId").asString(""),
                                new Identity(
                                        one.path("issuer").asString(""),
                                        one.path("subject").asString("")))));
        return identities;
    }

    private Line line(JsonNode user, Map<String, Identity> identities, Phrases phrases) {
        String id = user.path("userId").asString("");
        String kind = user.path("kind").asString("");
        return new Line(
                id,
                user.path("subject").asString(""),
                phrases.say("users.kind." + kind),
                kind.equals("MACHINE"),
                roles.words(user.path("grants"), phrases),
                identities.get(id),
                user.path("disabled").asBoolean(false));
    }
}
