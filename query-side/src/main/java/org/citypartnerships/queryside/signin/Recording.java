package org.citypartnerships.queryside.signin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.citypartnerships.queryside.signin.CommandSide.Answer;
import org.citypartnerships.queryside.web.Refusal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Hands what a form says to the command side, in the name of whoever is signed in and by that user's own token: there is no
 * other by which anything could be recorded from here.
 */
@Component
public class Recording {

    private static final Pattern COMMAND = Pattern.compile("[A-Za-z]{1,60}");

    private final CommandSide commandSide;

    Recording(CommandSide commandSide) {
        this.commandSide = commandSide;
    }

    /** What came of it. */
    public sealed interface Outcome permits Recorded, Refused {}

    /**
     * It is on record, or would be if it was only rehearsed.
     *
     * @param aggregateId the stream: {@code partnership:harbin-cn~murmansk-ru}
     * @param entryId the entry
     * @param position its place in the whole history, for {@code readAfter}; 0 if it was only rehearsed
     * @param answer all that the command side answered, with {@code warnings} that a clerk should look at
     */
    public record Recorded(String aggregateId, String entryId, long position, JsonNode answer) implements Outcome {}

    /**
     * It is not on record.
     *
     * @param status the status to answer the form with: 400, 403, 409, 422, 429, 503 …
     * @param code why, for programs: {@code INVALID_FIELDS}
     * @param message why and what to do, in one sentence
     * @param fields what is wrong with single fields
     */
    public record Refused(int status, String code, String message, List<Field> fields) implements Outcome {

        /** What is wrong with one field; empty if nothing is. */
        public List<String> of(String pointer) {
            return fields.stream()
                    .filter(field -> field.pointer().equals(pointer))
                    .map(Field::message)
                    .toList();
        }
    }

    /**
     * What is wrong with one field.
     *
     * @param pointer the field of the command, as {@code /header/happened}
     * @param message what is wrong and what to write instead, in English
     * @param values what the message names besides the rule, as the id that is not on record
     * @param code why: that of the refusal, unless this field is refused for another reason
     */
    public record Field(String pointer, String message, List<String> values, String code) {}

    /**
     * Records.
     *
     * @param command its name: {@code SignProtocol}
     * @param fields its JSON
     * @param idempotencyKey made when the form was opened, so that a form sent twice records once
     * @throws Refusal if nobody is signed in
     */
    public Outcome record(String command, JsonNode fields, String idempotencyKey) {
        return send(command, "", fields, "Idempotency-Key", idempotencyKey);
    }

    /**
     * Records if nothing was recorded in the stream since it was read; else it is refused with 412. What was recorded before by
     * the same key is answered as it was then.
     *
     * @param command its name: {@code CorrectEntry}
     * @param fields its JSON
     * @param idempotencyKey made when the form was opened
     * @param sequence that of the last event of the stream, as it was read
     * @throws Refusal if nobody is signed in
     */
    public Outcome record(String command, JsonNode fields, String idempotencyKey, long sequence) {
        return send(command, "", fields, "Idempotency-Key", idempotencyKey, "If-Match", "\"" + sequence + "\"");
    }

    /**
     * Decides only, and records nothing: for a page on which answers are checked.
     *
     * @param command its name
     * @param fields its JSON
     * @throws Refusal if nobody is signed in
     */
    public Outcome rehearse(String command, JsonNode fields) {
        return send(command, "?dryRun=true", fields);
    }

    /**
     * Asks the command side for something that only it knows: {@code /waiting}, {@code /imports/…}; empty if it does not answer,
     * or not that.
     *
     * @throws Refusal if nobody is signed in
     */
    public Optional<JsonNode> ask(String path) {
        try {
            Answer answer = commandSide.get(path, signedIn().token());
            return answer.isGood() ? Optional.of(answer.body()) : Optional.empty();
        } catch (CommandSideUnavailable unavailable) {
            return Optional.empty();
        }
    }

    /**
     * Sends a file to be imported.
     *
     * @param type its media type: {@code application/jsonl}
     * @param dryRun whether nothing is to be recorded
     * @param idempotencyKey so that a file sent twice is imported once
     * @return the import's report as far as it is; or why it was not taken
     * @throws Refusal if nobody is signed in
     */
    public Outcome bringIn(String type, byte[] file, boolean dryRun, String idempotencyKey) {
        try {
            Answer answer = commandSide.post(
                    "/imports?dryRun=" + dryRun, signedIn().token(), type, file, "Idempotency-Key", idempotencyKey);
            if (answer.status() == 401) {
                throw Refusal.notSignedIn();
            }
            return answer.isGood()
                    ? new Recorded("", answer.body().path("id").asString(""), 0, answer.body())
                    : refused(answer);
        } catch (CommandSideUnavailable unavailable) {
            return new Refused(503, "UNAVAILABLE", String.valueOf(unavailable.getMessage()), List.of());
        }
    }

    static SignedIn signedIn() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn) {
            return signedIn;
        }
        throw Refusal.notSignedIn();
    }

    private Outcome send(String command, String query, JsonNode fields, String... headers) {
        if (!COMMAND.matcher(command).matches()) {
            throw new IllegalArgumentException(command + " is no name of a command");
        }
        SignedIn signedIn = signedIn();
        Answer answer;
        try {
            answer = commandSide.post("/commands/" + command + query, signedIn.token(), fields, headers);
        } catch (CommandSideUnavailable unavailable) {
            return new Refused(503, "UNAVAILABLE", String.valueOf(unavailable.getMessage()), List.of());
        }
        if (answer.status() == 401) {
            throw Refusal.notSignedIn();
        }
        return answer.isGood() ? recorded(answer.body()) : refused(answer);
    }

    private static Recorded recorded(JsonNode answer) {
        return new Recorded(
                answer.path("aggregateId").asString(""),
                answer.path("entryId").asString(""),
                answer.path("position").asLong(0),
                answer);
    }

    static Refused refused(Answer answer) {
        List<Field> fields = new ArrayList<>();
        for (JsonNode one : answer.body().path("errors")) {
            fields.add(new Field(
                    one.path("pointer").asString(""),
                    one.path("message").asString(""),
                    one.path("values")
                            .valueStream()
                            .map(value -> value.asString(""))
                            .toList(),
                    one.path("code").asString(answer.code())));
        }
        return new Refused(answer.status(), answer.code(), answer.detail(), List.copyOf(fields));
    }
}
