package org.citypartnerships.queryside.forms;

import static org.citypartnerships.queryside.forms.Asked.ABOUT;
import static org.citypartnerships.queryside.forms.Asked.COUNTRY;
import static org.citypartnerships.queryside.forms.Asked.DATE;
import static org.citypartnerships.queryside.forms.Asked.DECIMAL;
import static org.citypartnerships.queryside.forms.Asked.ENTRY;
import static org.citypartnerships.queryside.forms.Asked.GIVEN;
import static org.citypartnerships.queryside.forms.Asked.LINES;
import static org.citypartnerships.queryside.forms.Asked.LINK;
import static org.citypartnerships.queryside.forms.Asked.LONG_TEXT;
import static org.citypartnerships.queryside.forms.Asked.PARTIES;
import static org.citypartnerships.queryside.forms.Asked.PARTY;
import static org.citypartnerships.queryside.forms.Asked.PERIOD;
import static org.citypartnerships.queryside.forms.Asked.PERSON;
import static org.citypartnerships.queryside.forms.Asked.POINTER;
import static org.citypartnerships.queryside.forms.Asked.SIDES;
import static org.citypartnerships.queryside.forms.Asked.SOURCE;
import static org.citypartnerships.queryside.forms.Asked.TEXT;
import static org.citypartnerships.queryside.forms.Asked.UNIT;
import static org.citypartnerships.queryside.forms.Asked.WHOLE_NUMBER;
import static org.citypartnerships.queryside.forms.Asked.YES_OR_NO;
import static org.citypartnerships.queryside.forms.Field.choice;
import static org.citypartnerships.queryside.forms.Field.choices;
import static org.citypartnerships.queryside.forms.Field.of;
import static org.citypartnerships.queryside.forms.Field.rows;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.citypartnerships.queryside.forms.CommandForm.Group;
import org.citypartnerships.values.Bound;
import org.citypartnerships.values.EngagementKind;
import org.citypartnerships.values.FieldStage;
import org.citypartnerships.values.Flow;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.MilestoneKind;
import org.citypartnerships.values.Mode;
import org.citypartnerships.values.NameKind;
import org.citypartnerships.values.Outcome;
import org.citypartnerships.values.PartyKind;
import org.citypartnerships.values.Prevailing;
import org.citypartnerships.values.Progress;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Reliability;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.SignatoryRole;
import org.citypartnerships.values.SourceKind;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatementKind;
import org.citypartnerships.values.SuspensionScope;
import org.citypartnerships.values.TermKind;
import org.citypartnerships.values.Visibility;

/** Every command that a person records, as a form: what is asked, in which order, and what of it only on demand. */
final class CommandForms {

    private static final Field WHEN = of("header.happened", DATE);
    private static final Field SIGNED_BETWEEN = of("partnership", SIDES).needed();
    private static final Field CONCERNING = of("subject", ABOUT).needed();
    private static final Field EVIDENCE =
            rows("header.evidence", of("source", SOURCE).needed(), of("where", TEXT), of("quote", LONG_TEXT));
    private static final Field REASON = of("reason", LONG_TEXT);

    private static final Map<String, CommandForm> ALL = new LinkedHashMap<>();

