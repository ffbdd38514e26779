package org.citypartnerships.queryside.following;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.citypartnerships.events.DuplicateDeclared;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.queryside.following.RecordedStream.Recorded;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.RelativeTo;
import org.citypartnerships.values.Side;
import org.citypartnerships.values.SideId;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded in a duplicate, as the partnership tells it that stays: in its stream, of its sides, and under other ids where
 * both have an entry of one id: {@code p1} of the duplicate is {@code p1.2}.
 */
final class Retold {

    private static final String OURS = "org.citypartnerships.";
    private static final String ENTRY = "entry:";

    private final PartnershipId duplicate;
    private final PartnershipId stays;
    private final Map<EntryId, EntryId> entries = new HashMap<>();
    private final Map<SideId, SideId> sides = new HashMap<>();

    private Retold(PartnershipId duplicate, PartnershipId stays) {
        this.duplicate = duplicate;
        this.stays = stays;
    }

    /**
     * The events of a duplicate as those of the one that stays.
     *
     * @param told what that has of its own, and of other duplicates
     */
    static List<Recorded> of(RecordedStream duplicate, String stays, List<Recorded> told) {
        Retold retold = new Retold(new PartnershipId(duplicate.id()), new PartnershipId(stays));
        retold.nameEntries(duplicate.events(), told);
        opened(duplicate.events()).ifPresent(of -> opened(told).ifPresent(as -> retold.matchSides(of, as)));
        return duplicate.events().stream()
                .filter(recorded -> !(recorded.event() instanceof DuplicateDeclared))
                .map(recorded -> new Recorded(
                        (Event) retold.retold(recorded.event()),
                        recorded.sequence(),
                        recorded.position(),
                        recorded.recordedAt(),
                        recorded.recordedBy(),
                        recorded.awaitsConfirmation()))
                .toList();
    }

    private static Optional<PartnershipOpened> opened(List<Recorded> events) {
        return events.stream()
                .map(Recorded::event)
                .filter(PartnershipOpened.class::isInstance)
                .map(PartnershipOpened.class::cast)
                .findFirst();
    }

    private void nameEntries(List<Recorded> of, List<Recorded> told) {
        Set<EntryId> taken = new HashSet<>(ids(told));
        List<EntryId> own = ids(of);
        List<EntryId> alike = own.stream().filter(taken::contains).toList();
        taken.addAll(own);
        for (EntryId id : alike) {
            int number = 2;
            EntryId other = numbered(id, number);
            while (!taken.add(other)) {
                other = numbered(id, ++number);
            }
            entries.put(id, other);
        }
    }

    private static EntryId numbered(EntryId id, int number) {
        String ending = "." + number;
        return new EntryId(id.value().substring(0, Math.min(id.value().length(), 100 - ending.length())) + ending);
    }

    private static List<EntryId> ids(List<Recorded> events) {
        return events.stream()
                .map(Recorded::event)
                .filter(Entry.class::isInstance)
                .map(event -> ((Entry) event).entryId())
                .distinct()
                .toList();
    }

    /** Sides with a member in common are one; the others in their order. */
    private void matchSides(PartnershipOpened of, PartnershipOpened as) {
        List<Side> left = new ArrayList<>(as.sides());
        List<Side> open = new ArrayList<>();
        for (Side side : of.sides()) {
            Optional<Side> same = left.stream()
                    .filter(other -> other.members().stream().anyMatch(side.members()::contains))
                    .findFirst();
            same.ifPresentOrElse(other -> match(side, other, left), () -> open.add(side));
        }
        for (Side side : open) {
            if (!left.isEmpty()) {
                match(side, left.get(0), left);
            }
        }
    }

    private void match(Side of, Side as, List<Side> left) {
        sides.put(of.id(), as.id());
        left.remove(as);
    }

    private Object retold(Object value) {
        if (value.equals(duplicate)) {
            return stays;
        } else if (value instanceof EntryId entry) {
            return entries.getOrDefault(entry, entry);
        } else if (value instanceof SideId side) {
            return sides.getOrDefault(side, side);
        } else if (value instanceof EntryRef ref) {
            return ref.stream().equals(duplicate) ? new EntryRef(stays, (EntryId) retold(ref.entry())) : ref;
        } else if (value instanceof RelativeTo date && date.to().startsWith(ENTRY)) {
            EntryId to = new EntryId(date.to().substring(ENTRY.length()));
            return new RelativeTo(ENTRY + retold(to), date.amount(), date.precision());
        } else if (value instanceof List<?> list) {
            return list.stream().map(this::retold).toList();
        }
        return value instanceof Record record && record.getClass().getName().startsWith(OURS) ? rebuilt(record) : value;
    }

    private Record rebuilt(Record record) {
        try {
            RecordComponent[] components = record.getClass().getRecordComponents();
            Class<?>[] types = new Class<?>[components.length];
            @Nullable Object[] values = new @Nullable Object[components.length];
            boolean isOther = false;
            for (int i = 0; i < components.length; i++) {
                Object value = components[i].getAccessor().invoke(record);
                types[i] = components[i].getType();
                values[i] = value == null ? null : retold(value);
                isOther |= values[i] != value;
            }
            return isOther ? record.getClass().getDeclaredConstructor(types).newInstance(values) : record;
        } catch (ReflectiveOperationException bug) {
            throw new IllegalStateException("An event can't be read as another stream's: " + record, bug);
        }
    }
}
