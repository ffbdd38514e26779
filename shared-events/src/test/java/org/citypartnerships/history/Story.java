package org.citypartnerships.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.citypartnerships.events.AgreementRenewed;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.DelegationRecorded;
import org.citypartnerships.events.EngagementPlanned;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryConfirmed;
import org.citypartnerships.events.EntryContested;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.InstrumentExpired;
import org.citypartnerships.events.InstrumentTerminated;
import org.citypartnerships.events.IntentProposed;
import org.citypartnerships.events.IntentWithdrawn;
import org.citypartnerships.events.PartnershipAffirmed;
import org.citypartnerships.events.PartnershipEnded;
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.events.PartnershipResumed;
import org.citypartnerships.events.PartnershipSuspended;
import org.citypartnerships.events.ProtocolSigned;
import org.citypartnerships.events.RelationReported;
import org.citypartnerships.events.SigningPlanned;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.Engagement;
import org.citypartnerships.values.EngagementKind;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.InstrumentParty;
import org.citypartnerships.values.Link;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.Side;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.SuspensionScope;
import org.citypartnerships.values.Term;
import org.citypartnerships.values.TermKind;
import org.citypartnerships.values.Visibility;
import org.jspecify.annotations.Nullable;

/** A partnership's history told in a test: entries in the order of recording, ids of their own, dates as EDTF. */
final class Story {
    static final Instant RECORDED = Instant.parse("2024-05-01T10:00:00Z");
    static final SideId FIRST = SideId.of(1);
    static final SideId SECOND = SideId.of(2);

    private final PartnershipId partnership = new PartnershipId("partnership:told-in-a-test");
    private final List<Fact> facts = new ArrayList<>();
    private final Map<SourceId, StatedDate> published = new HashMap<>();

    /** The first city is side s1, the second s2. */
    static Story between(String... cities) {
        Story story = new Story();
        List<Side> sides = new ArrayList<>();
        for (String city : cities) {
            List<PartyId> members =
                    Arrays.stream(city.split("[+]")).map(Story::party).toList();
            sides.add(new Side(SideId.of(sides.size() + 1), null, members));
        }
        return story.record(new PartnershipOpened(story.partnership, sides, null));
    }

    static Story ofSunderlandAndHarbin() {
        return between("sunderland-gb", "harbin-cn");
    }

    static Story ofMurmanskAndHarbin() {
        return between("murmansk-ru", "harbin-cn");
    }

    static PartyId party(String id) {
        return new PartyId("party:" + id);
    }

    static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    static StatedDate date(String edtf) {
        return StatedDate.of(edtf);
    }

    Story record(Event event) {
        return record(event, RECORDED);
    }

    Story record(Event event, Instant at) {
        facts.add(new Fact(event, facts.size(), at));
        return this;
    }

    /** What was recorded last counts only once another person has confirmed it. */
    Story awaitingConfirmation() {
        Fact last = facts.remove(facts.size() - 1);
        facts.add(new Fact(last.event(), last.sequence(), last.recordedAt(), "local#u-anna", true));
        return this;
    }

    Story confirmed(String entry) {
        return record(new EntryConfirmed(partnership, new EntryId(entry)));
    }

    Story source(String id, String publishedOn) {
        published.put(new SourceId("source:" + id), date(publishedOn));
        return this;
    }

    Anchors anchors() {
        return source -> Optional.ofNullable(published.get(source));
    }

    List<Fact> facts() {
        return List.copyOf(facts);
    }

    PartnershipId partnership() {
        return partnership;
    }

    // the header of an entry

    static Header header(String id, @Nullable String happened) {
        return Header.of(id, happened == null ? null : date(happened));
    }

    static Header header(String id, StatedDate happened) {
        return Header.of(id, happened);
    }

    static Header from(String source, Header header) {
        return new Header(
                header.entryId(),
                header.happened(),
                List.of(new Evidence(new SourceId("source:" + source), null, null)),
                null,
                header.links(),
                Visibility.PUBLIC,
                null);
    }

    Header linked(Header header, LinkKind kind, String to) {
        List<Link> links = new ArrayList<>(header.links());
        links.add(new Link(kind, new EntryRef(partnership, new EntryId(to))));
        return new Header(header.entryId(), header.happened(), header.evidence(), null, links, Visibility.PUBLIC, null);
    }

    // what happened

    Story signed(String id, @Nullable String on, Rung... establishes) {
        return signed(header(id, on), Instrument.of(InstrumentForm.COOPERATION_AGREEMENT, establishes));
    }

    Story signed(Header header, Instrument instrument) {
        return record(new AgreementSigned(partnership, header, instrument));
    }

    Story protocol(Header header, Rung establishes) {
        return record(
                new ProtocolSigned(partnership, header, Instrument.of(InstrumentForm.PROTOCOL_OF_INTENT, establishes)));
    }

    Story signedFor(String id, String on, Term term) {
        return signed(header(id, on), with(term));
    }

    Story renewed(String id, String on, String original, @Nullable Term term) {
        Instrument paper =
                term == null ? Instrument.of(InstrumentForm.COOPERATION_AGREEMENT, Rung.FRIENDSHIP) : with(term);
        return record(
                new AgreementRenewed(partnership, linked(header(id, on), LinkKind.RENEWS, original), paper, null));
    }

    static Term fixed(String period) {
        return new Term(TermKind.FIXED, Period.parse(period), null, null, null, null);
    }

    static Instrument with(Term term) {
        return paper(List.of(), term, Rung.FRIENDSHIP);
    }

    static Instrument between(List<InstrumentParty> parties, Rung... establishes) {
        return paper(parties, null, establishes);
    }