    static {
        signed("SignAgreement", "COOPERATION_AGREEMENT");
        signed("SignMoU", "MEMORANDUM");
        signed("SignProtocol", "PROTOCOL_OF_INTENT");
        renewed("RenewAgreement", "COOPERATION_AGREEMENT");
        renewed("RenewMoU", "MEMORANDUM");
        partnership("RecordExpiry", Group.PAPERS, WHEN, of("instrument", ENTRY).needed());
        partnership(
                "TerminateInstrument",
                Group.PAPERS,
                joined(of("instrument", ENTRY).needed(), WHEN, act(false)));

        about("RecordDelegation", Group.HAPPENINGS, joined(WHEN, engagement("DELEGATION"), during()));
        about("RecordMeeting", Group.HAPPENINGS, joined(WHEN, engagement("MEETING"), during()));
        about(
                "RecordMilestone",
                Group.HAPPENINGS,
                of("milestone.title", TEXT).needed(),
                choice("milestone.kind", MilestoneKind.class).needed(),
                choice("milestone.progress", Progress.class).needed().standard("DONE"),
                WHEN,
                of("milestone.expectedOn", DATE),
                of("milestone.parties", PARTIES),
                of("milestone.place.party", PARTY).onDemand(),
                of("milestone.place.words", TEXT).onDemand(),
                of("milestone.count.number", DECIMAL).onDemand(),
                of("milestone.count.unit", UNIT).onDemand(),
                of("milestone.count.words", TEXT).onDemand(),
                of("header.links.DURING", LINK).onDemand(),
                of("header.links.FULFILS", LINK).onDemand());
        about(
                "RecordStatement",
                Group.HAPPENINGS,
                of("statement.summary", LONG_TEXT).needed(),
                choice("statement.kind", StatementKind.class).needed().standard("CLAIM"),
                WHEN,
                of("statement.onBehalfOf", PARTY),
                of("statement.speaker.office", TEXT),
                of("statement.speaker.name", TEXT),
                of("statement.speaker.of", PARTY).onDemand(),
                of("statement.speaker.personId", PERSON),
                of("statement.about", LINES).onDemand(),
                of("header.links.DURING", LINK),
                of("header.links.IN_RESPONSE_TO", LINK).onDemand());
        about(
                "NameFields",
                Group.HAPPENINGS,
                of("fields", LINES).needed(),
                choice("stage", FieldStage.class).needed(),
                WHEN,
                of("header.links.DURING", LINK).onDemand());
        partnership(
                "RecordDecision",
                Group.HAPPENINGS,
                of("body", PARTY).needed(),
                of("matter", LONG_TEXT).needed(),
                choice("outcome", Outcome.class).needed(),
                WHEN,
                of("votes.inFavour", WHOLE_NUMBER).onDemand(),
                of("votes.against", WHOLE_NUMBER).onDemand(),
                of("votes.abstained", WHOLE_NUMBER).onDemand(),
                of("actsFor", PARTY).onDemand(),
                of("header.links.PART_OF_ACT", LINK).onDemand());

        partnership(
                "ProposeIntent",
                Group.PLANS,
                of("by", PARTIES),
                WHEN,
                choices("toEstablish", Rung.class),
                of("words", LONG_TEXT),
                of("header.links.DURING", LINK).onDemand());
        partnership("WithdrawIntent", Group.PLANS, of("proposal", ENTRY).needed(), WHEN, REASON);
        partnership(
                "PlanSigning",
                Group.PLANS,
                of("plannedFor", DATE),
                choices("toEstablish", Rung.class),
                choice("form", InstrumentForm.class),
                of("place.party", PARTY),
                of("occasion", TEXT),
                WHEN,
                of("place.words", TEXT).onDemand(),
                of("ordinal.of", PARTY).onDemand(),
                of("ordinal.number", WHOLE_NUMBER).onDemand(),
                of("ordinal.words", TEXT).onDemand(),
                of("header.links.DURING", LINK).onDemand());
        about("PlanEngagement", Group.PLANS, joined(of("plannedFor", DATE), WHEN, engagement("DELEGATION")));
        about("CancelPlan", Group.PLANS, of("plan", ENTRY).needed(), WHEN, REASON);

        partnership(
                "ReportRelation",
                Group.STANDING,
                choice("relation", Relation.class).needed(),
                of("words", TEXT),
                of("since", DATE),
                choice("standing", Standing.class).standard("UNKNOWN"),
                of("observedOn", DATE).onDemand(),
                of("fields", LINES).onDemand(),
                WHEN.onDemand());
        partnership(
                "AffirmPartnership",
                Group.STANDING,
                of("by", PARTIES).needed(),
                choice("standing", Standing.class).needed().standard("IN_FORCE"),
                of("words", LONG_TEXT),
                WHEN);
        partnership("SuspendPartnership", Group.STANDING, joined(WHEN, act(true)));
        partnership("ResumePartnership", Group.STANDING, joined(WHEN, act(false)));
        partnership("EndPartnership", Group.STANDING, joined(WHEN, act(false)));
        partnership(
                "JoinSide",
                Group.STANDING,
                of("member", PARTY).needed(),
                of("beside", PARTY).needed(),
                WHEN);
        partnership("LeaveSide", Group.STANDING, of("member", PARTY).needed(), WHEN);

        figures(
                "RecordTradeFigure",
                choice("flow", Flow.class).needed().standard("TOTAL"),
                of("commodity", TEXT),
                amounts(),
                WHEN,
                changes(),
                of("change.since", DATE).onDemand(),
                of("change.words", TEXT).onDemand(),
                of("words", LONG_TEXT).onDemand());
        figures(
                "RecordFigure",
                of("measure", TEXT).needed(),
                amounts(),
                WHEN,
                changes(),
                of("change.since", DATE).onDemand(),
                of("change.words", TEXT).onDemand(),
                of("words", LONG_TEXT).onDemand());
        figures(
                "SetTarget",
                of("measure", TEXT).needed(),
                amounts(),
                of("every", PERIOD),
                WHEN,
                of("setBy", PARTY),
                of("words", LONG_TEXT).onDemand());

        add(
                "RegisterSource",
                Group.REGISTER,
                of("title", TEXT).needed(),
                choice("kind", SourceKind.class).needed(),
                of("publisher", TEXT),
                of("publishedOn", DATE),
                of("address", TEXT),
                of("language", TEXT),
                choice("reliability", Reliability.class).standard("REPORTED"),
                of("original", SOURCE).onDemand(),
                of("checksum", TEXT).onDemand(),
                rows("authors", of("office", TEXT), of("name", TEXT), of("of", PARTY), of("personId", PERSON))
                        .onDemand(),
                of("header.note", LONG_TEXT).onDemand());
        add(
                "RegisterParty",
                Group.REGISTER,
                rows(
                                "names",
                                of("text", TEXT).needed(),
                                choice("kind", NameKind.class).standard("PROPER"),
                                of("language", TEXT))
                        .needed(),
                choice("kind", PartyKind.class).needed(),
                of("country", COUNTRY),
                of("within", PARTY),
                of("actsFor", PARTY),
                EVIDENCE,
                of("coordinates.latitude", DECIMAL).onDemand(),
                of("coordinates.longitude", DECIMAL).onDemand(),
                of("identifiers.geonames", TEXT).onDemand(),
                of("identifiers.wikidata", TEXT).onDemand(),
                of("identifiers.locode", TEXT).onDemand(),
                of("header.note", LONG_TEXT).onDemand());
        recorded(
                "RenameParty",
                Group.REGISTER,
                of("partyId", PARTY).needed(),
                of("name.text", TEXT).needed(),
                choice("name.kind", NameKind.class).standard("PROPER"),
                of("name.language", TEXT),
                of("name.from", DATE),
                of("name.until", DATE),
                WHEN.onDemand(),
                of("planned", YES_OR_NO).onDemand());
        recorded(
                "DescribeParty",
                Group.REGISTER,
                of("partyId", PARTY).needed(),
                of("profile", LONG_TEXT),
                WHEN,
                of("within", PARTY),
                of("actsFor", PARTY),
                of("coordinates.latitude", DECIMAL).onDemand(),
                of("coordinates.longitude", DECIMAL).onDemand(),
                of("identifiers.geonames", TEXT).onDemand(),
                of("identifiers.wikidata", TEXT).onDemand(),
                of("identifiers.locode", TEXT).onDemand());
        recorded(
                "MergeParties",
                Group.REGISTER,
                of("partyId", PARTY).needed(),
                of("merged", PARTIES).needed(),
                WHEN);
        recorded(
                "DeclareListComplete",
                Group.REGISTER,
                of("partyId", PARTY).needed(),
                choice("relation", Relation.class).needed().standard("TWINNING"),
                WHEN);
        recorded(
                "DeclareDuplicate",
                Group.REGISTER,
                of("duplicate", PARTY).needed(),
                of("duplicateOf", PARTY).needed());
        recorded(
                "DateSource",
                Group.REGISTER,
                of("sourceId", SOURCE).needed(),
                of("publishedOn", DATE).needed());

        recorded("CorroborateEntry", Group.ENTRIES);
        recorded(
                "ContestEntry",
                Group.ENTRIES,
                of("field", POINTER).needed(),
                of("claimed", TEXT).needed());
        recorded(
                "SettleDispute",
                Group.ENTRIES,
                choice("prevailing", Prevailing.class).needed(),
                REASON.needed());
        recorded("RetractEntry", Group.ENTRIES, REASON.needed());
        recorded(
                "AttachFile",
                Group.ENTRIES,
                of("sha256", TEXT).needed(),
                of("mediaType", TEXT).needed(),
                of("sizeBytes", WHOLE_NUMBER).needed());
        recorded("SilenceWarning", Group.ENTRIES, of("code", TEXT).needed(), REASON.needed());
        recorded("HeedWarning", Group.ENTRIES, of("code", TEXT).needed(), REASON);
    }

