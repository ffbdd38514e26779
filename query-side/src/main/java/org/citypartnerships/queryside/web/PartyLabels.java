package org.citypartnerships.queryside.web;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.following.Streams;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What parties are called now. Rows of other readers hold ids only; names are put beside them on reading. */
@Component
public class PartyLabels {

    private static final String LABELS = """
            SELECT party_id, name, kind, country FROM readers.party WHERE party_id = ANY (:parties)
            """;

    private final JdbcClient database;
    private final Streams streams;

    PartyLabels(JdbcClient database, Streams streams) {
        this.database = database;
        this.streams = streams;
    }

    /**
     * A party as it is named beside something else.
     *
     * @param id the party, {@code party:harbin-cn}
     * @param name the name that it goes by; its id if it is not on record
     * @param kind what it is, null if it is not on record
     * @param country its country's two letters
     */
    public record PartyLabel(
            String id,
            String name,
            @Nullable String kind,
            @Nullable String country) {
        static PartyLabel unknown(String id) {
            return new PartyLabel(id, Ids.name(id), null, null);
        }
    }

    /** The label of each of the parties, in the order asked. */
    public Map<String, PartyLabel> of(Collection<String> parties) {
        Map<String, PartyLabel> labels = new LinkedHashMap<>();
        parties.forEach(party -> labels.put(party, PartyLabel.unknown(party)));
        if (!labels.isEmpty()) {
            database.sql(LABELS)
                    .param("parties", labels.keySet().toArray(String[]::new))
                    .query(row -> {
                        PartyLabel label = new PartyLabel(
                                row.getString("party_id"),
                                row.getString("name"),
                                row.getString("kind"),
                                row.getString("country"));
                        labels.put(label.id(), label);
                    });
        }
        return labels;
    }

    /** The label of each of the parties as it was known, or is now, in the order asked. */
    public Map<String, PartyLabel> of(Collection<String> parties, @Nullable Known known) {
        if (known == null) {
            return of(parties);
        }
        Map<String, PartyLabel> labels = new LinkedHashMap<>();
        parties.forEach(party -> labels.put(party, PartyLabel.unknown(party)));
        streams.as(known, labels.keySet()).forEach((id, party) -> {
            PartyNaming naming = new PartyNaming();
            party.history().timeline(Anchors.none()).forEach(told -> naming.hear(told.entry()));
            naming.label(id).ifPresent(label -> labels.put(id, label));
        });
        return labels;
    }

    /** The label of one party. */
    public PartyLabel of(String party) {
        return of(java.util.List.of(party)).getOrDefault(party, PartyLabel.unknown(party));
    }
}
