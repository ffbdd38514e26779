package org.citypartnerships.queryside;

import java.math.BigDecimal;
import java.util.List;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.DelegationRecorded;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.MoURenewed;
import org.citypartnerships.events.MoUSigned;
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.events.PartyRegistered;
import org.citypartnerships.events.ProtocolSigned;
import org.citypartnerships.events.RelationReported;
import org.citypartnerships.events.SigningPlanned;
import org.citypartnerships.events.SourceRegistered;
import org.citypartnerships.events.TargetSet;
import org.citypartnerships.events.TradeFigureRecorded;
import org.citypartnerships.values.Amount;
import org.citypartnerships.values.Bound;
import org.citypartnerships.values.Country;
import org.citypartnerships.values.Engagement;
import org.citypartnerships.values.EngagementKind;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.FiguresId;
import org.citypartnerships.values.Flow;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.InstrumentParty;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.PartyKind;
import org.citypartnerships.values.PartyName;
import org.citypartnerships.values.PersonId;
import org.citypartnerships.values.PersonInOffice;
import org.citypartnerships.values.Protected;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Reliability;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.Scope;
import org.citypartnerships.values.Side;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.Signatory;
import org.citypartnerships.values.SignatoryRole;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.SourceKind;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Unit;
import org.citypartnerships.values.Visibility;
import org.jspecify.annotations.Nullable;

/** Parts of what the five documents say, as events. */
final class Seeds {

    static final SourceId MURMANSK_PAGE = new SourceId("source:murmansk-2016-05-23");
    static final SourceId FREIGHT_PAGE = new SourceId("source:heighten-city-partnerships");
    static final SourceId ECHO = new SourceId("source:sunderland-harbin");
    static final PartnershipId MURMANSK_HARBIN = new PartnershipId("partnership:harbin-cn~murmansk-ru");
    static final PartnershipId SUNDERLAND_HARBIN = new PartnershipId("partnership:harbin-cn~sunderland-gb");
    static final PartnershipId NUREMBERG_SHENZHEN =
            new PartnershipId("partnership:erlangen-de_fuerth-de_nuernberg-de~shenzhen-cn");
    static final PartnershipId HAMBURG_SHANGHAI = new PartnershipId("partnership:hamburg-de~shanghai-cn");
    static final PartnershipId HAMBURG_SHANGHAI_PORTS = new PartnershipId("partnership:hamburg-de~shanghai-cn.ports");
    static final PersonId MAYOR = new PersonId("person:mayor-of-harbin");
    static final PartyId HARBIN = party("harbin-cn");
    static final PartyId MURMANSK = party("murmansk-ru");
    static final PartyId SUNDERLAND = party("sunderland-gb");

    private Seeds() {}

    static PartyId party(String name) {
        return new PartyId("party:" + name);
    }

    static Event[] together(Event[]... parts) {
        return java.util.Arrays.stream(parts).flatMap(java.util.Arrays::stream).toArray(Event[]::new);
    }

    static Event[] parties() {
        return new Event[] {
            registered("china-cn", PartyKind.COUNTRY, "China", "CN", null),
            registered("russia-ru", PartyKind.COUNTRY, "Russia", "RU", null),
            registered("united-kingdom-gb", PartyKind.COUNTRY, "United Kingdom", "GB", null),
            registered("north-east-england-gb", PartyKind.REGION, "North East England", "GB", "united-kingdom-gb"),
            registered("harbin-cn", PartyKind.CITY, "Harbin", "CN", null),
            registered("murmansk-ru", PartyKind.CITY, "Murmansk", "RU", null),
            registered("sunderland-gb", PartyKind.CITY, "Sunderland", "GB", "north-east-england-gb"),
            registered("shenzhen-cn", PartyKind.CITY, "Shenzhen", "CN", null),
            registered("nuernberg-de", PartyKind.CITY, "Nürnberg", "DE", null),
            registered("erlangen-de", PartyKind.CITY, "Erlangen", "DE", null),
            registered("fuerth-de", PartyKind.CITY, "Fürth", "DE", null),
            registered("hamburg-de", PartyKind.CITY, "Hamburg", "DE", null),
            registered("shanghai-cn", PartyKind.CITY, "Shanghai", "CN", null),
            registered("north-east-england-chamber-gb", PartyKind.CHAMBER, "North East England Chamber", "GB", null),
            registered("harbin-chamber-cn", PartyKind.CHAMBER, "Harbin Chamber of Commerce", "CN", null)
        };
    }

