package org.citypartnerships.storage;

import java.util.List;

/** A document is not the JSON of a command; says of each field what is wrong, and never repeats a person's name. */
public class InvalidCommand extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient List<Problem> problems;

    InvalidCommand(List<Problem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    InvalidCommand(String pointer, String message) {
        this(List.of(new Problem(pointer, message)));
    }

    /** What is wrong, one for each field. */
    public List<Problem> problems() {
        return problems;
    }
}
