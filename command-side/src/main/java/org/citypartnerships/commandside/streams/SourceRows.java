package org.citypartnerships.commandside.streams;

import org.citypartnerships.events.SourceDated;
import org.citypartnerships.events.SourceRegistered;
import org.citypartnerships.eventstore.Accompaniment;
import org.citypartnerships.eventstore.Companion;

/** The rows of the index that a source's own events give: when it was published, what it is a copy of, and where it is found. */
final class SourceRows {

    private static final Companion SOURCE = new Companion("""
            INSERT INTO command.source (source_id, published_on, original)
            SELECT source_id, published_on::jsonb, original
            FROM unnest(?::text[], ?::text[], ?::text[]) AS registered (source_id, published_on, original)
            """);
    private static final Companion DATE = new Companion("""
            UPDATE command.source SET published_on = dated.published_on::jsonb
            FROM (SELECT DISTINCT ON (source_id) * FROM unnest(?::text[], ?::text[]) WITH ORDINALITY AS said (source_id, published_on, place)
                  ORDER BY source_id, place DESC) AS dated
            WHERE source.source_id = dated.source_id
            """);

    private SourceRows() {}

    static void registered(SourceRegistered source, Accompaniment rows) {
        rows.add(SOURCE, source.sourceId(), Rows.json(source.publishedOn()), source.original());
        ExternalIds.first(source.sourceId(), ExternalIds.of(source), rows);
    }

    static void dated(SourceDated dated, Accompaniment rows) {
        rows.add(DATE, dated.sourceId(), Rows.json(dated.publishedOn()));
    }
}
