package org.citypartnerships.history;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.citypartnerships.events.AgreementRenewed;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.MoURenewed;
import org.citypartnerships.events.MoUSigned;
import org.citypartnerships.events.ProtocolSigned;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentParty;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Term;
import org.citypartnerships.values.TermKind;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;

/**
 * A signed paper as the fold reads it.
 *
 * @param told its entry
 * @param instrument what it says
 * @param sides the sides that it is between: those whose members, or bodies acting for them, are its parties
 * @param renews the papers on record that it renews
 * @param lastDay the days that may be the last of its term, or null if it does not run out
 * @param counted the lowest reading of what it establishes
 */
record Paper(
        Told told,
        Instrument instrument,
        Set<SideId> sides,
        Set<EntryId> renews,
        @Nullable Window lastDay,
        Rung counted) {
    static final Map<Class<?>, String> KINDS = Map.of(
            ProtocolSigned.class, "protocol-signed",
            MoUSigned.class, "mou-signed",
            AgreementSigned.class, "agreement-signed",
            MoURenewed.class, "mou-renewed",
            AgreementRenewed.class, "agreement-renewed");

    static Optional<Paper> of(Told told, Sides sides, Dating dating) {
        return instrument(told.entry())
                .map(instrument -> new Paper(
                        told,
                        instrument,
                        between(instrument, sides),
                        new TreeSet<>(References.linked(told.entry(), LinkKind.RENEWS)),
                        lastDay(instrument.term(), told.window(), dating),
                        lowest(instrument.establishes())));
    }

    static Optional<Instrument> instrument(Entry entry) {
        if (entry instanceof ProtocolSigned signed) {
            return Optional.of(signed.instrument());
        } else if (entry instanceof MoUSigned signed) {
            return Optional.of(signed.instrument());
        } else if (entry instanceof AgreementSigned signed) {
            return Optional.of(signed.instrument());
        } else if (entry instanceof MoURenewed renewed) {
            return Optional.of(renewed.instrument());
        } else if (entry instanceof AgreementRenewed renewed) {
            return Optional.of(renewed.instrument());
        }
        return Optional.empty();
    }

    /** Of several the first; NOTHING is lower than all. */
    private static Rung lowest(List<Rung> readings) {
        Rung lowest = readings.isEmpty() ? Rung.NOTHING : readings.get(0);
        for (Rung rung : readings) {
            if (lowest != Rung.NOTHING
                    && (rung == Rung.NOTHING || rung.relation().compareTo(lowest.relation()) < 0)) {
                lowest = rung;
            }
        }
        return lowest;
    }

    private static Set<SideId> between(Instrument instrument, Sides sides) {
        if (instrument.parties().isEmpty()) {
            return sides.all();
        }
        Set<SideId> between = new TreeSet<>();
        for (InstrumentParty party : instrument.parties()) {
            sides.of(party.party())
                    .or(() -> Optional.ofNullable(party.actsFor()).flatMap(sides::of))
                    .ifPresent(between::add);
        }
        return between;
    }

    /**
     * A period counts from the day of signing, which is not counted itself, and ends with the day of the same date:
     * five years from 2009-06-01 end with 2014-06-01 (Regulation (EEC, Euratom) No 1182/71, article 3).
     */
    private static @Nullable Window lastDay(@Nullable Term term, Window signed, Dating dating) {
        if (term == null || term.kind() == TermKind.UNLIMITED) {
            return null;
        }
        Integer renewalsLeft = term.renewalsLeft();
        boolean renewsItself = term.kind() == TermKind.SELF_RENEWING;
        if (renewsItself && renewalsLeft == null) {
            return null;
        }
        Period period = term.period();
        StatedDate until = term.until();
        @Nullable
        Window first = until != null
                ? dating.resolved(until).map(StatedDate::lastDay).orElse(Window.ANY_DAY)
                : plus(signed, period, 1);
        Window last =
                first == null || !renewsItself || renewalsLeft == null ? first : plus(first, period, renewalsLeft);
        return last == null ? null : comes(last.earliest(), last.latest());
    }

    /** The window of a last day, or null if it never comes. */
    private static @Nullable Window comes(@Nullable LocalDate earliest, @Nullable LocalDate latest) {
        return earliest != null && LastDay.orNever(earliest) == null
                ? null
                : new Window(earliest, LastDay.orNever(latest));
    }

    private static @Nullable Window plus(Window days, @Nullable Period period, int times) {
        if (period == null) {
            return days;
        }
        LocalDate earliest = days.earliest() == null ? null : LastDay.after(days.earliest(), period, times);
        LocalDate latest = days.latest() == null ? null : LastDay.after(days.latest(), period, times);
        return days.earliest() != null && earliest == null ? null : new Window(earliest, latest);
    }

    EntryId id() {
        return told.entry().entryId();
    }

    String kind() {
        return KINDS.getOrDefault(told.entry().getClass(), "");
    }

    boolean movesStanding() {
        return sides.size() > 1 && counted != Rung.NOTHING;
    }

    boolean isWithoutEnd() {
        Term term = instrument.term();
        return term != null && term.kind() == TermKind.UNLIMITED;
    }
}
