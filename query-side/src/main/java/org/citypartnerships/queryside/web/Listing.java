package org.citypartnerships.queryside.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list: {@code {"position":4711,"page":1,"size":50,"total":17,"items":[…]}}, or its items as CSV.
 *
 * @param position the position at which it was computed
 * @param page the number of the page, from 1; null of a page that was asked for by what it comes after
 * @param size the items on a page
 * @param total the items on all pages; null of a page that was asked for by what it comes after: they are not counted for it
 * @param next what the next page comes after; null if there is none, or if the list has numbered pages only
 * @param items the items of this page
 * @param sheet the same as a table
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Listing<T>(
        long position,
        @Nullable Integer page,
        int size,
        @Nullable Long total,
        @Nullable String next,
        List<T> items,
        @JsonIgnore List<Column<T>> sheet)
        implements Positioned {

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
    public record Column<T>(String name, Function<T, @Nullable Object> cell) {}

    /** Several things in one cell, each once. */
    public static String cell(Collection<?> things) {
        return String.join(" ", things.stream().map(String::valueOf).distinct().toList());
    }

    /** One page. */
    public static <T> Listing<T> of(long position, Page page, long total, List<T> items, List<Column<T>> sheet) {
        return new Listing<>(position, page.number(), page.size(), total, null, items, sheet);
    }

    /** The same, with what the next page comes after if this one is full. */
    public Listing<T> goingOn(Function<T, String> key) {
        String last = items.size() < size ? null : key.apply(items.get(items.size() - 1));
        return new Listing<>(position, page, size, total, last, items, sheet);
    }

    /** A page that was asked for by what it comes after. */
    public static <T> Listing<T> after(long position, Page page, List<T> items, List<Column<T>> sheet) {
        return new Listing<>(position, null, page.size(), null, null, items, sheet);
    }
}
