package org.citypartnerships.queryside.signin;

import java.util.List;
import java.util.Optional;
import org.citypartnerships.queryside.signin.CommandSide.Answer;
import org.citypartnerships.queryside.signin.Recording.Outcome;
import org.citypartnerships.queryside.signin.Recording.Refused;
import org.citypartnerships.queryside.web.Refusal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Hands what an administrator says of users to the command side, by that administrator's own token: what may be done there
 * may be done here, and nothing else.
 */
@Component
public class Administration {

    private final CommandSide commandSide;

    Administration(CommandSide commandSide) {
        this.commandSide = commandSide;
    }

    /** How something is sent. */
    public enum Method {
        /** Does something. */
        POST,
        /** Puts something instead of what was. */
        PUT,
        /** Takes something away. */
        DELETE
    }

    /** Whoever asks; empty if nobody is signed in. */
    public Optional<Who> reader() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof SignedIn signedIn ? Optional.of(signedIn.getPrincipal()) : Optional.empty();
    }

    /**
     * What is at an address of the command side, as {@code /users}; empty if it does not answer, or not that.
     *
     * @throws Refusal if nobody is signed in
     */
    public Optional<JsonNode> ask(String path) {
        try {
            Answer answer = commandSide.get(path, Recording.signedIn().token());
            return answer.isGood() ? Optional.of(answer.body()) : Optional.empty();
        } catch (CommandSideUnavailable unavailable) {
            return Optional.empty();
        }
    }

    /**
     * Does it.
     *
     * @param path where: {@code /users/u-7k3m/roles}
     * @param body what is sent; nothing for {@link Method#DELETE}
     * @throws Refusal if nobody is signed in
     */
    public Outcome act(Method method, String path, JsonNode body) {
        Answer answer;
        try {
            String token = Recording.signedIn().token();
            answer = switch (method) {
                case POST -> commandSide.post(path, token, body);
                case PUT -> commandSide.put(path, token, body);
                case DELETE -> commandSide.delete(path, token);
            };
        } catch (CommandSideUnavailable unavailable) {
            return new Refused(503, "UNAVAILABLE", String.valueOf(unavailable.getMessage()), List.of());
        }
        if (answer.status() == 401) {
            throw Refusal.notSignedIn();
        }
        return answer.isGood() ? new Recording.Recorded("", "", 0, answer.body()) : Recording.refused(answer);
    }
}
