package org.citypartnerships.queryside.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.citypartnerships.queryside.signin.Who.Grant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Tells whose a token is, as the command side says. That is believed for two seconds: whoever is shut out there is out here
 * within two seconds more.
 */
@Component
class Vouched {

    private static final Duration BELIEVED = Duration.ofSeconds(2);
    private static final int KEPT_MAX = 10_000;
    /** What is no token of ours is not asked about. */
    private static final Pattern TOKEN =
            Pattern.compile("cpt_[A-Za-z0-9_-]{30,200}|[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+){2}");

    private static final int TOKEN_CHARACTERS_MAX = 2_000;

    private final CommandSide commandSide;
    private final Cache<String, Who> known = Caffeine.newBuilder()
            .maximumSize(KEPT_MAX)
            .expireAfterWrite(BELIEVED)
            .build();

    Vouched(CommandSide commandSide) {
        this.commandSide = commandSide;
    }

    /**
     * Whose this token is; empty if it is not good, or not any more.
     *
     * @throws CommandSideUnavailable if the command side does not say
     */
    Optional<Who> of(String token) {
        if (token.length() > TOKEN_CHARACTERS_MAX || !TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(known.get(token, this::ask));
    }

    /** Forgets a token, after its session was ended. */
    void forget(String token) {
        known.invalidate(token);
    }

    private @Nullable Who ask(String token) {
        CommandSide.Answer answer = commandSide.get("/users/me", token);
        if (answer.status() == 401) {
            return null;
        }
        if (!answer.isGood()) {
            throw new CommandSideUnavailable(new IllegalStateException("/users/me: " + answer.status()));
        }
        String userId = answer.body().path("userId").asString("");
        return new Who(userId, userId, grants(answer.body().path("roles")));
    }

    private static List<Grant> grants(JsonNode roles) {
        List<Grant> grants = new ArrayList<>();
        for (JsonNode one : roles) {
            String municipality = one.path("municipality").asString("");
            grants.add(new Grant(
                    Role.valueOf(one.path("role").asString("")), municipality.isEmpty() ? null : municipality));
        }
        return grants;
    }
}
