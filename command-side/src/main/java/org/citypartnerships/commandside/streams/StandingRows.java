package org.citypartnerships.commandside.streams;

import static org.citypartnerships.commandside.streams.Rows.run;

import java.sql.Connection;
import java.sql.SQLException;
import org.citypartnerships.events.DisputeSettled;
import org.citypartnerships.events.DuplicateDeclared;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.events.PartyRegistered;
import org.citypartnerships.events.SourceRegistered;
import org.citypartnerships.eventstore.Accompaniment;
import org.citypartnerships.history.Fact;
import org.citypartnerships.history.History;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.StreamId;

/**
 * A stream's rows in the index, written anew from what stands there after a correction, a retraction or a settled dispute: only
 * so are they right whatever was corrected, retracted and retracted again. It happens seldom, and a stream is short.
 */
final class StandingRows {

    private static final String PARTY =
            "UPDATE command.party SET kind = ?, country = ?, acts_for = ?, within = ? WHERE party_id = ?";
    private static final String SOURCE =
            "UPDATE command.source SET published_on = ?::jsonb, original = ? WHERE source_id = ?";

    private StandingRows() {}

    static void writeAnew(StreamId stream, Connection connection) throws SQLException {
        if (stream instanceof PartyId) {
            run(connection, "DELETE FROM command.party_name WHERE party_id = ?", stream);
            run(connection, "DELETE FROM command.external_id WHERE owner_id = ?", stream);
            run(connection, "DELETE FROM command.succession WHERE successor = ?", stream);
            DuplicateRows.remove(stream, connection);
        } else if (stream instanceof SourceId) {
            run(connection, "DELETE FROM command.external_id WHERE owner_id = ?", stream);
        } else if (stream instanceof PartnershipId) {
            run(connection, "DELETE FROM command.partnership_member WHERE partnership_id = ?", stream);
            DuplicateRows.remove(stream, connection);
        } else {
            return; // the scope of figures is that of their stream
        }
        Accompaniment rows = new Accompaniment();
        History history = StoredStream.history(stream.value(), connection);
        for (Fact fact : history.facts()) {
            if (fact.event() instanceof PartnershipOpened opened) {
                StreamIndexWriter.members(opened, rows);
            }
        }
        for (Entry entry : history.standing()) {
            write(entry, rows, connection);
        }
        rows.write(connection);
    }

    private static void write(Entry entry, Accompaniment rows, Connection connection) throws SQLException {
        if (entry instanceof PartyRegistered party) {
            String country = PartyRows.country(party);
            run(connection, PARTY, party.kind(), country, party.actsFor(), party.within(), party.partyId());
            rows.afterwards(after -> Circles.requireNone(party.partyId(), party.within(), party.actsFor(), after));
            PartyRows.names(party, rows);
            ExternalIds.later(party.partyId(), ExternalIds.of(party.identifiers()), rows);
        } else if (entry instanceof SourceRegistered source) {
            run(connection, SOURCE, Rows.json(source.publishedOn()), source.original(), source.sourceId());
            ExternalIds.later(source.sourceId(), ExternalIds.of(source), rows);
        } else if (entry instanceof DuplicateDeclared duplicate) {
            DuplicateRows.write(duplicate, connection);
        } else if (!(entry instanceof EntryCorrected
                || entry instanceof EntryRetracted
                || entry instanceof DisputeSettled)) {
            StreamIndexWriter.change(entry, rows);
        }
    }
}
