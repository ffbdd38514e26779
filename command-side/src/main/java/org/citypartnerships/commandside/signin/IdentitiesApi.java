package org.citypartnerships.commandside.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.users.Caller;
import org.citypartnerships.commandside.users.Identities;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /sessions/exchanges} signs in with what a provider says; {@code /users/{userId}/identity} says whom it means by
 * that.
 */
@RestController
class IdentitiesApi {

    /** As long as an ID token with a handful of groups. */
    private static final int TOKEN_CHARACTERS_MAX = 12_000;

    private final Provider provider;
    private final Identities identities;
    private final Users users;
    private final Sessions sessions;
    private final Attempts attempts;
    private final SecurityLog log;

    IdentitiesApi(
            Provider provider,
            Identities identities,
            Users users,
            Sessions sessions,
            Attempts attempts,
            SecurityLog log) {
        this.provider = provider;
        this.identities = identities;
        this.users = users;
        this.sessions = sessions;
        this.attempts = attempts;
        this.log = log;
    }

    /** Begins a session of whoever the provider vouches for; each ID token begins one at most. */
    @PostMapping(path = "/sessions/exchanges", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> exchange(HttpServletRequest http, HttpServletResponse answer) throws IOException {
        Fields fields = Fields.of(http, "idToken", "nonce");
        String idToken = fields.text("idToken", TOKEN_CHARACTERS_MAX);
        String nonce = fields.text("nonce");
        long seconds = attempts.secondsToWait(http.getRemoteAddr());
        if (seconds > 0) {
            answer.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            throw new Refused(Reason.TOO_MANY_REQUESTS, "too many tries: wait " + seconds + " seconds");
        }
        Provider.Vouched vouched;
        try {
            vouched = provider.verified(idToken, nonce);
        } catch (Refused refused) {
            if (refused.reason() == Reason.SIGN_IN_FAILED) {
                log.write(What.SIGN_IN_FAILED, null, null, "ID token");
            }
            throw refused;
        }
        String userId = identities.userOf(vouched.issuer(), vouched.subject()).orElseThrow(() -> {
            log.write(What.SIGN_IN_FAILED, null, null, "identity that is linked to nobody");
            return new Refused(
                    Reason.NOT_LINKED,
                    "nobody here is linked to the subject " + vouched.subject() + " of " + vouched.issuer()
                            + ", or the user is shut out: ask an administrator");
        });
        if (!identities.isFirstUse(idToken, vouched.expiresAt())) {
            log.write(What.SIGN_IN_FAILED, userId, null, "ID token used before");
            throw new Refused(Reason.SIGN_IN_FAILED, "this ID token has begun a session before: sign in again");
        }
        Sessions.Begun begun = sessions.begin(userId);
        attempts.takeBack(http.getRemoteAddr());
        log.write(What.SIGNED_IN, userId, null, "provider");
        return SessionsApi.shown(begun);
    }

    @GetMapping("/identities")
    Map<String, List<Identities.Linked>> all() {
        return Map.of("identities", identities.all());
    }

    /** Links a person to what a provider calls that person, and ends the sessions begun before. */
    @PutMapping(path = "/users/{userId}/identity", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void link(@AuthenticationPrincipal Caller caller, @PathVariable String userId, HttpServletRequest http)
            throws IOException {
        Fields fields = Fields.of(http, "issuer", "subject");
        String issuer = fields.text("issuer");
        String subject = fields.text("subject");
        if (person(userId).kind() == User.Kind.MACHINE) {
            throw new Refused(Reason.NOT_ALLOWED, "a provider vouches for people; machines have tokens");
        }
        identities.link(userId, issuer, subject);
        sessions.endAll(userId);
        log.write(What.IDENTITY_LINKED, userId, caller.userId(), null);
    }

    /** Takes a person's identity away, and ends the sessions begun with it. */
    @DeleteMapping("/users/{userId}/identity")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlink(@AuthenticationPrincipal Caller caller, @PathVariable String userId) {
        identities.unlink(person(userId).userId());
        sessions.endAll(userId);
        log.write(What.IDENTITY_TAKEN, userId, caller.userId(), null);
    }

    private User person(String userId) {
        return users.find(userId)
                .orElseThrow(() -> new Refused(Reason.UNKNOWN_USER, "there is no such user: GET /users lists them"));
    }
}
