package org.citypartnerships.queryside.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.citypartnerships.history.State;
import org.citypartnerships.history.Status;
import org.citypartnerships.values.Certainty;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.SuspensionScope;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a partnership stands, as answers tell it.
 *
 * @param relation the relation, or null if nothing is on record by that day
 * @param alsoReadAs the relations above it that its papers can be read as: the lowest reading counts
 * @param relationCertainty whether that is so in every reading of the dates
 * @param standing where it stands
 * @param certainty whether that is so in every reading of the dates
 * @param oneSided whether a side only follows what another did by itself
 * @param disputed whether the sides, or sources, disagree
 * @param dormant whether nothing was heard of it for years though it is in force
 * @param scope what is suspended
 * @param inForceSince since when the relation is in force, as stated
 * @param words the same in words: an intent in force is "intent signed", never "active"
 */
public record Standings(
        @Nullable Relation relation,
        List<Relation> alsoReadAs,
        @Nullable Certainty relationCertainty,
        Standing standing,
        Certainty certainty,
        boolean oneSided,
        boolean disputed,
        boolean dormant,
        @Nullable SuspensionScope scope,
        @Nullable JsonNode inForceSince,
        String words) {

    /** The state of a day. */
    public static Standings of(State state) {
        return of(state.status(), !state.isEmpty(), Json.tree(state.inForceSince()));
    }

    private static Standings of(Status status, boolean isOnRecord, @Nullable JsonNode inForceSince) {
        return new Standings(
                isOnRecord ? status.relation() : null,
                List.of(),
                isOnRecord ? status.relationCertainty() : null,
                status.standing(),
                status.certainty(),
                status.oneSided(),
                status.disputed(),
                status.dormant(),
                status.scope(),
                inForceSince,
                isOnRecord ? words(status) : "nothing on record");
    }

    /** The same, with the relations that its papers can be read as beside the one that counts. */
    public Standings alsoReadAs(List<Relation> others) {
        return new Standings(
                relation,
                others,
                relationCertainty,
                standing,
                certainty,
                oneSided,
                disputed,
                dormant,
                scope,
                inForceSince,
                words);
    }

    /** {@code twinning}, or null if its papers can be read in one way only. */
    public @Nullable String otherReadings() {
        return alsoReadAs.isEmpty()
                ? null
                : String.join(" or ", alsoReadAs.stream().map(Standings::words).toList());
    }

    /** The columns of a row of {@code readers.partnership_spell}, and {@code on_record}. */
    public static Standings of(ResultSet row) throws SQLException {
        String scope = row.getString("scope");
        return of(
                new Status(
                        Relation.valueOf(row.getString("relation")),
                        Certainty.valueOf(row.getString("relation_certainty")),
                        Standing.valueOf(row.getString("standing")),
                        Certainty.valueOf(row.getString("certainty")),
                        row.getBoolean("one_sided"),
                        row.getBoolean("disputed"),
                        row.getBoolean("dormant"),
                        scope == null ? null : SuspensionScope.valueOf(scope)),
                row.getBoolean("on_record"),
                Json.of(row, "in_force_since"));
    }

    static String words(Status status) {
        List<String> words = new ArrayList<>();
        words.add(words(status.relation()));
        if (status.relation() != Relation.INTENT || status.standing() != Standing.IN_FORCE) {
            words.add(words(status.standing(), status.scope()));
        }
        if (status.certainty() == Certainty.POSSIBLE || status.relationCertainty() == Certainty.POSSIBLE) {
            words.add("not certain on that day");
        }
        if (status.dormant()) {
            words.add("dormant");
        }
        if (status.oneSided()) {
            words.add("by one side");
        }
        if (status.disputed()) {
            words.add("disputed");
        }
        return String.join(", ", words);
    }

    private static String words(Relation relation) {
        return switch (relation) {
            case UNSPECIFIED -> "relation not specified";
            case PROJECT -> "cooperation on a project";
            case CONTACT -> "contacts";
            case INTENT -> "intent signed";
            case FRIENDSHIP -> "friendship";
            case TWINNING -> "twinning";
        };
    }

    private static String words(Standing standing, @Nullable SuspensionScope scope) {
        return switch (standing) {
            case UNKNOWN -> "standing unknown";
            case SUSPENDED -> scope == SuspensionScope.OFFICIAL_CONTACTS ? "official contacts suspended" : "suspended";
            default -> standing.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }
}
