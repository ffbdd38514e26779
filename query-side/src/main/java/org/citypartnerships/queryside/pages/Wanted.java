package org.citypartnerships.queryside.pages;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.citypartnerships.queryside.web.Days;
import org.citypartnerships.queryside.web.Order;
import org.citypartnerships.queryside.web.PartnershipFilter;
import org.citypartnerships.queryside.web.SoughtStanding;
import org.citypartnerships.values.Relation;
import org.jspecify.annotations.Nullable;

/**
 * What a reader looks for in a list, as typed: what can't be understood is shown again with what to do, and does not filter.
 *
 * @param q a part of any name
 * @param country two letters
 * @param relation a {@link Relation}
 * @param standing a {@link SoughtStanding}
 * @param year a year in which something happened
 * @param field a part of a field of cooperation
 * @param source the id of a source, or a part of its title or publisher
 * @param asOf the day that is asked about
 * @param sort the order, by its word in an {@link Order}
 */
record Wanted(
        @Nullable String q,
        @Nullable String country,
        @Nullable String relation,
        @Nullable String standing,
        @Nullable String year,
        @Nullable String field,
        @Nullable String source,
        @Nullable String asOf,
        @Nullable String sort) {

    Wanted {
        q = Given.text(q);
        country = Given.text(country);
        relation = Given.text(relation);
        standing = Given.text(standing);
        year = Given.text(year);
        field = Given.text(field);
        source = Given.text(source);
        asOf = Given.text(asOf);
        sort = Given.text(sort);
    }

    /** Whether anything is looked for. */
    public boolean isAnything() {
        return !given().isEmpty();
    }

    /** The order that is understood; by name if it is not. */
    Order order() {
        return Arrays.stream(Order.values())
                .filter(one -> one.word().equals(sort))
                .findFirst()
                .orElse(Order.NAME);
    }

    /** The same in another order. */
    Wanted by(Order other) {
        return new Wanted(
                q, country, relation, standing, year, field, source, asOf, other == Order.NAME ? null : other.word());
    }

    /** The fields that can't be understood, each with the key of what to do. */
    Map<String, String> errors() {
        Map<String, String> errors = new LinkedHashMap<>();
        if (country != null && !isCountry(country)) {
            errors.put("country", "filter.country.wrong");
        }
        if (relation != null && relationAsked() == null) {
            errors.put("relation", "filter.relation.wrong");
        }
        if (standing != null && standingAsked() == null) {
            errors.put("standing", "filter.standing.wrong");
        }
        if (year != null && yearAsked() == null) {
            errors.put("year", "filter.year.wrong");
        }
        if (asOf != null && dayAsked() == null) {
            errors.put("asOf", "filter.asOf.wrong");
        }
        if (sort != null && !order().word().equals(sort)) {
            errors.put("sort", "filter.sort.wrong");
        }
        return errors;
    }

    /** What can be understood of it, as readers are asked. */
    PartnershipFilter filter() {
        return new PartnershipFilter(
                relationAsked(),
                standingAsked(),
                country != null && isCountry(country) ? country.toUpperCase(Locale.ROOT) : null,
                null,
                yearAsked(),
                q,
                field,
                source,
                order().word(),
                dayAsked(),
                null);
    }

    /** The same list at another address: {@code /api/partnerships.csv?q=harbin}. */
    String at(String path) {
        return given().at(path);
    }

    private Given given() {
        return new Given()
                .with("q", q)
                .with("country", country)
                .with("relation", relation)
                .with("standing", standing)
                .with("year", year)
                .with("field", field)
                .with("source", source)
                .with("asOf", asOf)
                .with("sort", sort);
    }

    private static boolean isCountry(String typed) {
        return Arrays.asList(Locale.getISOCountries()).contains(typed.toUpperCase(Locale.ROOT));
    }

    private @Nullable Relation relationAsked() {
        return Given.one(Relation.class, relation);
    }

    private @Nullable SoughtStanding standingAsked() {
        return Given.one(SoughtStanding.class, standing);
    }

    private @Nullable Integer yearAsked() {
        return year != null && year.matches("[1-9][0-9]{0,3}") ? Integer.valueOf(year) : null;
    }

    private @Nullable LocalDate dayAsked() {
        try {
            return asOf == null ? null : Days.of(asOf);
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }
}
