package org.citypartnerships.commandside.housekeeping;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.api.Digests;
import org.citypartnerships.commandside.api.Door;
import org.citypartnerships.commandside.api.Provenance;
import org.citypartnerships.commandside.api.Purpose;
import org.citypartnerships.commandside.api.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes back what followed from a merger that was retracted: that the successor joined a side, and that the party left it which
 * had become part of it. Both stand in other streams than the merger, and are retracted there, each by an entry that says why.
 *
 * <p>What was taken back is not found again, so that a round that breaks off, or one of another node, does no harm.
 */
@Component
final class SuccessionsTakenBack implements HousekeepingJob {

    private static final Logger LOG = LoggerFactory.getLogger(SuccessionsTakenBack.class);
    private static final String HOUSEKEEPING = "system#housekeeping";
    private static final String RETRACT = "RetractEntry";
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** The last step first: as long as one is left, the others are found too. */
    private static final String LEFT_OVER = """
            SELECT step.stream_id || '#' || (step.payload #>> '{header,entryId}') AS step,
                   merger.stream_id || '#' || (merger.payload #>> '{header,entryId}') AS merger
            FROM eventstore.event AS retraction
            JOIN eventstore.event AS merger
              ON merger.stream_id = retraction.stream_id AND merger.name = 'parties-merged'
             AND merger.payload #>> '{header,entryId}' = retraction.payload ->> 'retracts'
            JOIN eventstore.event AS step
              ON step.name IN ('side-joined', 'side-left')
             AND step.payload #>> '{header,links,0,to}'
                 = merger.stream_id || '#' || (merger.payload #>> '{header,entryId}')
             AND step.payload #>> '{header,links,0,kind}' = 'PART_OF_ACT'
            WHERE retraction.name = 'entry-retracted' AND retraction.stream_id LIKE 'party:%'
              AND NOT EXISTS (SELECT FROM eventstore.event AS again
                              WHERE again.stream_id = retraction.stream_id AND again.name = 'entry-retracted'
                                AND again.payload ->> 'retracts' = retraction.payload #>> '{header,entryId}')
              AND NOT EXISTS (SELECT FROM eventstore.event AS done
                              WHERE done.stream_id = step.stream_id AND done.name = 'entry-retracted'
                                AND done.payload ->> 'retracts' = step.payload #>> '{header,entryId}')
            ORDER BY step.global_position DESC
            """;

    private final Door door;
    private final Digests digests;

    SuccessionsTakenBack(Door door, Digests digests) {
        this.door = door;
        this.digests = digests;
    }

    @Override
    public String name() {
        return "The taking back of successions";
    }

    @Override
    public Rounds begin(Connection session) {
        return new Looking(session);
    }

    private record Step(String entry, String merger) {}

    private final class Looking implements Rounds {

        private final Connection session;
        private final Set<Step> refused = new HashSet<>();
        private long looked = System.nanoTime() - BETWEEN_LOOKS.toNanos();

        Looking(Connection session) {
            this.session = session;
        }

        @Override
        public boolean next() throws SQLException {
            if (System.nanoTime() - looked >= BETWEEN_LOOKS.toNanos()) {
                looked = System.nanoTime();
                for (Step step : leftOver()) {
                    if (!refused.contains(step)) {
                        takeBack(step);
                    }
                }
            }
            return false;
        }

        private List<Step> leftOver() throws SQLException {
            List<Step> steps = new ArrayList<>();
            try (PreparedStatement statement = session.prepareStatement(LEFT_OVER);
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    steps.add(new Step(rows.getString("step"), rows.getString("merger")));
                }
            }
            return steps;
        }

        /** What others name stays, until a person has looked at it. */
        private void takeBack(Step step) {
            try {
                door.take(retraction(step));
            } catch (Refused reason) {
                refused.add(step);
                LOG.warn(
                        "{} is left standing although {} was retracted: {}",
                        step.entry,
                        step.merger,
                        reason.toString());
            }
        }
    }

    private Request retraction(Step step) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("entry", step.entry());
        body.put("reason", step.merger() + ", from which this followed, was retracted");
        String trace = UUID.randomUUID().toString().replace("-", "");
        return new Request(
                RETRACT,
                body,
                digests.of(RETRACT, body.toString().getBytes(StandardCharsets.UTF_8)),
                null,
                null,
                Purpose.RECORD,
                new Provenance(HOUSEKEEPING, "system", trace));
    }
}
