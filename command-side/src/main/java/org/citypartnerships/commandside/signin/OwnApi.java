package org.citypartnerships.commandside.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.users.AccessTokens;
import org.citypartnerships.commandside.users.Caller;
import org.citypartnerships.commandside.users.Callers;
import org.citypartnerships.commandside.users.SecurityLog;
import org.citypartnerships.commandside.users.SecurityLog.What;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /users/me} says who one is and what one may do; {@code /users/me/tokens} are the tokens for one's programs. */
@RestController
@RequestMapping("/users/me")
class OwnApi {

    private static final int TOKENS_MAX = 50;

    private final AccessTokens tokens;
    private final Callers callers;
    private final SecurityLog log;
    private final Clock clock;

    OwnApi(AccessTokens tokens, Callers callers, SecurityLog log, Clock clock) {
        this.tokens = tokens;
        this.callers = callers;
        this.log = log;
        this.clock = clock;
    }

    @GetMapping
    Map<String, Object> me(@AuthenticationPrincipal Caller caller) {
        Map<String, Object> me = new LinkedHashMap<>();
        me.put("userId", caller.userId());
        me.put("recordedBy", caller.recordedBy());
        me.put("roles", caller.grants());
        return me;
    }

    @GetMapping("/tokens")
    Map<String, List<AccessTokens.Shown>> tokens(@AuthenticationPrincipal Caller caller) {
        return Map.of("tokens", tokens.of(caller.userId()));
    }

    @PostMapping(path = "/tokens", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> make(@AuthenticationPrincipal Caller caller, HttpServletRequest http) throws IOException {
        if (!caller.isSignedIn()) {
            throw new Refused(Reason.NOT_ALLOWED, "a token makes no tokens: sign in by POST /sessions first");
        }
        NewToken wanted = NewToken.of(http, clock.instant());
        if (tokens.of(caller.userId()).size() >= TOKENS_MAX) {
            throw new Refused(Reason.NOT_ALLOWED, "you have " + TOKENS_MAX + " tokens: revoke one first");
        }
        String token = wanted.madeFor(caller.userId(), tokens);
        log.write(What.TOKEN_MADE, caller.userId(), null, wanted.scopes().toString());
        return Map.of("token", token);
    }

    @DeleteMapping("/tokens/{tokenId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@AuthenticationPrincipal Caller caller, @PathVariable String tokenId) {
        tokens.revoke(caller.userId(), tokenId);
        callers.lookAnew();
        log.write(What.TOKEN_REVOKED, caller.userId(), null, tokenId);
    }
}
