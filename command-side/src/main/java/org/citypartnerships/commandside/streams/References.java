package org.citypartnerships.commandside.streams;

import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.commands.Command;
import org.citypartnerships.commands.ContestEntry;
import org.citypartnerships.commands.RegisterParty;
import org.citypartnerships.commands.RegisterSource;
import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.RelativeTo;
import org.citypartnerships.values.SourceId;
import org.jspecify.annotations.Nullable;

/**
 * What a record names of other streams, and in which field.
 *
 * @param pointer the field, as a JSON pointer into the record
 * @param id what it names: {@code party:…}, {@code source:…}, {@code partnership:…}, or an entry as {@code stream#entry}
 */
public record References(String pointer, String id) {

    /** Everything that the command names and that must be on record before it; not what it puts on record itself. */
    public static List<References> in(Command command) {
        List<References> found = in((Record) command);
        if (command instanceof ContestEntry contest) {
            found.addAll(ClaimedReferences.in(contest));
        }
        found.remove(itself(command));
        return found;
    }

    /** Every stream and entry that the record names, in the order of its fields. */
    static List<References> in(Record record) {
        List<References> found = new ArrayList<>();
        Values.in(record, (place, value) -> {
            String id = named(value);
            if (id != null) {
                found.add(new References(place.toString(), id));
            }
        });
        return found;
    }

    private static @Nullable String named(Object value) {
        if (value instanceof PartyId || value instanceof SourceId || value instanceof PartnershipId) {
            return value.toString();
        }
        if (value instanceof EntryRef entry) {
            return entry.toString();
        }
        return value instanceof RelativeTo relative && relative.to().startsWith(SourceId.KIND) ? relative.to() : null;
    }

    private static @Nullable References itself(Command command) {
        if (command instanceof RegisterParty party) {
            return new References("/partyId", party.partyId().value());
        }
        return command instanceof RegisterSource source
                ? new References("/sourceId", source.sourceId().value())
                : null;
    }
}
