package org.citypartnerships.queryside.web;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
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

    PartyLabels(JdbcClient database) {
        this.database = database;
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

    /** The label of one party. */
    public PartyLabel of(String party) {
        return of(java.util.List.of(party)).getOrDefault(party, PartyLabel.unknown(party));
    }
}
