package org.citypartnerships.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.InstrumentExpired;
import org.citypartnerships.events.InstrumentTerminated;
import org.citypartnerships.events.IntentProposed;
import org.citypartnerships.events.IntentWithdrawn;
import org.citypartnerships.events.PartnershipAffirmed;
import org.citypartnerships.events.PartnershipResumed;
import org.citypartnerships.events.PartnershipSuspended;
import org.citypartnerships.events.RelationReported;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.SuspensionScope;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;

/** What the entries of a partnership do to relation and standing, in order. Plans, visits, statements do nothing. */
final class Moves {
    /** Of things of the same days, a term that runs out comes first: a paper may be renewed on the day after. */
    private static final int BEFORE_ALL_KINDS = -1;

    private final OnRecord onRecord;
    private final Chronology chronology;
    private final Dating dating;
    private final Sides sides;
    private final Set<EntryId> toldAgain = new HashSet<>();
    private final Map<EntryId, Paper> papers = new HashMap<>();
    private final List<Move> moves = new ArrayList<>();

    Moves(OnRecord onRecord, Chronology chronology, Dating dating, Sides sides) {
        this.onRecord = onRecord;
        this.chronology = chronology;
        this.dating = dating;
        this.sides = sides;
        List<Told> inOrder = chronology.inOrder();
        inOrder.stream()
                .filter(told ->
                        !References.linked(told.entry(), LinkKind.SAME_AS).isEmpty())
                .sorted(Comparator.comparing(told -> told.entry().entryId()))
                .forEach(this::noteIfToldAgain);
        for (Told told : inOrder) {
            if (!toldAgain.contains(told.entry().entryId())) {
                add(told);
            }
        }
        moves.sort(Comparator.comparing(Move::position));
    }

    List<Move> inOrder() {
        return moves;
    }

    Optional<Paper> paper(EntryId entry) {
        return Optional.ofNullable(papers.get(entry));
    }

    /** What is the same happening as another entry's, told again, counts once. */
    private void noteIfToldAgain(Told told) {
        boolean isAgain = References.linked(told.entry(), LinkKind.SAME_AS).stream()
                .anyMatch(first -> !first.equals(told.entry().entryId())
                        && !toldAgain.contains(first)
                        && chronology.find(first).isPresent());
        if (isAgain) {
            toldAgain.add(told.entry().entryId());
        }
    }

    private void add(Told told) {
        Position position = chronology.position(told);
        Entry entry = told.entry();
        EntryId id = entry.entryId();
        Paper.of(told, sides, dating).ifPresent(paper -> addPaper(position, paper));
        if (entry instanceof IntentProposed proposed) {
            moves.add(new Move.Proposing(position, told.window(), id, orAll(proposed.by())));
        } else if (entry instanceof IntentWithdrawn withdrawn) {
            moves.add(new Move.Withdrawing(position, told.window(), withdrawn.proposal()));
        } else if (entry instanceof RelationReported reported) {
            addReport(position, told, reported);
        } else if (entry instanceof PartnershipAffirmed affirmed && affirmed.standing() != Standing.UNKNOWN) {
            moves.add(new Move.Affirming(position, told.window(), id, affirmed.standing(), sides.of(affirmed.by())));
        } else if (entry instanceof InstrumentExpired expired) {
            Window dayAfter = dayAfter(told.window());
            moves.add(new Move.Closing(
                    position.on(dayAfter), dayAfter, id, expired.instrument(), Standing.EXPIRED, sides.all()));
        } else {
            Act act = Dates.act(entry);
            if (act != null) {
                addAct(position, told, act);
            }
        }
    }

    private void addPaper(Position position, Paper paper) {
        papers.put(paper.id(), paper);
        moves.add(new Move.Signing(position, paper.told().window(), paper));
        Window lastDay = paper.lastDay();
        if (lastDay != null && !lastDay.isAnyDay()) {
            Window dayAfter = dayAfter(lastDay);
            moves.add(new Move.Closing(
                    Position.of(dayAfter, BEFORE_ALL_KINDS, paper.id().value()),
                    dayAfter,
                    paper.id(),
                    paper.id(),
                    Standing.EXPIRED,
                    paper.sides()));
        }
    }

    private void addReport(Position position, Told told, RelationReported reported) {
        EntryId id = reported.entryId();
        moves.add(new Move.Reporting(
                position, told.window(), id, reported.relation(), reported.standing(), told.resolved()));
        if (reported.standing() != Standing.UNKNOWN) {
            Window observed = onRecord.find(id)
                    .map(recorded -> dating.observed(recorded, reported))
                    .orElse(told.window());
            moves.add(new Move.Observing(position.on(observed), observed, id, reported.standing()));
        }
    }

    private void addAct(Position position, Told told, Act act) {
        Entry entry = told.entry();
        EntryId id = entry.entryId();
        Window window = dating.isOfEffectiveDay(entry, act) ? told.window() : neverCertain(told.window());
        Set<SideId> acting = sides.of(act.by());
        EntryId paper = entry instanceof InstrumentTerminated terminated ? terminated.instrument() : act.instrument();
        Standing standing = standingAfter(entry);
        SuspensionScope scope = entry instanceof PartnershipSuspended ? act.scope() : null;
        if (paper == null) {
            moves.add(new Move.Acting(position, window, id, standing, acting, side(act.towards()), scope));
        } else if (standing == Standing.ENDED) {
            moves.add(new Move.Closing(position, window, id, paper, standing, acting));
        } else {
            moves.add(new Move.OnePaper(position, window, id, paper, standing, acting, scope));
        }
    }

    private static Standing standingAfter(Entry act) {
        if (act instanceof PartnershipSuspended) {
            return Standing.SUSPENDED;
        }
        return act instanceof PartnershipResumed ? Standing.IN_FORCE : Standing.ENDED;
    }

    private @Nullable SideId side(@Nullable PartyId party) {
        return party == null ? null : sides.of(party).orElse(null);
    }

    private Set<SideId> orAll(List<PartyId> by) {
        return by.isEmpty() ? sides.all() : sides.of(by);
    }

    /** Decided or announced is not yet in effect: it holds at most possibly. */
    private static Window neverCertain(Window window) {
        return new Window(window.earliest(), null);
    }

    private static Window dayAfter(Window days) {
        LocalDate earliest = days.earliest();
        LocalDate latest = days.latest();
        return new Window(earliest == null ? null : earliest.plusDays(1), latest == null ? null : latest.plusDays(1));
    }
}
