package org.citypartnerships.commandside.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.users.AccessTokens;
import org.citypartnerships.commandside.users.Caller;
import org.citypartnerships.commandside.users.Callers;
import org.citypartnerships.commandside.users.Grant;
import org.citypartnerships.commandside.users.NewUsers;
import org.citypartnerships.commandside.users.Passwords;
import org.citypartnerships.commandside.users.Role;
import org.citypartnerships.commandside.users.SecurityLog;
import org.citypartnerships.commandside.users.SecurityLog.What;
import org.citypartnerships.commandside.users.Sessions;
import org.citypartnerships.commandside.users.User;
import org.citypartnerships.commandside.users.Users;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code /users}: an administrator adds people and machines, gives them roles, and shuts them out. */
@RestController
@RequestMapping("/users")
class UsersApi {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{1,79}");
    private static final Pattern MACHINE = Pattern.compile("(?!u-)[a-z][a-z0-9-]{1,39}");
    private static final Pattern MUNICIPALITY = Pattern.compile("party:[a-z0-9][a-z0-9._-]{0,119}");

    private final Users users;
    private final NewUsers newUsers;
    private final Passwords passwords;
    private final Sessions sessions;
    private final AccessTokens tokens;
    private final Callers callers;
    private final SecurityLog log;
    private final Clock clock;

    UsersApi(
            Users users,
            NewUsers newUsers,
            Passwords passwords,
            Sessions sessions,
            AccessTokens tokens,
            Callers callers,
            SecurityLog log,
            Clock clock) {
        this.users = users;
        this.newUsers = newUsers;
        this.passwords = passwords;
        this.sessions = sessions;
        this.tokens = tokens;
        this.callers = callers;
        this.log = log;
        this.clock = clock;
    }

    @GetMapping
    Map<String, List<User>> all() {
        return Map.of("users", users.all());
    }

    /** Adds a person, and tells the password that is good once; or a machine, whose tokens are made by its own address. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> add(@AuthenticationPrincipal Caller caller, HttpServletRequest http) throws IOException {
        Fields fields = Fields.of(http, "kind", "name", "roles");
        User.Kind kind = fields.constant("kind", User.Kind.class);
        String name = fields.text("name");
        if (!(kind == User.Kind.MACHINE ? MACHINE : NAME).matcher(name).matches()) {
            throw Fields.bad(
                    "name",
                    kind == User.Kind.MACHINE
                            ? "of a machine is 2 to 40 small letters, digits and hyphens, and does not begin with u-"
                            : "is 2 to 80 letters, digits, and . _ @ -");
        }
        List<Grant> grants = grants(fields, kind);
        NewUsers.Added user = newUsers.add(kind, name, grants, caller.userId());
        Map<String, Object> added = new LinkedHashMap<>();
        added.put("userId", user.userId());
        if (user.oneTimePassword() != null) {
            added.put("oneTimePassword", user.oneTimePassword());
        }
        return added;
    }

    @PutMapping(path = "/{userId}/roles", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void give(@AuthenticationPrincipal Caller caller, @PathVariable String userId, HttpServletRequest http)
            throws IOException {
        User user = user(userId);
        List<Grant> grants = grants(Fields.of(http, "roles"), user.kind());
        users.give(userId, grants);
        callers.lookAnew();
        log.write(What.ROLES_GIVEN, userId, caller.userId(), grants.toString());
    }

    @PostMapping("/{userId}/disabling")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disable(@AuthenticationPrincipal Caller caller, @PathVariable String userId) {
        users.disable(user(userId).userId(), true);
        sessions.endAll(userId);
        callers.lookAnew();
        log.write(What.USER_DISABLED, userId, caller.userId(), null);
    }

    @PostMapping("/{userId}/enabling")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void enable(@AuthenticationPrincipal Caller caller, @PathVariable String userId) {
        users.disable(user(userId).userId(), false);
        log.write(What.USER_ENABLED, userId, caller.userId(), null);
    }

    /** Sets a password that is good once, for somebody who has lost theirs, and ends all their sessions. */
    @PostMapping("/{userId}/one-time-password")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> setPassword(@AuthenticationPrincipal Caller caller, @PathVariable String userId) {
        User user = user(userId);
        if (user.kind() == User.Kind.MACHINE || !user.issuer().equals(User.LOCAL)) {
            throw new Refused(Reason.NOT_ALLOWED, "only people who sign in here have a password");
        }
        String password = passwords.setOneTime(userId);
        callers.lookAnew();
        log.write(What.PASSWORD_SET, userId, caller.userId(), null);
        return Map.of("oneTimePassword", password);
    }

    /** Makes a token for a machine. People make their own. */
    @PostMapping(path = "/{userId}/tokens", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> makeToken(
            @AuthenticationPrincipal Caller caller, @PathVariable String userId, HttpServletRequest http)
            throws IOException {
        if (user(userId).kind() != User.Kind.MACHINE) {
            throw new Refused(Reason.NOT_ALLOWED, "people make their tokens themselves, by POST /users/me/tokens");
        }
        String token = NewToken.of(http, clock.instant()).madeFor(userId, tokens);
        log.write(What.TOKEN_MADE, userId, caller.userId(), null);
        return Map.of("token", token);
    }

    private User user(String userId) {
        return users.find(userId)
                .orElseThrow(() -> new Refused(Reason.UNKNOWN_USER, "there is no such user: GET /users lists them"));
    }

    private static List<Grant> grants(Fields fields, User.Kind kind) {
        List<Grant> grants = new ArrayList<>();
        for (JsonNode one : fields.list("roles")) {
            Role role = Fields.constant(Role.class, one.path("role"), "/roles");
            if (kind == User.Kind.MACHINE && (role == Role.APPROVER || role == Role.ADMINISTRATOR)) {
                throw Fields.bad(
                        "roles", "of a machine are READER, RECORDER and AUDITOR: people approve and administer");
            }
            JsonNode municipality = one.path("municipality");
            if (!municipality.isMissingNode()
                    && !municipality.isNull()
                    && !MUNICIPALITY.matcher(municipality.asString("")).matches()) {
                throw Fields.bad(
                        "roles", "name a municipality by its id, as party:murmansk-ru, or leave it out for all");
            }
            if (municipality.isString() && !role.isLimitable()) {
                throw Fields.bad("roles", "of an auditor or administrator are for all: leave the municipality out");
            }
            grants.add(new Grant(role, municipality.isString() ? municipality.asString() : null));
        }
        return grants;
    }
}
