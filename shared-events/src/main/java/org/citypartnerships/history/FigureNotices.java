package org.citypartnerships.history;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.FigureRecorded;
import org.citypartnerships.events.TradeFigureRecorded;
import org.citypartnerships.values.Amount;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Flow;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.StatedChange;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;

/** What printed figures do not support, imply, or must not be taken for. */
final class FigureNotices {
    private final List<Told> inOrder;
    private final Dating dating;
    private final List<Notice> notices = new ArrayList<>();

    FigureNotices(List<Told> inOrder, Dating dating) {
        this.inOrder = inOrder;
        this.dating = dating;
    }

    List<Notice> notices() {
        for (Told told : inOrder) {
            Entry entry = told.entry();
            if (entry instanceof TradeFigureRecorded trade) {
                checkChange(told, trade.amounts(), trade.change());
                checkRates(told, trade.amounts());
                checkLevel(trade);
            } else if (entry instanceof FigureRecorded figure) {
                checkChange(told, figure.amounts(), figure.change());
                checkRates(told, figure.amounts());
                checkMeasure(told, figure);
            }
        }
        return notices;
    }

    private void checkChange(Told told, List<Amount> now, @Nullable StatedChange change) {
        StatedDate since = change == null
                ? null
                : change.since() == null
                        ? null
                        : dating.resolved(change.since()).orElse(null);
        if (change == null || since == null) {
            return;
        }
        for (Told base : inOrder) {
            if (!base.entry().entryId().equals(told.entry().entryId())
                    && isSameSeries(base.entry(), told.entry())
                    && isOf(base, since)) {
                List<ChangeCheck> checks = FigureChecks.change(amounts(base.entry()), now, change);
                if (checks.stream().anyMatch(check -> check.support() != ChangeCheck.Support.SUPPORTED)) {
                    notices.add(Notice.of(notSupported(
                            checks, List.of(told.entry().entryId(), base.entry().entryId()))));
                    return;
                }
            }
        }
    }

    private static boolean isOf(Told base, StatedDate period) {
        StatedDate date = base.resolved();
        return date != null
                && date.firstDay().equals(period.firstDay())
                && date.lastDay().equals(period.lastDay());
    }

    private static boolean isSameSeries(Entry one, Entry other) {
        if (one instanceof TradeFigureRecorded first && other instanceof TradeFigureRecorded second) {
            return first.flow() == second.flow() && Objects.equals(first.commodity(), second.commodity());
        }
        return one instanceof FigureRecorded first
                && other instanceof FigureRecorded second
                && first.measure().equals(second.measure());
    }

    private static List<Amount> amounts(Entry entry) {
        return entry instanceof TradeFigureRecorded trade ? trade.amounts() : ((FigureRecorded) entry).amounts();
    }

    private static Warning notSupported(List<ChangeCheck> checks, List<EntryId> entries) {
        Derived computed = checks.get(0).computed();
        String printed = checks.stream()
                .map(check -> check.stated().number().toPlainString() + " %")
                .collect(Collectors.joining(" and of "));
        String value = computed.value().toPlainString();
        BigDecimal low = computed.low();
        BigDecimal high = computed.high();
        boolean isPossible = checks.stream().anyMatch(check -> check.support() != ChangeCheck.Support.CONTRADICTED);
        if (low == null || high == null) {
            return Warning.of(
                    isPossible ? WarningSentence.CHANGE_POSSIBLE : WarningSentence.CHANGE_CONTRADICTED,
                    entries,
                    printed,
                    value);
        }
        return Warning.of(
                isPossible ? WarningSentence.CHANGE_POSSIBLE_ROUNDED : WarningSentence.CHANGE_CONTRADICTED_ROUNDED,
                entries,
                printed,
                value,
                low.toPlainString(),
                high.toPlainString());
    }

    private void checkRates(Told told, List<Amount> amounts) {
        for (ImpliedRate rate : FigureChecks.impliedRates(amounts)) {
            notices.add(Notice.of(Warning.of(
                    WarningSentence.RATE,
                    List.of(told.entry().entryId()),
                    rate.rate().value().toPlainString(),
                    rate.of().currency(),
                    rate.per().currency())));
        }
    }

    private void checkLevel(TradeFigureRecorded trade) {
        PartyId to = trade.scope().to();
        if (to != null) {
            notices.add(Notice.of(Warning.of(WarningSentence.NO_PAIR_OF_CITIES, List.of(trade.entryId())))
                    .provided(Provided.notAllCities(List.of(trade.scope().from(), to))));
        }
    }

    private void checkMeasure(Told told, FigureRecorded figure) {
        String measure = figure.measure().toLowerCase(Locale.ROOT);
        Flow claimed = measure.contains("export") ? Flow.EXPORT : measure.contains("import") ? Flow.IMPORT : null;
        if (claimed == null) {
            return;
        }
        for (Told other : inOrder) {
            if (other.entry() instanceof TradeFigureRecorded trade
                    && trade.flow() != claimed
                    && haveOnePassage(told, other)) {
                EntryId claim = figure.entryId();
                notices.add(Notice.of(Warning.of(
                        claimed == Flow.EXPORT ? WarningSentence.EXPORTS_ALONE : WarningSentence.IMPORTS_ALONE,
                        List.of(claim, trade.entryId()))));
            }
        }
    }

    private static boolean haveOnePassage(Told one, Told other) {
        return one.evidence().stream()
                .anyMatch(first -> other.evidence().stream()
                        .anyMatch(second -> first.source().equals(second.source())
                                && first.where() != null
                                && first.where().equals(second.where())));
    }
}