    private CommandForms() {}

    /** All of them, in the order of a clerk's menu. */
    static Collection<CommandForm> all() {
        return ALL.values();
    }

    static Optional<CommandForm> called(String command) {
        return Optional.ofNullable(ALL.get(command));
    }

    private static void signed(String command, String form) {
        partnership(command, Group.PAPERS, paper(form));
    }

    private static void renewed(String command, String form) {
        partnership(
                command,
                Group.PAPERS,
                joined(
                        of("header.links.RENEWS", LINK),
                        of("renews.described", TEXT),
                        of("renews.signedOn", DATE),
                        paper(form)));
    }

    private static Field[] paper(String form) {
        return new Field[] {
            choice("instrument.form", InstrumentForm.class).needed().standard(form),
            WHEN,
            of("instrument.title", TEXT),
            choices("instrument.establishes", Rung.class).needed(),
            of("instrument.place.party", PARTY),
            rows("instrument.parties", of("party", PARTY).needed(), of("beside", PARTY))
                    .onDemand(),
            rows(
                            "instrument.signatories",
                            of("person.office", TEXT),
                            of("person.name", TEXT),
                            of("onBehalfOf", PARTY),
                            choice("role", SignatoryRole.class).standard("SIGNED"),
                            of("person.personId", PERSON))
                    .onDemand(),
            choice("instrument.mode", Mode.class).onDemand(),
            of("instrument.place.words", TEXT).onDemand(),
            of("instrument.fields", LINES).onDemand(),
            choice("instrument.term.kind", TermKind.class).onDemand(),
            of("instrument.term.period", PERIOD).onDemand(),
            of("instrument.term.until", DATE).onDemand(),
            of("instrument.term.renewalsLeft", WHOLE_NUMBER).onDemand(),
            of("instrument.term.reviewOn", DATE).onDemand(),
            of("instrument.term.noticePeriod", PERIOD).onDemand(),
            of("instrument.languages", LINES).onDemand(),
            of("instrument.originalsWith", PARTIES).onDemand(),
            of("instrument.exclusive", YES_OR_NO).onDemand(),
            of("instrument.ordinal.of", PARTY).onDemand(),
            of("instrument.ordinal.number", WHOLE_NUMBER).onDemand(),
            of("instrument.ordinal.words", TEXT).onDemand(),
            of("header.links.DURING", LINK),
            of("header.links.FULFILS", LINK).onDemand(),
            of("header.links.REPLACES", LINK).onDemand()
        };
    }

