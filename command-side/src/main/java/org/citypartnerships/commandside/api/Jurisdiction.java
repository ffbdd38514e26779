package org.citypartnerships.commandside.api;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.citypartnerships.commands.Command;
import org.citypartnerships.commands.CorrectEntry;
import org.citypartnerships.commands.DeclareDuplicate;
import org.citypartnerships.commands.FiguresCommand;
import org.citypartnerships.commands.MergeParties;
import org.citypartnerships.commands.PartnershipCommand;
import org.citypartnerships.commands.RegisterParty;
import org.citypartnerships.commands.SubjectCommand;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.values.PartnershipRef;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.StreamId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether somebody who records for some municipalities only may record this: what concerns one of them or a body that acts for
 * it. What makes one of two takes something from both, and is for those whom both concern, also when a correction makes an entry
 * say so. Sources, and parties that are new, are everybody's: without them nobody could record a partnership with a city that is
 * not on record yet.
 */
@Component
class Jurisdiction {

    private static final String CONCERNS = """
            WITH concerned (party_id) AS (
                SELECT unnest(:named::text[])
                UNION SELECT party_id FROM command.partnership_member WHERE partnership_id = :target
                UNION SELECT unnest(ARRAY[from_party, to_party]) FROM command.figures_scope WHERE figures_id = :target)
            SELECT EXISTS (SELECT FROM concerned LEFT JOIN command.party USING (party_id)
                           WHERE concerned.party_id = ANY (:municipalities::text[])
                              OR party.acts_for = ANY (:municipalities::text[]))
            """;

    private final JdbcClient jdbc;

    Jurisdiction(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Refuses what concerns none of the municipalities.
     *
     * @param municipalities ids of parties; empty for all, which asks nothing of the database
     * @param target the stream that the command goes to
     */
    void require(Set<String> municipalities, Command command, StreamId target) {
        if (municipalities.isEmpty() || isEverybodys(command, target)) {
            return;
        }
        if (concerns(municipalities, named(command, target), target)
                && others(command).stream().allMatch(other -> concerns(municipalities, partyIn(other), other))) {
            return;
        }
        throw new Refused(
                Reason.NOT_ALLOWED,
                "you record for " + String.join(", ", new TreeSet<>(municipalities)) + ", and this concerns others: ask"
                        + " somebody there, or an administrator for the role");
    }

    private static boolean isEverybodys(Command command, StreamId target) {
        return command instanceof RegisterParty
                || (target instanceof SourceId && !(command instanceof DeclareDuplicate));
    }

    /** What else becomes part of the target, or of which the target becomes part. */
    private static List<? extends StreamId> others(Command command) {
        if (command instanceof CorrectEntry correction) {
            return others(correction.as());
        }
        if (command instanceof MergeParties merger) {
            return merger.merged();
        }
        return command instanceof DeclareDuplicate duplicate ? List.of(duplicate.duplicateOf()) : List.of();
    }

    private boolean concerns(Set<String> municipalities, Set<String> named, StreamId target) {
        return jdbc.sql(CONCERNS)
                .param("named", named.toArray(String[]::new))
                .param("target", target.value())
                .param("municipalities", municipalities.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /** The parties that the command itself names as its sides or its subject. */
    private static Set<String> named(Command command, StreamId target) {
        Set<String> named = partyIn(target);
        if (command instanceof PartnershipCommand partnership) {
            members(partnership.partnership(), named);
        } else if (command instanceof SubjectCommand about) {
            members(about.subject().partnership(), named);
        } else if (command instanceof FiguresCommand figures) {
            named.add(figures.scope().from().value());
            PartyId to = figures.scope().to();
            if (to != null) {
                named.add(to.value());
            }
        }
        return named;
    }

    private static Set<String> partyIn(StreamId stream) {
        Set<String> party = new TreeSet<>();
        if (stream instanceof PartyId) {
            party.add(stream.value());
        }
        return party;
    }

    private static void members(@Nullable PartnershipRef partnership, Set<String> named) {
        if (partnership != null && partnership.id() == null) {
            partnership.sides().forEach(side -> side.members().forEach(member -> named.add(member.value())));
        }
    }
}
