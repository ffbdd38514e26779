package org.citypartnerships.commandside;

/**
 * What is wrong with one field: {@code {"pointer":"/header/happened","message":"'13.10.2015': write 2015-10-13"}}.
 *
 * @param pointer the field, as a JSON pointer into the body
 * @param message what is wrong and what to write instead; no names of persons
 */
public record FieldProblem(String pointer, String message) {}
