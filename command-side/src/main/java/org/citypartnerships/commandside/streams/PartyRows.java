package org.citypartnerships.commandside.streams;

import java.text.Normalizer;
import java.util.Locale;
import org.citypartnerships.events.PartiesMerged;
import org.citypartnerships.events.PartyDescribed;
import org.citypartnerships.events.PartyRegistered;
import org.citypartnerships.events.PartyRenamed;
import org.citypartnerships.eventstore.Accompaniment;
import org.citypartnerships.eventstore.Companion;
import org.citypartnerships.storage.EventJson;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.NameKind;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.PartyKind;
import org.citypartnerships.values.PartyName;
import org.jspecify.annotations.Nullable;

/** The rows of the index that a party's own events give: by which names it is found, what it lies within, acts for, and became. */
final class PartyRows {

    private static final Companion PARTY = new Companion("""
            INSERT INTO command.party (party_id, kind, country, acts_for, within)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
            """);
    /** What was said last holds. */
    private static final Companion ACTS_FOR = new Companion("""
            UPDATE command.party SET acts_for = described.acts_for
            FROM (SELECT DISTINCT ON (party_id) * FROM unnest(?::text[], ?::text[]) WITH ORDINALITY AS said (party_id, acts_for, place)
                  ORDER BY party_id, place DESC) AS described
            WHERE party.party_id = described.party_id
            """);

    /** What was said last holds. */
    private static final Companion WITHIN = new Companion("""
            UPDATE command.party SET within = described.within
            FROM (SELECT DISTINCT ON (party_id) * FROM unnest(?::text[], ?::text[]) WITH ORDINALITY AS said (party_id, within, place)
                  ORDER BY party_id, place DESC) AS described
            WHERE party.party_id = described.party_id
            """);

    private static final Companion SUCCESSION = new Companion("""
            INSERT INTO command.succession (successor, entry_id, party_id, happened, evidence, visibility)
            SELECT successor, entry_id, party_id, happened::jsonb, evidence::jsonb, visibility
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                     AS merged (successor, entry_id, party_id, happened, evidence, visibility)
            ON CONFLICT DO NOTHING
            """);
    /** Kind and country are given with a new party, whose row this statement doesn't see yet, and looked up for another. */
    private static final Companion NAME = new Companion("""
            INSERT INTO command.party_name (party_id, name_key, qualified, country, kind)
            SELECT named.party_id, named.name_key, named.qualified::boolean, coalesce(named.country, party.country),
                   coalesce(named.kind, party.kind)
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                     AS named (party_id, name_key, qualified, country, kind)
                 LEFT JOIN command.party ON party.party_id = named.party_id
            ON CONFLICT (party_id, name_key) DO NOTHING
            """);

    private PartyRows() {}

    /** How names are compared: without case, accents and doubled spaces. */
    static String nameKey(String name) {
        return Normalizer.normalize(name.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("\\s+", " ");
    }

    static void registered(PartyRegistered party, Accompaniment rows) {
        rows.add(PARTY, party.partyId(), party.kind(), country(party), party.actsFor(), party.within());
        names(party, rows);
        ExternalIds.first(party.partyId(), ExternalIds.of(party.identifiers()), rows);
    }

    static String country(PartyRegistered party) {
        return party.country() == null ? "" : party.country().code();
    }

    static void names(PartyRegistered party, Accompaniment rows) {
        for (PartyName name : party.names()) {
            boolean proposed = ProposedIds.party(name.text(), party.country())
                    .filter(party.partyId()::equals)
                    .isPresent();
            name(party.partyId(), name, !proposed, country(party), party.kind(), rows);
        }
    }

    /** Another name, under which the party is found from now on. */
    static void renamed(PartyRenamed renamed, Accompaniment rows) {
        name(renamed.partyId(), renamed.name(), true, null, null, rows);
    }

    private static void name(
            PartyId party,
            PartyName name,
            boolean qualified,
            @Nullable String country,
            @Nullable PartyKind kind,
            Accompaniment rows) {
        if (name.kind() == NameKind.PROPER) {
            rows.add(NAME, party, nameKey(name.text()), qualified, country, kind);
        }
    }

    static void described(PartyDescribed described, Accompaniment rows) {
        PartyId party = described.partyId();
        PartyId within = described.within();
        PartyId actsFor = described.actsFor();
        if (actsFor != null) {
            rows.add(ACTS_FOR, party, actsFor);
        }
        if (within != null) {
            rows.add(WITHIN, party, within);
        }
        if (within != null || actsFor != null) {
            rows.afterwards(connection -> Circles.requireNone(party, within, actsFor, connection));
        }
        ExternalIds.later(party, ExternalIds.of(described.identifiers()), rows);
    }

    static void merged(PartiesMerged merger, Accompaniment rows) {
        Header header = merger.header();
        String evidence = EventJson.ours().mapper().writeValueAsString(header.evidence());
        for (PartyId party : merger.merged()) {
            rows.add(
                    SUCCESSION,
                    merger.partyId(),
                    merger.entryId(),
                    party,
                    Rows.json(header.happened()),
                    evidence,
                    header.visibility());
        }
        rows.afterwards(connection -> Circles.requireNone(merger.partyId(), merger.merged(), connection));
    }
}
