package org.citypartnerships.storage;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.citypartnerships.events.*;
import org.citypartnerships.values.*;

/**
 * One whole example of every event, with every field set, and some with as little as may be. They are what the approved files
 * say, so an example of a revision that is approved is never changed.
 */
public final class Examples {
    public static final PartyId HARBIN = new PartyId("party:harbin-cn");
    public static final PartyId MURMANSK = new PartyId("party:murmansk-ru");
    public static final PartyId SUNDERLAND = new PartyId("party:sunderland-gb");
    public static final PartyId HARBIN_GOVERNMENT = new PartyId("party:peoples-government-of-harbin-cn");
    public static final PartyId MURMANSK_ADMINISTRATION = new PartyId("party:murmansk-city-administration-ru");
    public static final PartyId RUSSIA = new PartyId("party:russia-ru");
    public static final PartyId HEILONGJIANG = new PartyId("party:heilongjiang-cn");
    public static final PartyId CHINA = new PartyId("party:china-cn");
    public static final PartyId FAIR = new PartyId("party:harbin-trade-fair-cn");
    public static final PartnershipId MURMANSK_HARBIN = new PartnershipId("partnership:harbin-cn~murmansk-ru");
    public static final FiguresId HARBIN_RUSSIA = new FiguresId("figures:harbin-cn~russia-ru");
    public static final SourceId MURMANSK_PAGE = new SourceId("source:murmansk-2016-05-23");
    public static final SourceId CHINA_DAILY = new SourceId("source:china-daily-2014-04-15");
    public static final PersonId MAYOR = new PersonId("person:mayor-of-harbin-2016");

    /** The key under which the name in the examples is encrypted: 32 bytes that are no secret. */
    public static final SecretKey KEY = new SecretKeySpec(
            "a key for examples, and no secret".substring(0, 32).getBytes(StandardCharsets.US_ASCII), "AES");

    /** The name in the examples; nobody's. */
    public static final String NAME = "A. N. Other";

    private static final byte[] NONCE = "just 12 byte".getBytes(StandardCharsets.US_ASCII);

    private Examples() {}

