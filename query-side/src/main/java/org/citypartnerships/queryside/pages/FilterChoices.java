package org.citypartnerships.queryside.pages;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.overview.Overview;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a list can be filtered by, and what of that is chosen. */
@Component
class FilterChoices {

    private final Overview overview;

    FilterChoices(Overview overview) {
        this.overview = overview;
    }

    /** One of the values of a field. */
    record Choice(String value, String name, boolean chosen) {}

    /**
     * The form over a list.
     *
     * @param action the address of the list
     * @param wanted what was typed
     * @param errors by field, what to do about what can't be understood
     * @param csv the address of the same as CSV
     * @param json the address of the same as JSON
     */
    record Filter(
            String action,
            Wanted wanted,
            Map<String, String> errors,
            List<Choice> countries,
            List<Choice> relations,
            List<Choice> standings,
            String csv,
            String json) {
        /** What is wrong with a field; null if nothing is. */
        public @Nullable String error(String field) {
            return errors.get(field);
        }
    }

    Filter of(Wanted wanted, String action, Phrases phrases) {
        Map<String, String> errors = new LinkedHashMap<>();
        wanted.errors().forEach((field, key) -> errors.put(field, phrases.say(key)));
        return new Filter(
                action,
                wanted,
                errors,
                countries(wanted.country(), phrases),
                Arrays.stream(Relation.values())
                        .sorted(Comparator.reverseOrder())
                        .map(one -> choice(one.name(), phrases.relation(one), wanted.relation()))
                        .toList(),
                Stream.of(
                                Standing.IN_FORCE,
                                Standing.PROPOSED,
                                Standing.SUSPENDED,
                                Standing.EXPIRED,
                                Standing.ENDED,
                                Standing.UNKNOWN)
                        .map(one -> choice(one.name(), phrases.standing(one, null), wanted.standing()))
                        .toList(),
                wanted.at("/api" + action + ".csv"),
                wanted.at("/api" + action));
    }

    /** The countries that parties lie in. */
    List<Choice> countries(@Nullable String wanted, Phrases phrases) {
        return overview.countries().stream()
                .map(code -> choice(code, phrases.country(code), wanted))
                .sorted(Comparator.comparing(Choice::name))
                .toList();
    }

    private static Choice choice(String value, String name, @Nullable String wanted) {
        return new Choice(value, name, value.equals(wanted));
    }
}
