package org.citypartnerships.commandside.partnership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.CoreMatchers.instanceOf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.MetaDataCommandTargetResolver;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.citypartnerships.commands.Command;
import org.citypartnerships.commands.DeclareDuplicate;
import org.citypartnerships.commands.EntryCommand;
import org.citypartnerships.commands.SubjectCommand;
import org.citypartnerships.commandside.Circumstances;
import org.citypartnerships.commandside.Confirmable;
import org.citypartnerships.commandside.Decided;
import org.citypartnerships.commandside.FourEyes;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.Revisions;
import org.citypartnerships.commandside.SubjectEntries;
import org.citypartnerships.commandside.Witnesses;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.MoUSigned;
import org.citypartnerships.events.PartnershipEnded;
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.events.ProtocolSigned;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.history.Fact;
import org.citypartnerships.history.Warning;
import org.citypartnerships.history.WarningCode;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.Link;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartnershipRef;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.Side;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.SideMembers;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Visibility;
import org.jspecify.annotations.Nullable;

/** Harbin and Murmansk: what is on record, what somebody orders, and what comes of it. */
final class Harbin {

    static final PartnershipId ID = new PartnershipId("partnership:harbin-cn~murmansk-ru");
    static final PartyId HARBIN = new PartyId("party:harbin-cn");
    static final PartyId MURMANSK = new PartyId("party:murmansk-ru");
    static final PartyId SUNDERLAND = new PartyId("party:sunderland-gb");
    static final PartyId CHAMBER = new PartyId("party:harbin-chamber-of-commerce-cn");
    static final PartnershipRef BY_SIDES = new PartnershipRef(
            null, List.of(new SideMembers(List.of(MURMANSK), null), new SideMembers(List.of(HARBIN), null)), null);

    private final AggregateTestFixture<Partnership> fixture = new AggregateTestFixture<>(Partnership.class);
    private final List<Object> events = new ArrayList<>();
    private FourEyes eyes = FourEyes.notNeeded();
    private Witnesses witnesses = Witnesses.withoutCopies();

    private Harbin() {
        fixture.registerCommandTargetResolver(new MetaDataCommandTargetResolver("target"));
        // The fold remembers what it has computed, which the fixture takes for a change of state.
        fixture.setReportIllegalStateChange(false);
    }

    static Harbin given(Event... events) {
        Harbin harbin = new Harbin();
        harbin.events.addAll(List.of(events));
        return harbin;
    }

    Outcome when(Command command) {
        return when(command, null);
    }

    Outcome when(Command command, @Nullable Long expectedSequence) {
        Circumstances now = new Circumstances(
                ID,
                Instant.parse("2026-11-21T10:00:00Z"),
                Anchors.none(),
                witnesses,
                expectedSequence,
                null,
                eyes,
                List.of());
        String name = nameOf(command);
        var message = new org.axonframework.commandhandling.GenericCommandMessage<>(
                new org.axonframework.messaging.GenericMessage<>(
                        command, Map.of(Circumstances.KEY, now, "target", ID.value())),
                name);
        return new Outcome(
                (events.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(List.copyOf(events))).when(message));
    }

    /** And this, by somebody, which counts only once another person has confirmed it. */
    Harbin proposed(String by, Event event) {
        return recorded(by, event, Map.of(Fact.CONFIRMATION, Fact.REQUIRED));
    }

    /** And this, by somebody. */
    Harbin recorded(String by, Event event) {
        return recorded(by, event, Map.of());
    }

    private Harbin recorded(String by, Event event, Map<String, String> metadata) {
        events.add(new GenericEventMessage<>(event, MetaData.from(metadata).and("recordedBy", by)));
        return this;
    }

    /** Somebody sends the command, where such entries are confirmed by another person. */
    Harbin by(String somebody, Confirmable... confirmed) {
        eyes = new FourEyes(somebody, Set.of(confirmed));
        return this;
    }

    /** With sources that are copies of each other. */
    Harbin where(Witnesses copies) {
        witnesses = copies;
        return this;
    }

