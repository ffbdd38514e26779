package org.citypartnerships.queryside.web;

import java.util.List;

/** A parameter of the request can't be understood; the caller can mend it. */
public final class BadParameter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> parameters;

    /** Names the parameter and says what to write instead. */
    public BadParameter(String parameter, String advice) {
        this(List.of(parameter), advice);
    }

    BadParameter(List<String> parameters, String advice) {
        super(advice);
        this.parameters = List.copyOf(parameters);
    }

    /** The parameters that it is about. */
    public List<String> parameters() {
        return parameters;
    }

    /** What to write instead. */
    public String advice() {
        return String.valueOf(getMessage());
    }
}
