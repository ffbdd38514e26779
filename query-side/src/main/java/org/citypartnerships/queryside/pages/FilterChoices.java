package org.citypartnerships.queryside.pages;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.citypartnerships.queryside.language.Alphabetical;
import org.citypartnerships.queryside.language.Language;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.overview.Overview;
import org.citypartnerships.queryside.partnerships.CooperationFields;
import org.citypartnerships.queryside.web.Order;
import org.citypartnerships.queryside.web.PositionMemory;
import org.citypartnerships.queryside.web.SoughtStanding;
import org.citypartnerships.values.Relation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a list can be filtered by, and what of that is chosen. */
@Component
class FilterChoices {

    private static final int FORMS_MAX = 100;

    private final Overview overview;
    private final CooperationFields named;
    private final PositionMemory<String, List<String>> fields = new PositionMemory<>(1);
    private final PositionMemory<Locale, Choices> countries = new PositionMemory<>(Language.values().length);
    private final PositionMemory<Asked, Filter> forms = new PositionMemory<>(FORMS_MAX);

    FilterChoices(Overview overview, CooperationFields named) {
        this.overview = overview;
        this.named = named;
    }

    private record Asked(Wanted wanted, String action, Locale language) {}

    /** What to do about a field that can't be understood. */
    record Mistake(String field, String what) {}

    /** The values of a field: those that a form keeps as long as none is chosen. */
    record Choices(List<Choice> all) {}

    /** One of the values of a field. */
    record Choice(String value, String name, boolean chosen) {}

    /**
     * The way from a column's heading to the list in another order.
     *
     * @param address the list in that order
     * @param sorted {@code ascending} or {@code descending} if it comes by this column already; null if not
     */
    record Heading(String address, @Nullable String sorted) {}

    /**
     * The form over a list.
     *
     * @param action the address of the list
     * @param wanted what was typed
     * @param mistakes what can't be understood
     * @param csv the address of the same as CSV
     * @param json the address of the same as JSON
     */
    record Filter(
            String action,
            Wanted wanted,
            List<Mistake> mistakes,
            Choices countries,
            List<Choice> relations,
            List<Choice> standings,
            List<String> fields,
            List<Choice> orders,
            String csv,
            String json) {
        /** The heading of what the list is about. */
        public Heading byName() {
            return heading(Order.NAME, Order.NAME);
        }

        /** The heading of where each stands. */
        public Heading byStanding() {
            return heading(Order.STANDING, Order.STANDING);
        }

        /** The heading of since when. */
        public Heading bySince() {
            return heading(Order.OLDEST, Order.NEWEST);
        }

        /** By the first of the two orders, and by the other if it comes by that already. */
        private Heading heading(Order upwards, Order downwards) {
            Order order = wanted.order();
            boolean isUpwards = order == upwards;
            String sorted = isUpwards ? "ascending" : order == downwards ? "descending" : null;
            return new Heading(wanted.by(isUpwards ? downwards : upwards).at(action), sorted);
        }

        /** Whether anything is not understood. */
        public boolean areWrong() {
            return !mistakes.isEmpty();
        }

        /** Whether the year is not understood. */
        public boolean yearIsWrong() {
            return isWrong("year");
        }

        /** Whether the day is not understood. */
        public boolean dayIsWrong() {
            return isWrong("asOf");
        }

        private boolean isWrong(String field) {
            return mistakes.stream().anyMatch(mistake -> mistake.field().equals(field));
        }

        /** Whether anything is looked for. */
        public boolean isAnything() {
            return wanted.isAnything();
        }
    }

    /** The form over a list, kept for whoever asks for the same or turns its pages. */
    Filter of(Wanted wanted, String action, long position, Phrases phrases) {
        return forms.at(
                position, new Asked(wanted, action, phrases.locale()), () -> form(wanted, action, position, phrases));
    }

    private Filter form(Wanted wanted, String action, long position, Phrases phrases) {
        return new Filter(
                action,
                wanted,
                wanted.errors().entrySet().stream()
                        .map(mistake -> new Mistake(mistake.getKey(), phrases.say(mistake.getValue())))
                        .toList(),
                countries(wanted.country(), position, phrases),
                Arrays.stream(Relation.values())
                        .sorted(Comparator.reverseOrder())
                        .map(one -> choice(one.name(), phrases.relation(one), wanted.relation()))
                        .toList(),
                Arrays.stream(SoughtStanding.values())
                        .map(one -> choice(one.name(), name(one, phrases), wanted.standing()))
                        .toList(),
                fields.at(position, "", named::all),
                Arrays.stream(Order.values())
                        .map(one -> new Choice(
                                one == Order.NAME ? "" : one.word(),
                                phrases.say(key(one, action)),
                                one == wanted.order()))
                        .toList(),
                wanted.at("/api" + action + ".csv"),
                wanted.at("/api" + action));
    }

    /** Partnerships come by their ids, which were made of names and stand in their addresses; cities may be called otherwise since. */
    private static String key(Order order, String action) {
        return "order." + order.name() + (order == Order.NAME && action.equals("/partnerships") ? ".partnerships" : "");
    }

    /** The countries that parties lie in at a position. */
    Choices countries(@Nullable String wanted, long position, Phrases phrases) {
        Choices none = countries.at(position, phrases.locale(), () -> countries(position, phrases));
        return wanted == null
                ? none
                : new Choices(none.all().stream()
                        .map(one -> choice(one.value(), one.name(), wanted))
                        .toList());
    }

    private Choices countries(long position, Phrases phrases) {
        return new Choices(Alphabetical.in(phrases).countries(overview.countries(position)).stream()
                .map(code -> choice(code, phrases.country(code), null))
                .toList());
    }

    /** Each is called as its badge is; what is in force with the intents among it has two of them, and is told as such. */
    private static String name(SoughtStanding sought, Phrases phrases) {
        return sought == SoughtStanding.IN_FORCE
                ? phrases.say("filter.standing.IN_FORCE")
                : phrases.sideStanding(sought.relation(), sought.standing());
    }

    private static Choice choice(String value, String name, @Nullable String wanted) {
        return new Choice(value, name, value.equals(wanted));
    }
}
