package org.citypartnerships.commandside.streams;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.FigureRecorded;
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.events.PartyRegistered;
import org.citypartnerships.events.SourceRegistered;
import org.citypartnerships.events.TargetSet;
import org.citypartnerships.events.TradeFigureRecorded;
import org.citypartnerships.values.FiguresId;
import org.citypartnerships.values.NameKind;
import org.citypartnerships.values.PartyName;
import org.citypartnerships.values.Scope;
import org.citypartnerships.values.Side;
import org.citypartnerships.values.SideMembers;

/** What a look-up would find of an event, had it been stored: what {@link StreamIndexWriter} writes, as {@link LookUp} reads it. */
final class FoundLater {

    private FoundLater() {}

    static void add(Event event, long sequence, Found found) {
        found.sequences.put(event.stream().value(), sequence);
        if (event instanceof Entry entry) {
            found.onRecord.add(entry.ref().toString());
        }
        if (sequence > 0) {
            return;
        }
        if (event instanceof PartnershipOpened opened) {
            partnership(opened, found);
        } else if (event instanceof PartyRegistered party) {
            party(party, found);
        } else if (event instanceof SourceRegistered source) {
            source(source, found);
        } else if (event instanceof TradeFigureRecorded figure) {
            scope(figure.scope(), figure.figuresId(), found);
        } else if (event instanceof FigureRecorded figure) {
            scope(figure.scope(), figure.figuresId(), found);
        } else if (event instanceof TargetSet target) {
            scope(target.scope(), target.figuresId(), found);
        }
    }

    private static void partnership(PartnershipOpened opened, Found found) {
        String id = opened.partnershipId().value();
        List<SideMembers> sides = opened.sides().stream()
                .map(side -> new SideMembers(side.members(), side.name()))
                .toList();
        found.onRecord.add(id);
        found.bySides.put(SidesKey.of(sides, opened.strand()), id);
        for (Side side : opened.sides()) {
            side.members()
                    .forEach(member -> found.members
                            .computeIfAbsent(id, none -> new HashSet<>())
                            .add(member.value()));
        }
    }

    private static void party(PartyRegistered party, Found found) {
        String id = party.partyId().value();
        found.onRecord.add(id);
        if (party.actsFor() != null) {
            found.actsFor.put(id, party.actsFor().value());
        }
        String country = PartyRows.country(party);
        for (PartyName name : party.names()) {
            if (name.kind() == NameKind.PROPER) {
                List<String> alike = found.alike.computeIfAbsent(
                        Question.nameKey(name.text(), party.kind(), country), none -> new ArrayList<>());
                if (!alike.contains(id)) {
                    alike.add(id);
                    alike.sort(null);
                }
            }
        }
        ExternalIds.of(party.identifiers()).forEach((scheme, value) -> owner(scheme, value, id, found));
    }

    private static void source(SourceRegistered source, Found found) {
        String id = source.sourceId().value();
        found.onRecord.add(id);
        String publishedOn = Rows.json(source.publishedOn());
        if (publishedOn != null) {
            found.dates.put(id, publishedOn);
        }
        ExternalIds.of(source).forEach((scheme, value) -> owner(scheme, value, id, found));
    }

    private static void owner(String scheme, String value, String owner, Found found) {
        found.owners
                .computeIfAbsent(Question.joined(scheme, value), none -> new ArrayList<>())
                .add(owner);
    }

    private static void scope(Scope scope, FiguresId figures, Found found) {
        found.byScope.put(Question.scopeKey(scope), figures.value());
    }
}
