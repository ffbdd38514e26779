package org.citypartnerships.queryside.forms;

import static org.citypartnerships.queryside.forms.Asked.ABOUT;
import static org.citypartnerships.queryside.forms.Asked.CHECKSUM;
import static org.citypartnerships.queryside.forms.Asked.COUNTRY;
import static org.citypartnerships.queryside.forms.Asked.DATE;
import static org.citypartnerships.queryside.forms.Asked.DECIMAL;
import static org.citypartnerships.queryside.forms.Asked.DEGREES;
import static org.citypartnerships.queryside.forms.Asked.ENTRY;
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
import static org.citypartnerships.queryside.forms.Field.field;
import static org.citypartnerships.queryside.forms.Field.rows;
import static org.citypartnerships.queryside.forms.RecurringFields.EVIDENCE;
import static org.citypartnerships.queryside.forms.RecurringFields.REASON;
import static org.citypartnerships.queryside.forms.RecurringFields.WHEN;
import static org.citypartnerships.queryside.forms.RecurringFields.act;
import static org.citypartnerships.queryside.forms.RecurringFields.amounts;
import static org.citypartnerships.queryside.forms.RecurringFields.changes;
import static org.citypartnerships.queryside.forms.RecurringFields.during;
import static org.citypartnerships.queryside.forms.RecurringFields.engagement;
import static org.citypartnerships.queryside.forms.RecurringFields.joined;
import static org.citypartnerships.queryside.forms.RecurringFields.paper;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.citypartnerships.queryside.forms.CommandForm.Group;
import org.citypartnerships.values.FieldStage;
import org.citypartnerships.values.Flow;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.MilestoneKind;
import org.citypartnerships.values.NameKind;
import org.citypartnerships.values.Outcome;
import org.citypartnerships.values.PartyKind;
import org.citypartnerships.values.Prevailing;
import org.citypartnerships.values.Progress;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Reliability;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.SourceKind;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatementKind;
import org.citypartnerships.values.Visibility;

/** Every command that a person records, as a form: what is asked, in which order, and what of it only on demand. */
final class CommandForms {

    private static final Field SIGNED_BETWEEN = field("partnership", SIDES).needed();
    private static final Field CONCERNING = field("subject", ABOUT).needed();

    private static final Map<String, CommandForm> ALL = new LinkedHashMap<>();

