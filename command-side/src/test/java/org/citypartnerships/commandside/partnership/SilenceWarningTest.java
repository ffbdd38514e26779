package org.citypartnerships.commandside.partnership;

import static org.citypartnerships.commandside.partnership.Harbin.ID;
import static org.citypartnerships.commandside.partnership.Harbin.entry;
import static org.citypartnerships.commandside.partnership.Harbin.on;
import static org.citypartnerships.commandside.partnership.Harbin.opened;
import static org.citypartnerships.commandside.partnership.Harbin.retracted;

import java.util.List;
import org.citypartnerships.commands.CorroborateEntry;
import org.citypartnerships.commands.HeedWarning;
import org.citypartnerships.commands.SilenceWarning;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.events.ProtocolSigned;
import org.citypartnerships.events.WarningHeeded;
import org.citypartnerships.events.WarningSilenced;
import org.citypartnerships.history.WarningCode;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.SourceId;
import org.junit.jupiter.api.Test;

/** What was looked at once need not be looked at again, until somebody says so. */
class SilenceWarningTest {

    private static final ProtocolSigned PROTOCOL = new ProtocolSigned(
            ID,
            on("protocol", "2015"),
            new Instrument(
                    InstrumentForm.PROTOCOL_OF_INTENT,
                    null,
                    List.of(Rung.INTENT, Rung.FRIENDSHIP),
                    List.of(),
                    List.of(),
                    null,
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    null,
                    null));

    private static final WarningSilenced SILENCED =
            new WarningSilenced(ID, Header.of("silence", null), new EntryId("protocol"), "AMBIGUOUS_RUNG", "read it");

    private static SilenceWarning silence(String id, String code) {
        return new SilenceWarning(entry("protocol"), Header.of(id, null), code, "read it");
    }

    private static HeedWarning heed(String code) {
        return new HeedWarning(entry("protocol"), Header.of("heed", null), code, null);
    }

    private static CorroborateEntry anotherWitness() {
        return new CorroborateEntry(
                entry("protocol"),
                Header.of("more", null, new Evidence(new SourceId("source:minutes"), null, "was signed")));
    }

    @Test
    void a_rule_is_silent_about_an_entry_once_somebody_has_looked_at_it() {
        Harbin.given(opened(), PROTOCOL)
                .when(silence("silence", "AMBIGUOUS_RUNG"))
                .expectEvents(SILENCED)
                .expectWarnings();
        Harbin.given(opened(), PROTOCOL).when(anotherWitness()).expectWarnings(WarningCode.AMBIGUOUS_RUNG);
        Harbin.given(opened(), PROTOCOL, SILENCED).when(anotherWitness()).expectWarnings();
    }

    @Test
    void it_speaks_again_once_somebody_heeds_it_or_retracts_the_silence() {
        WarningHeeded heeded =
                new WarningHeeded(ID, Header.of("heed", null), new EntryId("protocol"), "AMBIGUOUS_RUNG", null);
        Harbin.given(opened(), PROTOCOL, SILENCED)
                .when(heed("AMBIGUOUS_RUNG"))
                .expectEvents(heeded)
                .expectWarnings(WarningCode.AMBIGUOUS_RUNG);
        Harbin.given(opened(), PROTOCOL, SILENCED, retracted("gone", "silence"))
                .when(anotherWitness())
                .expectWarnings(WarningCode.AMBIGUOUS_RUNG);
    }

    @Test
    void other_rules_are_not_silenced_with_it() {
        Harbin.given(
                        opened(),
                        PROTOCOL,
                        new WarningSilenced(
                                ID, Header.of("silence", null), new EntryId("protocol"), "PLAN_OVERDUE", "read it"))
                .when(anotherWitness())
                .expectWarnings(WarningCode.AMBIGUOUS_RUNG);
    }

    @Test
    void a_rule_that_there_is_none_of_is_refused() {
        Harbin.given(opened(), PROTOCOL).when(silence("silence", "NONSENSE")).expectRefusal(Reason.INVALID_FIELDS);
    }

    @Test
    void silencing_twice_and_heeding_what_is_not_silenced_change_nothing() {
        Harbin.given(opened(), PROTOCOL, SILENCED)
                .when(silence("again", "AMBIGUOUS_RUNG"))
                .expectRefusal(Reason.NOTHING_CHANGED);
        Harbin.given(opened(), PROTOCOL).when(heed("AMBIGUOUS_RUNG")).expectRefusal(Reason.NOTHING_CHANGED);
    }

    @Test
    void what_was_retracted_needs_no_silence() {
        Harbin.given(opened(), PROTOCOL, retracted("gone", "protocol"))
                .when(silence("silence", "AMBIGUOUS_RUNG"))
                .expectRefusal(Reason.ENTRY_NOT_STANDING);
    }
}
