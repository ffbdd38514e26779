package org.citypartnerships.commandside.partnership;

import static org.citypartnerships.commandside.partnership.Harbin.BY_SIDES;
import static org.citypartnerships.commandside.partnership.Harbin.HARBIN;
import static org.citypartnerships.commandside.partnership.Harbin.ID;
import static org.citypartnerships.commandside.partnership.Harbin.entry;
import static org.citypartnerships.commandside.partnership.Harbin.on;
import static org.citypartnerships.commandside.partnership.Harbin.opened;
import static org.citypartnerships.commandside.partnership.Harbin.retracted;

import org.citypartnerships.commands.AttachFile;
import org.citypartnerships.commands.CorroborateEntry;
import org.citypartnerships.commands.DeclareDuplicate;
import org.citypartnerships.commands.RetractEntry;
import org.citypartnerships.commands.SignProtocol;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.events.DuplicateDeclared;
import org.citypartnerships.events.EvidenceAdded;
import org.citypartnerships.events.FileAttached;
import org.citypartnerships.events.ProtocolSigned;
import org.citypartnerships.history.WarningCode;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.StatedDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Witnesses, files and duplicates. */
class CorroborateEntryTest {

    @Test
    void another_source_that_says_the_same_is_a_second_witness() {
        Harbin.given(opened(), PROTOCOL)
                .when(new CorroborateEntry(entry("protocol"), from("more", "source:china-daily-2014-04-15")))
                .expectEvents(
                        new EvidenceAdded(ID, from("more", "source:china-daily-2014-04-15"), new EntryId("protocol")))
                .expectWarnings();
    }

    @Test
    void the_same_source_or_a_copy_of_it_is_kept_and_no_second_witness() {
        Harbin.given(opened(), PROTOCOL)
                .when(new CorroborateEntry(entry("protocol"), from("more", "source:murmansk-city-2016-05-23")))
                .expectWarnings(WarningCode.NO_SECOND_WITNESS);
        Harbin.given(opened(), PROTOCOL)
                .where((one, other) -> true)
                .when(new CorroborateEntry(entry("protocol"), from("more", "source:translation")))
                .expectEvents(new EvidenceAdded(ID, from("more", "source:translation"), new EntryId("protocol")))
                .expectWarnings(WarningCode.NO_SECOND_WITNESS);
    }

    @Test
    void a_witness_needs_a_source() {
        Harbin.given(opened(), PROTOCOL)
                .when(new CorroborateEntry(entry("protocol"), on("more", "2014")))
                .expectRefusal(Reason.NO_EVIDENCE);
    }

    @Test
    void what_was_retracted_has_no_witness() {
        Harbin.given(opened(), PROTOCOL, retracted("gone", "protocol"))
                .when(new CorroborateEntry(entry("protocol"), from("more", "source:china-daily-2014-04-15")))
                .expectRefusal(Reason.ENTRY_NOT_STANDING);
    }

    @Test
    void a_scanned_deed_belongs_to_its_entry() {
        Harbin.given(opened(), PROTOCOL)
                .when(new AttachFile(
                        entry("protocol"), on("scan", "2014"), "AB".repeat(32), "application/pdf", 1048576))
                .expectEvents(new FileAttached(
                        ID, on("scan", "2014"), new EntryId("protocol"), "ab".repeat(32), "application/pdf", 1048576));
    }

    @ParameterizedTest
    @CsvSource({"ab,application/pdf,1", "0,pdf,1", "0,application/pdf,0", "0,application/pdf,-1"})
    void a_file_is_told_by_its_checksum_type_and_size(String sha256, String mediaType, long sizeBytes) {
        Harbin.given(opened(), PROTOCOL)
                .when(new AttachFile(
                        entry("protocol"),
                        on("scan", "2014"),
                        sha256.length() == 1 ? sha256.repeat(64) : sha256,
                        mediaType,
                        sizeBytes))
                .expectRefusal(Reason.INVALID_FIELDS);
    }

    @Test
    void a_partnership_recorded_twice_becomes_an_alias_in_which_nothing_new_is_recorded() {
        DuplicateDeclared declared = new DuplicateDeclared(ID, on("twice", "2026"), OTHER);

        Harbin.given(opened(), PROTOCOL)
                .when(new DeclareDuplicate(ID, on("twice", "2026"), OTHER))
                .expectEvents(declared);
        Harbin.given(opened(), PROTOCOL, declared)
                .when(new SignProtocol(BY_SIDES, on("anew", "2016"), PROTOCOL.instrument()))
                .expectRefusal(Reason.RECORDED_TWICE);
        Harbin.given(opened(), PROTOCOL, declared)
                .when(new DeclareDuplicate(ID, on("again", "2026"), OTHER))
                .expectRefusal(Reason.RECORDED_TWICE);
    }

    @Test
    void a_declaration_that_was_taken_back_is_made_anew() {
        Harbin.given(
                        opened(),
                        PROTOCOL,
                        new DuplicateDeclared(ID, on("twice", "2026"), OTHER),
                        retracted("gone", "twice"))
                .when(new RetractEntry(entry("gone"), Header.of("back", null), "twice after all"))
                .expectRefusal(Reason.NO_DUPLICATE);
    }

    @Test
    void what_is_recorded_in_an_alias_can_still_be_mended() {
        Harbin.given(opened(), PROTOCOL, new DuplicateDeclared(ID, on("twice", "2026"), OTHER))
                .when(new RetractEntry(entry("protocol"), Header.of("gone", null), "told twice"))
                .expectEvents(retracted("gone", "protocol"));
    }

    @Test
    void nothing_is_a_duplicate_of_itself_or_of_another_kind() {
        Harbin.given(opened(), PROTOCOL)
                .when(new DeclareDuplicate(ID, on("twice", "2026"), ID))
                .expectRefusal(Reason.CONTRADICTS_ITSELF);
        Harbin.given(opened(), PROTOCOL)
                .when(new DeclareDuplicate(ID, on("twice", "2026"), HARBIN))
                .expectRefusal(Reason.NO_DUPLICATE);
    }

    private static final PartnershipId OTHER = new PartnershipId("partnership:harbin-cn~murmansk-ru.ports");

    private static final ProtocolSigned PROTOCOL = new ProtocolSigned(
            ID,
            from("protocol", "source:murmansk-city-2016-05-23"),
            Instrument.of(InstrumentForm.PROTOCOL_OF_INTENT, Rung.INTENT));

    private static Header from(String id, String source) {
        return Header.of(id, StatedDate.of("2014-03"), new Evidence(new SourceId(source), null, null));
    }
}