    static {
        signed("SignAgreement", "COOPERATION_AGREEMENT");
        signed("SignMoU", "MEMORANDUM");
        signed("SignProtocol", "PROTOCOL_OF_INTENT");
        renewed("RenewAgreement", "COOPERATION_AGREEMENT");
        renewed("RenewMoU", "MEMORANDUM");
        partnership(
                "RecordExpiry", Group.PAPERS, WHEN, field("instrument", ENTRY).needed());
        partnership(
                "TerminateInstrument",
                Group.PAPERS,
                joined(field("instrument", ENTRY).needed(), WHEN, act(false)));

        about("RecordDelegation", Group.HAPPENINGS, joined(WHEN, engagement("DELEGATION"), during()));
        about("RecordMeeting", Group.HAPPENINGS, joined(WHEN, engagement("MEETING"), during()));
        about(
                "RecordMilestone",
                Group.HAPPENINGS,
                field("milestone.title", TEXT).needed(),
                choice("milestone.kind", MilestoneKind.class).needed(),
                choice("milestone.progress", Progress.class).needed().standard("DONE"),
                WHEN,
                field("milestone.expectedOn", DATE),
                field("milestone.parties", PARTIES),
                field("milestone.place.party", PARTY).onDemand(),
                field("milestone.place.words", TEXT).onDemand(),
                field("milestone.count.number", DECIMAL).onDemand(),
                field("milestone.count.unit", UNIT).onDemand(),
                field("milestone.count.words", TEXT).onDemand(),
                field("header.links.DURING", LINK).onDemand(),
                field("header.links.FULFILS", LINK).onDemand());
        about(
                "RecordStatement",
                Group.HAPPENINGS,
                field("statement.summary", LONG_TEXT).needed(),
                choice("statement.kind", StatementKind.class).needed().standard("CLAIM"),
                WHEN,
                field("statement.onBehalfOf", PARTY),
                field("statement.speaker.office", TEXT),
                field("statement.speaker.name", TEXT),
                field("statement.speaker.of", PARTY).onDemand(),
                field("statement.speaker.personId", PERSON),
                field("statement.about", LINES).onDemand(),
                field("header.links.DURING", LINK),
                field("header.links.IN_RESPONSE_TO", LINK).onDemand());
        about(
                "NameFields",
                Group.HAPPENINGS,
                field("fields", LINES).needed(),
                choice("stage", FieldStage.class).needed(),
                WHEN,
                field("header.links.DURING", LINK).onDemand());
        partnership(
                "RecordDecision",
                Group.HAPPENINGS,
                field("body", PARTY).needed(),
                field("matter", LONG_TEXT).needed(),
                choice("outcome", Outcome.class).needed(),
                WHEN,
                field("votes.inFavour", WHOLE_NUMBER).onDemand(),
                field("votes.against", WHOLE_NUMBER).onDemand(),
                field("votes.abstained", WHOLE_NUMBER).onDemand(),
                field("actsFor", PARTY).onDemand(),
                field("header.links.PART_OF_ACT", LINK).onDemand());

        partnership(
                "ProposeIntent",
                Group.PLANS,
                field("by", PARTIES),
                WHEN,
                choices("toEstablish", Rung.class),
                field("words", LONG_TEXT),
                field("header.links.DURING", LINK).onDemand());
        partnership("WithdrawIntent", Group.PLANS, field("proposal", ENTRY).needed(), WHEN, REASON);
        partnership(
                "PlanSigning",
                Group.PLANS,
                field("plannedFor", DATE),
                choices("toEstablish", Rung.class),
                choice("form", InstrumentForm.class),
                field("place.party", PARTY),
                field("occasion", TEXT),
                WHEN,
                field("place.words", TEXT).onDemand(),
                field("ordinal.of", PARTY).onDemand(),
                field("ordinal.number", WHOLE_NUMBER).onDemand(),
                field("ordinal.words", TEXT).onDemand(),
                field("header.links.DURING", LINK).onDemand());
        about(
                "PlanEngagement",
                Group.PLANS,
                joined(
                        field("plannedFor", DATE),
                        WHEN,
                        engagement("DELEGATION"),
                        field("header.links.DURING", LINK).onDemand()));
        about("CancelPlan", Group.PLANS, field("plan", ENTRY).needed(), WHEN, REASON);

        partnership(
                "ReportRelation",
                Group.STANDING,
                choice("relation", Relation.class).needed(),
                field("words", TEXT),
                field("since", DATE),
                choice("standing", Standing.class).standard("UNKNOWN"),
                field("observedOn", DATE).onDemand(),
                field("fields", LINES).onDemand(),
                WHEN.onDemand());
        partnership(
                "AffirmPartnership",
                Group.STANDING,
                field("by", PARTIES).needed(),
                choice("standing", Standing.class).needed().standard("IN_FORCE"),
                field("words", LONG_TEXT),
                WHEN);
        partnership("SuspendPartnership", Group.STANDING, joined(WHEN, act(true)));
        partnership("ResumePartnership", Group.STANDING, joined(WHEN, act(false)));
        partnership("EndPartnership", Group.STANDING, joined(WHEN, act(false)));
        partnership(
                "JoinSide",
                Group.STANDING,
                field("member", PARTY).needed(),
                field("beside", PARTY).needed(),
                WHEN);
        partnership("LeaveSide", Group.STANDING, field("member", PARTY).needed(), WHEN);

        figures(
                "RecordTradeFigure",
                choice("flow", Flow.class).needed().standard("TOTAL"),
                field("commodity", TEXT),
                amounts(),
                WHEN,
                changes(),
                field("change.since", DATE).onDemand(),
                field("change.words", TEXT).onDemand(),
                field("words", LONG_TEXT).onDemand());
        figures(
                "RecordFigure",
                field("measure", TEXT).needed(),
                amounts(),
                WHEN,
                changes(),
                field("change.since", DATE).onDemand(),
                field("change.words", TEXT).onDemand(),
                field("words", LONG_TEXT).onDemand());
        figures(
                "SetTarget",
                field("measure", TEXT).needed(),
                amounts(),
                field("every", PERIOD),
                WHEN,
                field("setBy", PARTY),
                field("words", LONG_TEXT).onDemand());

        add(
                "RegisterSource",
                Group.REGISTER,
                field("title", TEXT).needed(),
                choice("kind", SourceKind.class).needed(),
                field("publisher", TEXT),
                field("publishedOn", DATE),
                field("address", TEXT),
                field("language", TEXT),
                choice("reliability", Reliability.class).standard("REPORTED"),
                field("original", SOURCE).onDemand(),
                field("checksum", CHECKSUM).onDemand(),
                rows(
                                "authors",
                                field("office", TEXT),
                                field("name", TEXT),
                                field("of", PARTY),
                                field("personId", PERSON))
                        .onDemand(),
                field("header.note", LONG_TEXT).onDemand());
        add(
                "RegisterParty",
                Group.REGISTER,
                rows(
                                "names",
                                field("text", TEXT).needed(),
                                choice("kind", NameKind.class).standard("PROPER"),
                                field("language", TEXT))
                        .needed(),
                choice("kind", PartyKind.class).needed(),
                field("country", COUNTRY),
                field("within", PARTY),
                field("actsFor", PARTY),
                EVIDENCE,
                field("coordinates.latitude", DEGREES).onDemand(),
                field("coordinates.longitude", DEGREES).onDemand(),
                field("identifiers.geonames", TEXT).onDemand(),
                field("identifiers.wikidata", TEXT).onDemand(),
                field("identifiers.locode", TEXT).onDemand(),
                field("header.note", LONG_TEXT).onDemand());
        recorded(
                "RenameParty",
                Group.REGISTER,
                field("partyId", PARTY).needed(),
                field("name.text", TEXT).needed(),
                choice("name.kind", NameKind.class).standard("PROPER"),
                field("name.language", TEXT),
                field("name.from", DATE),
                field("name.until", DATE),
                WHEN.onDemand(),
                field("planned", YES_OR_NO).onDemand());
        recorded(
                "DescribeParty",
                Group.REGISTER,
                field("partyId", PARTY).needed(),
                field("profile", LONG_TEXT),
                WHEN,
                field("within", PARTY),
                field("actsFor", PARTY),
                field("coordinates.latitude", DEGREES).onDemand(),
                field("coordinates.longitude", DEGREES).onDemand(),
                field("identifiers.geonames", TEXT).onDemand(),
                field("identifiers.wikidata", TEXT).onDemand(),
                field("identifiers.locode", TEXT).onDemand());
        recorded(
                "MergeParties",
                Group.REGISTER,
                field("partyId", PARTY).needed(),
                field("merged", PARTIES).needed(),
                WHEN);
        recorded(
                "DeclareListComplete",
                Group.REGISTER,
                field("partyId", PARTY).needed(),
                choice("relation", Relation.class).needed().standard("TWINNING"),
                WHEN);
        recorded(
                "DeclareDuplicate",
                Group.REGISTER,
                field("duplicate", PARTY).needed(),
                field("duplicateOf", PARTY).needed());
        recorded(
                "DateSource",
                Group.REGISTER,
                field("sourceId", SOURCE).needed(),
                field("publishedOn", DATE).needed());

        recorded("CorroborateEntry", Group.ENTRIES);
        recorded(
                "ContestEntry",
                Group.ENTRIES,
                field("field", POINTER).needed(),
                field("claimed", TEXT).needed());
        recorded(
                "SettleDispute",
                Group.ENTRIES,
                choice("prevailing", Prevailing.class).needed(),
                REASON.needed());
        recorded("RetractEntry", Group.ENTRIES, REASON.needed());
        recorded(
                "AttachFile",
                Group.ENTRIES,
                field("sha256", CHECKSUM).needed(),
                field("mediaType", TEXT).needed(),
                field("sizeBytes", WHOLE_NUMBER).needed());
        recorded("SilenceWarning", Group.ENTRIES, field("code", TEXT).needed(), REASON.needed());
        recorded("HeedWarning", Group.ENTRIES, field("code", TEXT).needed(), REASON);
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
                        field("header.links.RENEWS", LINK),
                        field("renews.described", TEXT),
                        field("renews.signedOn", DATE),
                        paper(form)));
    }

    private static void partnership(String command, Group group, Field... own) {
        recorded(command, group, joined(SIGNED_BETWEEN, own));
    }

    private static void about(String command, Group group, Field... own) {
        recorded(command, group, joined(CONCERNING, own));
    }

    private static void figures(String command, Field... own) {
        recorded(command, Group.NUMBERS, joined(field("scope.from", PARTY).needed(), field("scope.to", PARTY), own));
    }

    /** With what every entry says of itself. */
    private static void recorded(String command, Group group, Field... own) {
        add(
                command,
                group,
                joined(
                        own,
                        EVIDENCE,
                        field("header.accordingTo.party", PARTY).onDemand(),
                        field("header.note", LONG_TEXT).onDemand(),
                        choice("header.visibility", Visibility.class)
                                .standard("PUBLIC")
                                .onDemand()));
    }

    private static void add(String command, Group group, Field... fields) {
        ALL.put(command, new CommandForm(command, group, List.of(fields)));
    }
}
