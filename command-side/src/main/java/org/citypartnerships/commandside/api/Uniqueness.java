package org.citypartnerships.commandside.api;

import java.util.List;
import org.citypartnerships.commands.Command;
import org.citypartnerships.commands.CorrectEntry;
import org.citypartnerships.commands.DescribeParty;
import org.citypartnerships.commands.RegisterParty;
import org.citypartnerships.commands.RegisterSource;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.streams.ExternalIds;
import org.citypartnerships.commandside.streams.ProposedIds;
import org.citypartnerships.commandside.streams.Surroundings;
import org.citypartnerships.values.Country;
import org.citypartnerships.values.Identifiers;
import org.citypartnerships.values.NameKind;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.PartyName;
import org.citypartnerships.values.StreamId;
import org.jspecify.annotations.Nullable;

/** Whether a name or an identifier belongs to something else on record, told with the candidates. */
final class Uniqueness {

    private final Surroundings around;

    Uniqueness(Surroundings around) {
        this.around = around;
    }

    void require(Command command) {
        if (command instanceof RegisterParty party) {
            requireName(party);
            requireIdentifiers(party.partyId(), party.identifiers());
        } else if (command instanceof DescribeParty party) {
            requireIdentifiers(party.partyId(), party.identifiers());
        } else if (command instanceof RegisterSource source) {
            requireFree(ExternalIds.CHECKSUM, source.checksum(), source.sourceId(), "/checksum");
            requireFree(ExternalIds.ADDRESS, source.address(), source.sourceId(), "/address");
        } else if (command instanceof CorrectEntry correction) {
            try {
                require(correction.as());
            } catch (Refused taken) {
                throw taken.within("/as/payload");
            }
        }
    }

    /** A name alone is enough for one place only; a second one of that name wants an id that tells it apart. */
    private void requireName(RegisterParty party) {
        Country country = party.country();
        for (int i = 0; i < party.names().size(); i++) {
            PartyName name = party.names().get(i);
            boolean unqualified = ProposedIds.party(name.text(), country)
                    .filter(party.partyId()::equals)
                    .isPresent();
            if (name.kind() == NameKind.PROPER && unqualified) {
                List<PartyId> taken = around.namedAlike(
                        party.partyId(), name.text(), party.kind(), country == null ? "" : country.code());
                if (!taken.isEmpty()) {
                    throw Refused.at(
                            Reason.NAME_TAKEN,
                            "/names/" + i + "/text",
                            "the name is taken by " + taken
                                    + ": use that party, or give this one an id with a qualifier,"
                                    + " as party:friedberg.hessen-de");
                }
            }
        }
    }

    private void requireIdentifiers(PartyId party, @Nullable Identifiers identifiers) {
        if (identifiers != null) {
            requireFree(ExternalIds.GEONAMES, identifiers.geonames(), party, "/identifiers/geonames");
            requireFree(ExternalIds.WIKIDATA, identifiers.wikidata(), party, "/identifiers/wikidata");
            requireFree(ExternalIds.LOCODE, identifiers.locode(), party, "/identifiers/locode");
        }
    }

    private void requireFree(String scheme, @Nullable String value, StreamId itself, String pointer) {
        around.ownerOf(scheme, value, itself).ifPresent(owner -> {
            throw Refused.at(
                    Reason.IDENTIFIER_TAKEN,
                    pointer,
                    "it belongs to " + owner + ", which is on record: use that one",
                    owner);
        });
    }
}
