package org.citypartnerships.queryside.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list: {@code {"position":4711,"page":1,"size":50,"total":17,"items":[…]}}, or its items as CSV.
 *
 * @param position the position at which it was computed
 * @param page the number of the page, from 1
 * @param size the items on a page
 * @param total the items on all pages
 * @param items the items of this page
 * @param sheet the same as a table
 */
public record Listing<T>(
        long position,
        int page,
        int size,
        long total,
        List<T> items,
        @JsonIgnore List<Column<T>> sheet) implements Positioned {

    /** The form of a list if the request does not say. */
    public static final String JSON = "application/json";

    /** The other form: by {@code Accept}, or by the ending {@code .csv}. */
    public static final String CSV = "text/csv";

    /**
     * A column of the table.
     *
     * @param name the column's heading
     * @param cell what stands in it for an item; empty for null
     */
    public record Column<T>(String name, Function<T, @org.jspecify.annotations.Nullable Object> cell) {}

    /** Several things in one cell, each once. */
    public static String cell(Collection<?> things) {
        return String.join(" ", things.stream().map(String::valueOf).distinct().toList());
    }

    /** One page. */
    public static <T> Listing<T> of(long position, Page page, long total, List<T> items, List<Column<T>> sheet) {
        return new Listing<>(position, page.number(), page.size(), total, items, sheet);
    }
}