    static PartyRegistered registered(
            String name, PartyKind kind, String called, String country, @Nullable String within) {
        return new PartyRegistered(
                party(name),
                Header.of("registered", null),
                kind,
                List.of(PartyName.of(called)),
                new Country(country),
                null,
                within == null ? null : party(within),
                null,
                null);
    }

    static SourceRegistered source(SourceId id, String title, @Nullable StatedDate publishedOn) {
        return new SourceRegistered(
                id,
                Header.of("registered", null),
                SourceKind.WEB_PAGE,
                title,
                "the city of Murmansk",
                List.of(),
                publishedOn,
                null,
                null,
                "en",
                null,
                Reliability.FIRST_HAND);
    }

    /** A source with an author, and a note of the recorder. */
    static SourceRegistered written(String name, @Nullable Protected authorsName) {
        return new SourceRegistered(
                new SourceId("source:" + name),
                new Header(
                        new EntryId("registered"),
                        null,
                        List.of(),
                        null,
                        List.of(),
                        Visibility.PUBLIC,
                        "Seen in print"),
                SourceKind.PRESS,
                "Trade links renewed",
                null,
                List.of(new PersonInOffice(MAYOR, "journalist", null, authorsName)),
                null,
                null,
                null,
                null,
                null,
                Reliability.REPORTED);
    }

    static PartnershipOpened opened(PartnershipId id, @Nullable String strand, List<PartyId> one, List<PartyId> other) {
        return new PartnershipOpened(
                id, List.of(new Side(SideId.of(1), null, one), new Side(SideId.of(2), null, other)), strand);
    }

    static Header told(String entry, @Nullable StatedDate happened, SourceId source, String quote) {
        return Header.of(entry, happened, new Evidence(source, "paragraph 2", quote));
    }

    /** Two protocols and a visit, and a twinning that is only planned. */
    static Event[] murmansk(@Nullable Protected mayorsName) {
        Instrument intent = Instrument.of(InstrumentForm.PROTOCOL_OF_INTENT, Rung.INTENT);
        Instrument signed = new Instrument(
                intent.form(),
                "Protocol of intentions",
                intent.establishes(),
                List.of(),
                List.of(new Signatory(
                        new PersonInOffice(MAYOR, "Mayor of Harbin", HARBIN, mayorsName),
                        HARBIN,
                        SignatoryRole.SIGNED)),
                null,
                null,
                List.of("education"),
                List.of(),
                List.of(),
                null,
                null,
                null);
        return new Event[] {
            source(MURMANSK_PAGE, "Visit of the delegation of Harbin", StatedDate.of("2016-05-23", "23 May 2016")),
            opened(MURMANSK_HARBIN, null, List.of(HARBIN), List.of(MURMANSK)),
            new ProtocolSigned(
                    MURMANSK_HARBIN,
                    told(
                            "s3-08",
                            StatedDate.of("2015-10-13", "October 13, 2015"),
                            MURMANSK_PAGE,
                            "the second protocol"),
                    intent),
            new ProtocolSigned(
                    MURMANSK_HARBIN,
                    told("s3-04", StatedDate.of("2014-03", "March 2014"), MURMANSK_PAGE, "In March 2014 […] signed"),
                    signed),
            new DelegationRecorded(
                    MURMANSK_HARBIN,
                    told("s3-13", StatedDate.of("2016-05-23/2016-05-25", "23-25 May"), MURMANSK_PAGE, "paid a visit"),
                    new Engagement(
                            EngagementKind.DELEGATION,
                            null,
                            List.of(HARBIN),
                            List.of(MURMANSK),
                            List.of(),
                            List.of(),
                            null,
                            null,
                            List.of(),
                            null,
                            null)),
            new SigningPlanned(
                    MURMANSK_HARBIN,
                    told("s3-20", null, MURMANSK_PAGE, "Harbin will become the 11 sister city"),
                    StatedDate.of("2016-09-09/2016-09-11", "September 9-11"),
                    InstrumentForm.TWINNING_AGREEMENT,
                    List.of(Rung.TWINNING),
                    null,
                    "a festival",
                    null)
        };
    }