    /** Whole examples, one of each event. */
    public static List<Event> all() {
        return List.of(
                partnershipOpened(),
                intentProposed(),
                new IntentWithdrawn(MURMANSK_HARBIN, header("s3-25"), new EntryId("s3-08"), "no reason was published"),
                relationReported(),
                signingPlanned(),
                new EngagementPlanned(MURMANSK_HARBIN, header("s3-19"), date(), engagement()),
                new PlanCancelled(MURMANSK_HARBIN, header("s3-26"), new EntryId("s3-20"), "the festival was put off"),
                protocolSigned(),
                new MoUSigned(MURMANSK_HARBIN, header("s2-01"), instrument(InstrumentForm.MEMORANDUM)),
                new AgreementSigned(MURMANSK_HARBIN, header("s0-02"), instrument(InstrumentForm.TWINNING_AGREEMENT)),
                new MoURenewed(MURMANSK_HARBIN, header("s0-04"), instrument(InstrumentForm.MEMORANDUM), renewedPaper()),
                new AgreementRenewed(
                        MURMANSK_HARBIN,
                        header("s0-05"),
                        instrument(InstrumentForm.FRIENDSHIP_AGREEMENT),
                        renewedPaper()),
                new InstrumentExpired(MURMANSK_HARBIN, header("s3-27"), new EntryId("s3-04")),
                new InstrumentTerminated(MURMANSK_HARBIN, header("s3-28"), new EntryId("s3-04"), act()),
                new DelegationRecorded(MURMANSK_HARBIN, header("s3-01"), engagement()),
                new MeetingRecorded(HARBIN, header("s0-09"), engagement()),
                new MilestoneRecorded(HARBIN, header("s1-10"), milestone()),
                new StatementRecorded(MURMANSK_HARBIN, header("s3-09"), statement()),
                new FieldsNamed(
                        MURMANSK_HARBIN, header("s3-10"), List.of("health care", "transport"), FieldStage.AIMED_AT),
                new SideJoined(MURMANSK_HARBIN, header("s3-29"), SideId.of(2), SUNDERLAND),
                new SideLeft(MURMANSK_HARBIN, header("s3-30"), SideId.of(2), SUNDERLAND),
                new PartnershipSuspended(MURMANSK_HARBIN, header("s3-31"), act()),
                new PartnershipResumed(MURMANSK_HARBIN, header("s3-32"), act()),
                new PartnershipEnded(MURMANSK_HARBIN, header("s3-33"), act()),
                new PartnershipAffirmed(
                        MURMANSK_HARBIN, header("s3-34"), List.of(HARBIN), Standing.IN_FORCE, "stands unchanged"),
                new DecisionRecorded(
                        MURMANSK_HARBIN,
                        header("s3-35"),
                        MURMANSK_ADMINISTRATION,
                        MURMANSK,
                        "to sign a twinning agreement",
                        Outcome.ADOPTED,
                        new Votes(28, 2, 1)),
                tradeFigureRecorded(),
                new FigureRecorded(
                        new FiguresId("figures:harbin-cn"),
                        header("s0-21"),
                        new Scope(HARBIN, null),
                        "population of the metropolitan area",
                        List.of(new Amount(new BigDecimal("11"), 6, Unit.COUNT, Bound.AT_MOST, "nearly 11 million")),
                        change(),
                        "nearly 11 million people"),
                new TargetSet(
                        HARBIN_RUSSIA,
                        header("s1-03"),
                        new Scope(HARBIN, RUSSIA),
                        "increase of trade and investment",
                        List.of(new Amount(new BigDecimal("25"), 0, Unit.PERCENT, Bound.EXACT, "25 percent")),
                        Period.ofYears(1),
                        HARBIN_GOVERNMENT,
                        "an annual increase of 25 percent"),
                partyRegistered(),
                new PartyRenamed(
                        FAIR,
                        header("s1-17"),
                        new PartyName(
                                "China-Russia Economic and Trade Expo",
                                "en",
                                NameKind.PROPER,
                                StatedDate.of("2014", "this year"),
                                null),
                        true),
                new PartyDescribed(
                        HARBIN,
                        header("s0-27"),
                        "in the north east of the country",
                        coordinates(),
                        HEILONGJIANG,
                        CHINA,
                        identifiers()),
                new ListDeclaredComplete(HARBIN, header("list-2016"), Relation.TWINNING),
                new PartiesMerged(HARBIN, header("harbin-2004"), List.of(new PartyId("party:hulan-cn"))),
                sourceRegistered(),
                new SourceDated(CHINA_DAILY, header("s1-01"), StatedDate.of("2014-04-15", "Updated: 2014-04-15 07:17")),
                new EvidenceAdded(MURMANSK_HARBIN, header("s3-36"), new EntryId("s3-04")),
                new EntryContested(
                        MURMANSK_HARBIN, header("s3-37"), new EntryId("s3-08"), "/header/happened", "2015-10-14"),
                new DisputeSettled(
                        MURMANSK_HARBIN,
                        header("s3-38"),
                        new EntryId("s3-37"),
                        Prevailing.RECORDED,
                        "the paper itself bears that day"),
                entryCorrected(),
                new EntryRetracted(
                        MURMANSK_HARBIN, header("s3-40"), new EntryId("s3-05"), "it is told of another partnership"),
                new EntryConfirmed(MURMANSK_HARBIN, new EntryId("s3-04")),
                new EntryRejected(MURMANSK_HARBIN, new EntryId("s3-05"), "the page says nothing of the kind"),
                new FileAttached(
                        MURMANSK_HARBIN,
                        header("s3-41"),
                        new EntryId("s3-04"),
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                        "application/pdf",
                        1_048_576),
                new WarningSilenced(
                        MURMANSK_HARBIN,
                        header("s3-43"),
                        new EntryId("s3-20"),
                        "PLAN_OVERDUE",
                        "both cities know that nothing was signed"),
                new WarningHeeded(
                        MURMANSK_HARBIN,
                        header("s3-44"),
                        new EntryId("s3-20"),
                        "PLAN_OVERDUE",
                        "the signing is on the agenda again"),
                new DuplicateDeclared(
                        new PartnershipId("partnership:harbin-cn~murmansk.oblast-ru"),
                        header("s3-42"),
                        MURMANSK_HARBIN),
                new TermElapsed(MURMANSK_HARBIN, new EntryId("s3-04"), LocalDate.of(2019, 3, 31)),
                new PlanOverdue(MURMANSK_HARBIN, new EntryId("s3-20"), LocalDate.of(2016, 9, 11)));
    }

