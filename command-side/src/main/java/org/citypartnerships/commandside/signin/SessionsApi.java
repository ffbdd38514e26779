package org.citypartnerships.commandside.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.users.Caller;
import org.citypartnerships.commandside.users.Callers;
import org.citypartnerships.commandside.users.FirstUsers;
import org.citypartnerships.commandside.users.Passwords;
import org.citypartnerships.commandside.users.SecurityLog;
import org.citypartnerships.commandside.users.SecurityLog.What;
import org.citypartnerships.commandside.users.Sessions;
import org.citypartnerships.commandside.users.User;
import org.citypartnerships.commandside.users.Users;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /sessions} signs in, {@code DELETE /sessions/current} signs out, {@code POST /passwords} chooses a password. */
@RestController
class SessionsApi {

    private final Passwords passwords;
    private final Sessions sessions;
    private final Users users;
    private final Callers callers;
    private final Attempts attempts;
    private final SecurityLog log;
    private final FirstUsers first;

    SessionsApi(
            Passwords passwords,
            Sessions sessions,
            Users users,
            Callers callers,
            Attempts attempts,
            SecurityLog log,
            FirstUsers first) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.users = users;
        this.callers = callers;
        this.attempts = attempts;
        this.log = log;
        this.first = first;
    }

    @PostMapping(path = "/sessions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> signIn(HttpServletRequest http, HttpServletResponse answer) throws IOException {
        Fields fields = Fields.of(http, "name", "password");
        Passwords.Matched matched = matched(fields, http, answer);
        if (matched.once()) {
            throw new Refused(
                    Reason.PASSWORD_TO_BE_CHOSEN,
                    "this password was set by somebody else and is good once: choose your own by POST /passwords");
        }
        Sessions.Begun begun = sessions.begin(matched.userId());
        log.write(What.SIGNED_IN, matched.userId(), null, null);
        return shown(begun);
    }

    @PostMapping(path = "/sessions/renewals", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> renewFor(HttpServletRequest http) throws IOException {
        return shown(sessions.renewFor(Fields.of(http, "renewal").text("renewal")));
    }

    @PostMapping("/sessions/current/renewal")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> renew(@AuthenticationPrincipal Caller caller) {
        return shown(sessions.renew(sessionOf(caller), caller.userId()));
    }

    @DeleteMapping("/sessions/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(@AuthenticationPrincipal Caller caller) {
        sessions.end(sessionOf(caller));
        callers.lookAnew();
        log.write(What.SIGNED_OUT, caller.userId(), null, null);
    }

    @PostMapping(path = "/passwords", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void choosePassword(HttpServletRequest http, HttpServletResponse answer) throws IOException {
        Fields fields = Fields.of(http, "name", "password", "newPassword");
        Passwords.Matched matched = matched(fields, http, answer);
        if (fields.text("newPassword").equals(fields.text("password"))) {
            throw Refused.at(Reason.WEAK_PASSWORD, "/newPassword", "that is the old password: choose another");
        }
        passwords.choose(matched.userId(), fields.text("name"), fields.text("newPassword"));
        if (matched.once()) {
            first.firstPasswordUsed();
        }
        callers.lookAnew();
        log.write(What.PASSWORD_CHOSEN, matched.userId(), null, null);
    }

    private Passwords.Matched matched(Fields fields, HttpServletRequest http, HttpServletResponse answer) {
        String name = fields.text("name");
        String password = fields.text("password");
        long seconds = attempts.secondsToWait(name, http.getRemoteAddr());
        if (seconds > 0) {
            answer.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            throw new Refused(Reason.TOO_MANY_REQUESTS, "too many tries: wait " + seconds + " seconds");
        }
        Passwords.Matched matched = judged(name, password, http.getRemoteAddr()).orElseThrow(() -> {
            log.write(
                    What.SIGN_IN_FAILED,
                    users.find(User.LOCAL, name).map(User::userId).orElse(null),
                    null,
                    null);
            return new Refused(
                    Reason.SIGN_IN_FAILED,
                    "name and password do not belong together, or the user is shut out: try again, or ask an"
                            + " administrator");
        });
        attempts.takeBack(name, http.getRemoteAddr());
        return matched;
    }

    private Optional<Passwords.Matched> judged(String name, String password, String address) {
        try {
            return passwords.match(name, password);
        } catch (RuntimeException unjudged) {
            attempts.takeBack(name, address);
            throw unjudged;
        }
    }

    private static String sessionOf(Caller caller) {
        String session = caller.sessionId();
        if (session == null) {
            throw new Refused(
                    Reason.NOT_ALLOWED, "this is an access token and belongs to no session: sign in by POST /sessions");
        }
        return session;
    }

    static Map<String, Object> shown(Sessions.Begun begun) {
        Map<String, Object> shown = shown(begun.token());
        shown.put("renewal", begun.renewal());
        return shown;
    }

    private static Map<String, Object> shown(Sessions.Token token) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("token", token.token());
        shown.put("expiresAt", token.expiresAt());
        return shown;
    }
}