    /** An agreement with two readings, and a chambers' memorandum beside it, signed and renewed. */
    static Event[] sunderland() {
        Instrument chambers = new Instrument(
                InstrumentForm.MEMORANDUM,
                null,
                List.of(Rung.NOTHING),
                List.of(
                        new InstrumentParty(party("north-east-england-chamber-gb"), null, SUNDERLAND),
                        new InstrumentParty(party("harbin-chamber-cn"), null, HARBIN)),
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null);
        FiguresId region = new FiguresId("figures:north-east-england-gb~china-cn");
        return new Event[] {
            source(ECHO, "Trade links renewed", null),
            opened(SUNDERLAND_HARBIN, null, List.of(HARBIN), List.of(SUNDERLAND)),
            new AgreementSigned(
                    SUNDERLAND_HARBIN,
                    told("s0-02", StatedDate.of("2009"), ECHO, "Sister cities Friendship Agreement"),
                    Instrument.of(InstrumentForm.FRIENDSHIP_AGREEMENT, Rung.FRIENDSHIP, Rung.TWINNING)),
            new MoUSigned(
                    SUNDERLAND_HARBIN, told("s0-01", StatedDate.of("2009"), ECHO, "first agreed in 2009"), chambers),
            new MoURenewed(SUNDERLAND_HARBIN, told("s0-04", null, ECHO, "signed virtually"), chambers, null),
            new TradeFigureRecorded(
                    region,
                    told("s0-10", StatedDate.of("2019"), ECHO, "£1.5bn"),
                    new Scope(party("north-east-england-gb"), party("china-cn")),
                    Flow.TOTAL,
                    null,
                    List.of(amount("1.5", 9, "£1.5bn")),
                    null,
                    null)
        };
    }

    static Event[] harbinRussia() {
        FiguresId figures = new FiguresId("figures:harbin-cn~russia-ru");
        Scope scope = new Scope(HARBIN, party("russia-ru"));
        return new Event[] {
            new TradeFigureRecorded(
                    figures,
                    Header.of("s1-04", StatedDate.of("2013")),
                    scope,
                    Flow.TOTAL,
                    null,
                    List.of(new Amount(
                            new BigDecimal("230"), 6, new Unit("currency:USD"), Bound.EXACT, "$230 million")),
                    null,
                    null),
            new TargetSet(
                    figures,
                    Header.of("s1-03", StatedDate.of("2012-12/..")),
                    scope,
                    "growth of trade and investment",
                    List.of(new Amount(new BigDecimal("25"), 0, Unit.PERCENT, Bound.EXACT, null)),
                    java.time.Period.ofYears(1),
                    HARBIN,
                    null)
        };
    }

    /** Three cities with one, and a strand beside a partnership; no dates at all. */
    static Event[] germany() {
        return new Event[] {
            source(FREIGHT_PAGE, "City partnerships of Germany and China", null),
            opened(
                    NUREMBERG_SHENZHEN,
                    null,
                    List.of(party("erlangen-de"), party("fuerth-de"), party("nuernberg-de")),
                    List.of(party("shenzhen-cn"))),
            reported(NUREMBERG_SHENZHEN, "s4-05"),
            opened(HAMBURG_SHANGHAI, null, List.of(party("hamburg-de")), List.of(party("shanghai-cn"))),
            reported(HAMBURG_SHANGHAI, "s4-03"),
            opened(HAMBURG_SHANGHAI_PORTS, "ports", List.of(party("hamburg-de")), List.of(party("shanghai-cn"))),
            reported(HAMBURG_SHANGHAI_PORTS, "s4-04")
        };
    }

    static RelationReported reported(PartnershipId partnership, String entry) {
        return new RelationReported(
                partnership,
                told(entry, null, FREIGHT_PAGE, "known for"),
                Relation.UNSPECIFIED,
                "city partnership",
                null,
                Standing.UNKNOWN,
                null,
                List.of());
    }

    static Amount amount(String number, int magnitude, String words) {
        return new Amount(new BigDecimal(number), magnitude, new Unit("currency:GBP"), Bound.EXACT, words);
    }
}