    /** Examples of which next to nothing is known. */
    public static List<Event> minimal() {
        return List.of(
                new RelationReported(
                        new PartnershipId("partnership:qingdao-cn~regensburg-de"),
                        Header.of("s4-10", null),
                        Relation.UNSPECIFIED,
                        null,
                        null,
                        Standing.UNKNOWN,
                        null,
                        List.of()),
                new MoUSigned(
                        new PartnershipId("partnership:arkhangelsk-ru~dalian-cn"),
                        Header.of("s2-01", StatedDate.inWords("recently")),
                        Instrument.of(InstrumentForm.MEMORANDUM, Rung.INTENT)),
                new PartyRegistered(
                        new PartyId("party:tomsk-ru"),
                        Header.of("tomsk", null),
                        PartyKind.CITY,
                        List.of(PartyName.of("Tomsk")),
                        null,
                        null,
                        null,
                        null,
                        null),
                new PartyRenamed(FAIR, Header.of("s3-07", null), PartyName.of("Russian-Chinese EXPO"), false),
                new SourceRegistered(
                        new SourceId("source:sino-german-partnerships"),
                        Header.of("s4", null),
                        SourceKind.WEB_PAGE,
                        "Sino-German city partnerships",
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        Reliability.UNSOURCED),
                new SigningPlanned(MURMANSK_HARBIN, Header.of("s3-20", null), null, null, List.of(), null, null, null));
    }

