package org.citypartnerships.queryside.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.PartyRegistered;
import org.citypartnerships.events.PartyRenamed;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.history.Told;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.values.Country;
import org.citypartnerships.values.NameKind;
import org.citypartnerships.values.PartyName;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;

/**
 * What a party is called on which days, as its entries say: Karl-Marx-Stadt until 1990, Chemnitz before and since.
 *
 * <p>A name may hold from the first day on which it may have begun to the last on which it may have ended. Of several that with
 * the latest beginning counts; of those that were always there, the one that is named first.
 */
public final class PartyNaming {

    private static final Comparator<Name> BY_BEGINNING = Comparator.comparing(
            (Name name) -> name.days().earliest(), Comparator.nullsFirst(Comparator.naturalOrder()));

    private final @Nullable PartyRegistered registered;
    private final List<Name> names;

    private PartyNaming(@Nullable PartyRegistered registered, List<Name> names) {
        this.registered = registered;
        this.names = names;
    }

    /**
     * A name as it was told.
     *
     * @param told the name
     * @param from since when, where that is known, counted from its anchor
     * @param until until when, likewise
     * @param days on which days it may have begun
     * @param planned whether it is only planned
     */
    public record Name(
            PartyName told,
            @Nullable StatedDate from,
            @Nullable StatedDate until,
            Window days,
            boolean planned) {

        private @Nullable LocalDate lastDay() {
            return until == null ? null : until.lastDay().latest();
        }

        private boolean mayHold(LocalDate day) {
            LocalDate last = lastDay();
            return days.possiblyBy(day) && (last == null || !last.isBefore(day));
        }
    }

    /**
     * A run of days with one name.
     *
     * @param from the first day; null if none is too early
     * @param until the day before which it ends; null if it does not
     * @param label how it is named
     * @param spoken how it is named in languages that have a name for it, by their first letters: {@code zh}
     */
    public record Span(
            @Nullable LocalDate from, @Nullable LocalDate until, PartyLabel label, Map<String, String> spoken) {}

    /** As the party's entries say. */
    public static PartyNaming of(Chronicle party) {
        PartyRegistered registered = null;
        List<Name> names = new ArrayList<>();
        List<Name> changes = new ArrayList<>();
        for (Told told : party.timeline()) {
            Entry entry = told.entry();
            if (entry instanceof PartyRegistered registration) {
                registered = registration;
                registration.names().forEach(name -> names.add(name(name, null, Window.ANY_DAY, false, party)));
            } else if (entry instanceof PartyRenamed change) {
                StatedDate since = told.resolved() == null ? change.header().happened() : told.resolved();
                changes.add(name(change.name(), since, told.window(), change.planned(), party));
            }
        }
        names.addAll(changes);
        return new PartyNaming(registered, List.copyOf(names));
    }

    private static Name name(
            PartyName told, @Nullable StatedDate since, Window days, boolean planned, Chronicle party) {
        StatedDate from = told.from() == null ? since : orAsTold(told.from(), party);
        StatedDate own =
                told.from() == null ? null : party.resolved(told.from()).orElse(null);
        StatedDate until = told.until() == null ? null : orAsTold(told.until(), party);
        return new Name(
                told, from, until, told.from() == null ? days : own == null ? Window.ANY_DAY : own.firstDay(), planned);
    }

    private static StatedDate orAsTold(StatedDate date, Chronicle party) {
        return party.resolved(date).orElse(date);
    }

    /** Its registration; empty if it has none. */
    public Optional<PartyRegistered> registered() {
        return Optional.ofNullable(registered);
    }

    /** Every name: those that it was registered with, then those that it got later, also those that are only planned. */
    public List<Name> names() {
        return names;
    }

    /** How it is named on a day beside something else; empty if it is not registered. */
    public Optional<PartyLabel> label(String id, LocalDate day) {
        return registered().map(party -> label(id, party, day));
    }

    /** How it is named on all days, in no language; none if it is not registered. */
    public List<Span> labels(String id) {
        return labels(id, day -> Map.of());
    }

    /** The same with its names in languages. */
    public List<Span> spokenLabels(String id) {
        return labels(id, this::spokenOn);
    }

    private List<Span> labels(String id, Function<LocalDate, Map<String, String>> spoken) {
        List<Span> spans = new ArrayList<>();
        registered().ifPresent(party -> {
            List<LocalDate> changes = List.copyOf(daysOfChange());
            for (int i = 0; i <= changes.size(); i++) {
                LocalDate from = i == 0 ? null : changes.get(i - 1);
                LocalDate until = i == changes.size() ? null : changes.get(i);
                LocalDate day = from != null ? from : until != null ? until.minusDays(1) : LocalDate.EPOCH;
                add(new Span(from, until, label(id, party, day), spoken.apply(day)), spans);
            }
        });
        return spans;
    }

    /** Of several names in a language the proper one that is named first. */
    private Map<String, String> spokenOn(LocalDate day) {
        Map<String, String> spoken = new TreeMap<>();
        names.stream()
                .filter(name -> !name.planned() && name.mayHold(day))
                .sorted(Comparator.comparing(name -> name.told().kind() != NameKind.PROPER))
                .forEach(name -> {
                    String language = name.told().language();
                    if (language != null) {
                        spoken.putIfAbsent(
                                language.split("-", 2)[0].toLowerCase(Locale.ROOT),
                                name.told().text());
                    }
                });
        return spoken;
    }

    private static void add(Span span, List<Span> spans) {
        Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        if (last != null && last.label().equals(span.label()) && last.spoken().equals(span.spoken())) {
            spans.set(spans.size() - 1, new Span(last.from(), span.until(), last.label(), last.spoken()));
        } else {
            spans.add(span);
        }
    }

    private Set<LocalDate> daysOfChange() {
        Set<LocalDate> days = new TreeSet<>();
        for (Name name : names) {
            LocalDate first = name.days().earliest();
            LocalDate last = name.lastDay();
            if (first != null) {
                days.add(first);
            }
            if (last != null) {
                days.add(last.plusDays(1));
            }
        }
        return days;
    }

    private PartyLabel label(String id, PartyRegistered party, LocalDate day) {
        Country country = party.country();
        return new PartyLabel(id, nameOn(day), party.kind().name(), country == null ? null : country.code());
    }

    private String nameOn(LocalDate day) {
        List<Name> proper = names.stream()
                .filter(name -> name.told().kind() == NameKind.PROPER && !name.planned())
                .toList();
        Name best = null;
        for (Name name : proper) {
            if (name.mayHold(day) && (best == null || isBetter(name, best))) {
                best = name;
            }
        }
        if (best == null) {
            best = proper.stream()
                    .filter(name -> !name.days().possiblyBy(day))
                    .min(BY_BEGINNING)
                    .orElse(proper.isEmpty() ? names.get(0) : proper.get(proper.size() - 1));
        }
        return best.told().text();
    }

    /** Of those that were always there the first named stays; of changes the later counts. */
    private static boolean isBetter(Name name, Name best) {
        int order = BY_BEGINNING.compare(name, best);
        return order > 0 || (order == 0 && !name.days().equals(Window.ANY_DAY));
    }
}
