package org.citypartnerships.commandside;

import java.util.List;

/** A command was refused and nothing recorded: the caller can mend it. */
public final class Refused extends RuntimeException {

    private final Reason reason;
    private final transient List<FieldProblem> problems;

    /** Refused for this reason, said in a sentence that tells what to do. */
    public Refused(Reason reason, String message) {
        this(reason, message, List.of());
    }

    /** Refused for this reason, with what is wrong field by field. */
    public Refused(Reason reason, String message, List<FieldProblem> problems) {
        super(message, null, false, false);
        this.reason = reason;
        this.problems = List.copyOf(problems);
    }

    /** Refused because of one field, with what the message names besides the rule. */
    public static Refused at(Reason reason, String pointer, String message, Object... values) {
        return new Refused(reason, message, List.of(FieldProblem.of(pointer, message, values)));
    }

    /** The same refusal, of what stands at this place of a larger command: its fields are named from there. */
    public Refused within(String pointer) {
        return new Refused(
                reason,
                message(),
                problems.stream()
                        .map(problem -> problem.at(pointer + problem.pointer()))
                        .toList());
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** What is wrong field by field; empty if it is not about fields. */
    public List<FieldProblem> problems() {
        return problems;
    }

    /** The sentence that tells what to do. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
