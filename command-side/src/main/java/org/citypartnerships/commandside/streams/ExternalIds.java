package org.citypartnerships.commandside.streams;

import java.util.LinkedHashMap;
import java.util.Map;
import org.citypartnerships.events.SourceRegistered;
import org.citypartnerships.eventstore.Accompaniment;
import org.citypartnerships.eventstore.Companion;
import org.citypartnerships.values.Identifiers;
import org.citypartnerships.values.StreamId;
import org.jspecify.annotations.Nullable;

/** By what a party or source is known elsewhere: each value belongs to one of ours. */
public final class ExternalIds {

    /** Numbers of GeoNames. */
    public static final String GEONAMES = "geonames";

    /** Items of Wikidata. */
    public static final String WIKIDATA = "wikidata";

    /** Places of UN/LOCODE. */
    public static final String LOCODE = "locode";

    /** SHA-256 of a source's text. */
    public static final String CHECKSUM = "checksum";

    /** Addresses of sources on the web. */
    public static final String ADDRESS = "address";

    private static final Companion FIRST = new Companion("""
            INSERT INTO command.external_id (scheme, value, owner_id) SELECT * FROM unnest(?::text[], ?::text[], ?::text[])
            """);
    private static final String LATER = """
            INSERT INTO command.external_id (scheme, value, owner_id) VALUES (?, ?, ?)
            ON CONFLICT (scheme, value) DO UPDATE SET owner_id = excluded.owner_id
            WHERE external_id.owner_id = excluded.owner_id
            """;

    private ExternalIds() {}

    /** What a party is known by, by scheme. */
    static Map<String, String> of(@Nullable Identifiers identifiers) {
        Map<String, String> ids = new LinkedHashMap<>();
        if (identifiers != null) {
            putIfGiven(ids, GEONAMES, identifiers.geonames());
            putIfGiven(ids, WIKIDATA, identifiers.wikidata());
            putIfGiven(ids, LOCODE, identifiers.locode());
        }
        return ids;
    }

    /** What a source is known by, by scheme. */
    static Map<String, String> of(SourceRegistered source) {
        Map<String, String> ids = new LinkedHashMap<>();
        putIfGiven(ids, CHECKSUM, source.checksum());
        putIfGiven(ids, ADDRESS, source.address());
        return ids;
    }

    private static void putIfGiven(Map<String, String> ids, String scheme, @Nullable String value) {
        if (value != null) {
            ids.put(scheme, value);
        }
    }

    /** Adds those of what has just been put on record: nothing else may have them. */
    static void first(StreamId owner, Map<String, String> ids, Accompaniment rows) {
        ids.forEach((scheme, value) -> rows.add(FIRST, scheme, value, owner));
    }

    /** Adds those that their owner may have been given before. */
    static void later(StreamId owner, Map<String, String> ids, Accompaniment rows) {
        ids.forEach((scheme, value) -> rows.afterwards(connection -> {
            if (Rows.run(connection, LATER, scheme, value, owner) == 0) {
                throw new IdentifierTaken(scheme, value);
            }
        }));
    }
}