    private static Field[] engagement(String kind) {
        return new Field[] {
            choice("engagement.kind", EngagementKind.class).needed().standard(kind),
            of("engagement.from", PARTIES),
            of("engagement.hosts", PARTIES),
            of("engagement.place.party", PARTY),
            of("engagement.title", TEXT),
            of("engagement.topics", LINES),
            of("engagement.participants", PARTIES).onDemand(),
            rows("engagement.people", of("office", TEXT), of("name", TEXT), of("of", PARTY), of("personId", PERSON))
                    .onDemand(),
            choice("engagement.mode", Mode.class).onDemand(),
            of("engagement.place.words", TEXT).onDemand(),
            of("engagement.series", PARTY).onDemand(),
            of("engagement.number", WHOLE_NUMBER).onDemand()
        };
    }

    private static Field[] during() {
        return new Field[] {
            of("header.links.DURING", LINK),
            of("header.links.FULFILS", LINK).onDemand(),
            of("header.links.SAME_AS", LINK).onDemand()
        };
    }

    private static Field[] act(boolean suspends) {
        Stream<Field> first = Stream.of(of("act.by", PARTIES).needed(), of("act.effectiveOn", DATE));
        Stream<Field> scope =
                suspends ? Stream.of(choice("act.scope", SuspensionScope.class).standard("ALL")) : Stream.empty();
        Stream<Field> rest = Stream.of(
                of("act.reason", LONG_TEXT),
                of("act.decidedOn", DATE).onDemand(),
                of("act.notifiedOn", DATE).onDemand(),
                of("act.bodies", PARTIES).onDemand(),
                of("act.towards", PARTY).onDemand(),
                of("act.instrument", ENTRY).onDemand(),
                of("header.links.IN_RESPONSE_TO", LINK).onDemand(),
                of("header.links.PART_OF_ACT", LINK).onDemand());
        return Stream.of(first, scope, rest).flatMap(those -> those).toArray(Field[]::new);
    }