    private static String nameOf(Command command) {
        if (command instanceof EntryCommand) {
            return Revisions.nameFor(ID);
        }
        if (command instanceof DeclareDuplicate) {
            return SubjectEntries.PARTNERSHIP + "DeclareDuplicate";
        }
        return command instanceof SubjectCommand
                ? SubjectEntries.PARTNERSHIP + SubjectEntries.COMMAND
                : command.getClass().getName();
    }

    static EntryRef entry(String id) {
        return new EntryRef(ID, new EntryId(id));
    }

    static EntryRetracted retracted(String id, String entry) {
        return new EntryRetracted(ID, Header.of(id, null), new EntryId(entry), "told twice");
    }

    static PartnershipOpened opened() {
        return new PartnershipOpened(
                ID,
                List.of(new Side(SideId.of(1), null, List.of(HARBIN)), new Side(SideId.of(2), null, List.of(MURMANSK))),
                null);
    }

    static ProtocolSigned protocolSignedOn(String entry, String day) {
        return new ProtocolSigned(ID, on(entry, day), Instrument.of(InstrumentForm.PROTOCOL_OF_INTENT, Rung.INTENT));
    }

    static MoUSigned memorandumSignedOn(String entry, String day) {
        return new MoUSigned(ID, on(entry, day), Instrument.of(InstrumentForm.MEMORANDUM, Rung.INTENT));
    }

    static AgreementSigned twinningSignedOn(String entry, String day) {
        return new AgreementSigned(ID, on(entry, day), Instrument.of(InstrumentForm.TWINNING_AGREEMENT, Rung.TWINNING));
    }

    static PartnershipEnded endedByHarbinOn(String entry, String day) {
        return new PartnershipEnded(ID, on(entry, day), Act.of(HARBIN, StatedDate.of(day)));
    }

    static Header on(String entry, String day) {
        return Header.of(entry, StatedDate.of(day));
    }

    static Header linked(String entry, String day, LinkKind kind, String to) {
        return new Header(
                new EntryId(entry),
                StatedDate.of(day),
                List.of(),
                null,
                List.of(new Link(kind, new EntryRef(ID, new EntryId(to)))),
                Visibility.PUBLIC,
                null);
    }

    /** What came of it. */
    static final class Outcome {
        private final ResultValidator<Partnership> result;

        private Outcome(ResultValidator<Partnership> result) {
            this.result = result;
        }

        Outcome expectEvents(Event... expected) {
            result.expectEvents((Object[]) expected);
            return this;
        }

        void expectRefusal(Reason reason) {
            result.expectNoEvents();
            result.expectException(instanceOf(Refused.class));
            Consumer<Refused> isFor = refused -> assertThat(refused.reason()).isEqualTo(reason);
            result.expectException(new org.hamcrest.CustomTypeSafeMatcher<Throwable>("refused: " + reason) {
                @Override
                protected boolean matchesSafely(Throwable thrown) {
                    isFor.accept((Refused) thrown);
                    return true;
                }
            });
        }

        /** Whether what was recorded counts only once another person has confirmed it. */
        void expectToWait(boolean waits) {
            result.expectResultMessagePayloadMatching(
                    new org.hamcrest.CustomTypeSafeMatcher<Object>("waits: " + waits) {
                        @Override
                        protected boolean matchesSafely(Object decided) {
                            assertThat(((Decided) decided).awaitsConfirmation()).isEqualTo(waits);
                            return true;
                        }
                    });
        }

        Outcome expectWarnings(WarningCode... codes) {
            result.expectResultMessagePayloadMatching(
                    new org.hamcrest.CustomTypeSafeMatcher<Object>("warnings " + Arrays.toString(codes)) {
                        @Override
                        protected boolean matchesSafely(Object decided) {
                            assertThat(((Decided) decided).warnings())
                                    .extracting(Warning::code)
                                    .containsExactlyInAnyOrder(codes);
                            return true;
                        }
                    });
            return this;
        }
    }
}
