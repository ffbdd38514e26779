package org.citypartnerships.queryside.web;

import java.util.List;
import java.util.SortedSet;

/** A request has parameters that its address does not know: most often a filter that is misspelt and would not filter. */
final class UnknownParameters extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> parameters;
    private final List<String> known;

    UnknownParameters(List<String> parameters, SortedSet<String> known) {
        super(
                known.isEmpty()
                        ? "This address has no parameters."
                        : "Parameters of this address: " + String.join(", ", known) + ".");
        this.parameters = List.copyOf(parameters);
        this.known = List.copyOf(known);
    }

    List<String> parameters() {
        return parameters;
    }

    /** Those that the address knows. */
    List<String> known() {
        return known;
    }

    String advice() {
        return String.valueOf(getMessage());
    }
}