    /** The whole example of an event. */
    public static <T extends Event> T of(Class<T> type) {
        return all().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    public static PartnershipOpened partnershipOpened() {
        return new PartnershipOpened(
                MURMANSK_HARBIN,
                List.of(
                        new Side(SideId.of(1), "Harbin", List.of(HARBIN)),
                        new Side(SideId.of(2), "Murmansk", List.of(MURMANSK))),
                "health");
    }

    public static IntentProposed intentProposed() {
        return new IntentProposed(
                MURMANSK_HARBIN, header("s3-12"), List.of(HARBIN), List.of(Rung.TWINNING), "to become sister cities");
    }

    public static RelationReported relationReported() {
        return new RelationReported(
                new PartnershipId("partnership:dalian-cn~vladivostok-ru"),
                header("s2-09"),
                Relation.FRIENDSHIP,
                "has established friendly relations with",
                StatedDate.of("[..2023]", "for long"),
                Standing.IN_FORCE,
                StatedDate.inWords("now"),
                List.of("economics", "sports"));
    }

    public static SigningPlanned signingPlanned() {
        return new SigningPlanned(
                MURMANSK_HARBIN,
                header("s3-20"),
                StatedDate.of("2016-09-09/2016-09-11", "during the festival"),
                InstrumentForm.TWINNING_AGREEMENT,
                List.of(Rung.TWINNING),
                place(),
                "the festival Gulf Stream",
                new OrdinalClaim(MURMANSK, 11, "the 11 sister city"));
    }

    public static ProtocolSigned protocolSigned() {
        return new ProtocolSigned(MURMANSK_HARBIN, header("s3-04"), instrument(InstrumentForm.PROTOCOL_OF_INTENT));
    }

    public static TradeFigureRecorded tradeFigureRecorded() {
        return new TradeFigureRecorded(
                HARBIN_RUSSIA,
                header("s1-04"),
                new Scope(HARBIN, RUSSIA),
                Flow.TOTAL,
                "goods of every kind",
                List.of(new Amount(new BigDecimal("230"), 6, new Unit("currency:USD"), Bound.EXACT, "$230 million")),
                change(),
                "imports and exports to Russia");
    }

    public static PartyRegistered partyRegistered() {
        return new PartyRegistered(
                HARBIN,
                header("harbin"),
                PartyKind.CITY,
                List.of(
                        PartyName.of("Harbin"),
                        new PartyName(
                                "Pinkiang", "en", NameKind.VARIANT, StatedDate.of("1932~"), StatedDate.of("1945?"))),
                new Country("CN"),
                coordinates(),
                HEILONGJIANG,
                CHINA,
                identifiers());
    }

    public static SourceRegistered sourceRegistered() {
        return new SourceRegistered(
                CHINA_DAILY,
                header("s1"),
                SourceKind.PRESS,
                "Harbin and Russia",
                "China Daily",
                List.of(mayor()),
                StatedDate.of("2014-04-15", "Updated: 2014-04-15 07:17"),
                "https://example.org/harbin-and-russia",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "en",
                new SourceId("source:china-daily-print-2014-04-15"),
                Reliability.REPORTED);
    }

    public static EntryCorrected entryCorrected() {
        return new EntryCorrected(
                MURMANSK_HARBIN,
                header("s3-39"),
                new EntryId("s3-04"),
                protocolSigned(),
                "the source gives the month, not the year alone");
    }

    /** A header with every field set. */
    public static Header header(String entryId) {
        return new Header(
                new EntryId(entryId),
                StatedDate.of("2014-03", "March 2014"),
                List.of(new Evidence(MURMANSK_PAGE, "second paragraph", "In March 2014 […] the first official visit")),
                new Account(MURMANSK, MAYOR),
                List.of(new Link(LinkKind.DURING, new EntryRef(MURMANSK_HARBIN, new EntryId("s3-03")))),
                Visibility.PUBLIC,
                "the page tells it twice");
    }

    public static Instrument instrument(InstrumentForm form) {
        return new Instrument(
                form,
                "Protocol of intentions on the establishment of friendly ties",
                List.of(Rung.INTENT),
                List.of(
                        new InstrumentParty(HARBIN_GOVERNMENT, HARBIN, null),
                        new InstrumentParty(MURMANSK_ADMINISTRATION, null, MURMANSK)),
                List.of(new Signatory(mayor(), HARBIN_GOVERNMENT, SignatoryRole.WITNESSED)),
                place(),
                Mode.IN_PERSON,
                List.of("education", "health"),
                List.of("ru", "zh"),
                List.of(MURMANSK_ADMINISTRATION),
                new Term(
                        TermKind.SELF_RENEWING,
                        Period.ofYears(5),
                        StatedDate.of("2019-03-31"),
                        2,
                        StatedDate.of("2018-10"),
                        Period.ofMonths(6)),
                false,
                new OrdinalClaim(MURMANSK, 11, "the 11 sister city"));
    }

    public static Engagement engagement() {
        return new Engagement(
                EngagementKind.DELEGATION,
                "Official visit",
                List.of(HARBIN),
                List.of(MURMANSK),
                List.of(new PartyId("party:murmansk-arctic-state-university-ru")),
                List.of(mayor()),
                place(),
                Mode.IN_PERSON,
                List.of("telemedicine", "exchange of students"),
                FAIR,
                2);
    }

    public static Act act() {
        return new Act(
                List.of(MURMANSK),
                List.of(MURMANSK_ADMINISTRATION),
                HARBIN,
                new EntryId("s3-04"),
                SuspensionScope.OFFICIAL_CONTACTS,
                StatedDate.of("2022-03-01"),
                StatedDate.of("2022-03"),
                StatedDate.of("[2022-03-01..2022-04-01]"),
                "by decision of the council");
    }

    public static Protected protectedName() {
        return NameProtection.encrypt(KEY, MAYOR, NAME, NONCE);
    }

    private static PersonInOffice mayor() {
        return new PersonInOffice(MAYOR, "Mayor", HARBIN, protectedName());
    }

    private static Milestone milestone() {
        return new Milestone(
                MilestoneKind.CONNECTION,
                Progress.PLANNED,
                "flights to Russia",
                List.of(HARBIN, RUSSIA),
                place(),
                StatedDate.of("2014-12~", "at the end of this year"),
                new Amount(new BigDecimal("11"), 0, Unit.COUNT, Bound.EXACT, "11 flights"));
    }

    private static Statement statement() {
        return new Statement(
                StatementKind.INTENTION,
                "the protocol paves the way for sister-city relations",
                mayor(),
                HARBIN,
                List.of("sister-city relations"));
    }

    private static StatedChange change() {
        return new StatedChange(
                List.of(new Amount(new BigDecimal("50"), 0, Unit.PERCENT, Bound.EXACT, "50 percent")),
                StatedDate.of("2012"),
                "up 50 percent");
    }

    private static RenewedPaper renewedPaper() {
        return new RenewedPaper("the memorandum first agreed on", StatedDate.of("2009", "in 2009"));
    }

    private static StatedDate date() {
        return StatedDate.of(new RelativeTo("source:murmansk-2016-05-23", "-P1M", Precision.MONTH), "last month");
    }

    private static Place place() {
        return new Place(MURMANSK, "in the city administration");
    }

    private static Coordinates coordinates() {
        return new Coordinates(new BigDecimal("45.75"), new BigDecimal("126.65"));
    }

    private static Identifiers identifiers() {
        return new Identifiers("2037013", "Q42956", "CNHRB");
    }
}