    private static Field amounts() {
        return rows(
                        "amounts",
                        choice("bound", Bound.class).standard("EXACT"),
                        of("number", DECIMAL).needed(),
                        new Field(
                                "magnitude",
                                Asked.CHOICE,
                                false,
                                false,
                                List.of("0", "3", "6", "9", "12"),
                                "Magnitude",
                                "0",
                                List.of()),
                        of("unit", UNIT).needed(),
                        of("words", TEXT))
                .needed();
    }

    private static Field changes() {
        return rows(
                "change.by",
                of("number", DECIMAL).needed(),
                choice("bound", Bound.class).standard("EXACT"),
                of("unit", GIVEN).standard("percent"),
                of("words", TEXT));
    }

    private static void partnership(String command, Group group, Field... own) {
        recorded(command, group, joined(SIGNED_BETWEEN, own));
    }

    private static void about(String command, Group group, Field... own) {
        recorded(command, group, joined(CONCERNING, own));
    }

    private static void figures(String command, Field... own) {
        recorded(command, Group.NUMBERS, joined(of("scope.from", PARTY).needed(), of("scope.to", PARTY), own));
    }

    /** With what every entry says of itself. */
    private static void recorded(String command, Group group, Field... own) {
        add(
                command,
                group,
                joined(
                        own,
                        EVIDENCE,
                        of("header.accordingTo.party", PARTY).onDemand(),
                        of("header.note", LONG_TEXT).onDemand(),
                        choice("header.visibility", Visibility.class)
                                .standard("PUBLIC")
                                .onDemand()));
    }

    private static void add(String command, Group group, Field... fields) {
        ALL.put(command, new CommandForm(command, group, List.of(fields)));
    }

    /** Fields and lists of them in one list. */
    private static Field[] joined(Object... parts) {
        List<Field> all = new ArrayList<>();
        for (Object part : parts) {
            if (part instanceof Field field) {
                all.add(field);
            } else {
                all.addAll(List.of((Field[]) part));
            }
        }
        return all.toArray(Field[]::new);
    }
}