    static Instrument paper(List<InstrumentParty> parties, @Nullable Term term, Rung... establishes) {
        return new Instrument(
                InstrumentForm.COOPERATION_AGREEMENT,
                null,
                List.of(establishes),
                parties,
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                term,
                null,
                null);
    }

    Story reported(String id, Relation relation) {
        return reported(header(id, (String) null), relation, null, Standing.UNKNOWN, null);
    }

    Story reported(
            Header header, Relation relation, @Nullable String since, Standing standing, @Nullable String observedOn) {
        return record(new RelationReported(
                partnership,
                header,
                relation,
                null,
                since == null ? null : date(since),
                standing,
                observedOn == null ? null : date(observedOn),
                List.of()));
    }

    Story proposed(String id, String on, String... by) {
        return record(new IntentProposed(partnership, header(id, on), parties(by), List.of(Rung.TWINNING), null));
    }

    Story withdrawn(String id, String on, String proposal) {
        return record(new IntentWithdrawn(partnership, header(id, on), new EntryId(proposal), null));
    }

    Story suspended(String id, String by, String on) {
        return suspended(id, Act.of(party(by), date(on)));
    }

    Story suspended(String id, Act act) {
        return record(new PartnershipSuspended(partnership, header(id, (String) null), act));
    }

    Story resumed(String id, String by, String on) {
        return resumed(id, Act.of(party(by), date(on)));
    }

    Story resumed(String id, Act act) {
        return record(new PartnershipResumed(partnership, header(id, (String) null), act));
    }

    Story ended(String id, String by, String on) {
        return ended(id, Act.of(party(by), date(on)));
    }

    Story ended(String id, Act act) {
        return record(new PartnershipEnded(partnership, header(id, (String) null), act));
    }

    Story affirmed(String id, String on, Standing standing, String... by) {
        return record(new PartnershipAffirmed(partnership, header(id, on), parties(by), standing, null));
    }

    Story expired(String id, String lastDay, String paper) {
        return record(new InstrumentExpired(partnership, header(id, lastDay), new EntryId(paper)));
    }

    Story terminated(String id, String by, String on, String paper) {
        return record(new InstrumentTerminated(
                partnership, header(id, (String) null), new EntryId(paper), Act.of(party(by), date(on))));
    }

    static Act act(String by, @Nullable String decidedOn, @Nullable String notifiedOn, @Nullable String effectiveOn) {
        return new Act(
                List.of(party(by)),
                List.of(),
                null,
                null,
                SuspensionScope.ALL,
                decidedOn == null ? null : date(decidedOn),
                notifiedOn == null ? null : date(notifiedOn),
                effectiveOn == null ? null : date(effectiveOn),
                null);
    }

    static Act aboutPaper(String by, String on, String paper) {
        return new Act(
                List.of(party(by)),
                List.of(),
                null,
                new EntryId(paper),
                SuspensionScope.ALL,
                null,
                null,
                date(on),
                null);
    }

    Story visited(String id, @Nullable String on) {
        return visited(header(id, on));
    }

    Story visited(Header header) {
        return record(new DelegationRecorded(partnership, header, visit()));
    }

    Story planned(Header header, String plannedFor) {
        return record(new SigningPlanned(
                partnership, header, date(plannedFor), null, List.of(Rung.TWINNING), null, null, null));
    }

    Story visitPlanned(Header header, String plannedFor) {
        return record(new EngagementPlanned(partnership, header, date(plannedFor), visit()));
    }

    static Engagement visit() {
        return new Engagement(
                EngagementKind.DELEGATION,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                null,
                null);
    }

    // about the record

    Story corrected(Entry entry) {
        return record(new EntryCorrected(
                partnership, header("correction-" + facts.size(), (String) null), entry.entryId(), entry, "misread"));
    }

    Story retracted(String entry) {
        return record(new EntryRetracted(
                partnership, header("retraction-" + facts.size(), (String) null), new EntryId(entry), "no such thing"));
    }

    Story contested(String id, String entry, String field, String claimed) {
        return record(new EntryContested(partnership, header(id, (String) null), new EntryId(entry), field, claimed));
    }

    AgreementSigned agreement(String id, String on, Rung... establishes) {
        return new AgreementSigned(
                partnership, header(id, on), Instrument.of(InstrumentForm.COOPERATION_AGREEMENT, establishes));
    }

    private static List<PartyId> parties(String... ids) {
        return Arrays.stream(ids).map(Story::party).toList();
    }

    // what follows

    History history() {
        return History.of(facts);
    }

    State on(String day) {
        return history().at(day(day), anchors());
    }

    Standing standing(String day) {
        return on(day).status().standing();
    }

    SideStatus side(SideId side, String day) {
        return on(day).sides().stream()
                .filter(status -> status.side().equals(side))
                .findFirst()
                .orElseThrow();
    }

    InstrumentStatus paperOn(String day, String entry) {
        return on(day).instruments().stream()
                .filter(status -> status.entry().value().equals(entry))
                .findFirst()
                .orElseThrow();
    }

    List<String> timeline() {
        return history().timeline(anchors()).stream()
                .map(told -> told.entry().entryId().value())
                .toList();
    }

    List<Warning> warnings(String asOf) {
        return history().warnings(anchors(), day(asOf));
    }

    /** Each warning as its code and entries: {@code ENDED_TWICE b a}. */
    List<String> warned() {
        return warnings("2024-05-01").stream()
                .map(warning -> warning.code() + " "
                        + String.join(
                                " ",
                                warning.entries().stream().map(EntryId::value).toList()))
                .toList();
    }
}
