package org.citypartnerships.queryside.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.citypartnerships.events.AgreementRenewed;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.DecisionRecorded;
import org.citypartnerships.events.DelegationRecorded;
import org.citypartnerships.events.EngagementPlanned;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.FieldsNamed;
import org.citypartnerships.events.FigureRecorded;
import org.citypartnerships.events.InstrumentExpired;
import org.citypartnerships.events.InstrumentTerminated;
import org.citypartnerships.events.IntentProposed;
import org.citypartnerships.events.IntentWithdrawn;
import org.citypartnerships.events.ListDeclaredComplete;
import org.citypartnerships.events.MeetingRecorded;
import org.citypartnerships.events.MilestoneRecorded;
import org.citypartnerships.events.MoURenewed;
import org.citypartnerships.events.MoUSigned;
import org.citypartnerships.events.PartiesMerged;
import org.citypartnerships.events.PartnershipAffirmed;
import org.citypartnerships.events.PartnershipEnded;
import org.citypartnerships.events.PartnershipResumed;
import org.citypartnerships.events.PartnershipSuspended;
import org.citypartnerships.events.PartyDescribed;
import org.citypartnerships.events.PartyRegistered;
import org.citypartnerships.events.PartyRenamed;
import org.citypartnerships.events.PlanCancelled;
import org.citypartnerships.events.ProtocolSigned;
import org.citypartnerships.events.RelationReported;
import org.citypartnerships.events.SideJoined;
import org.citypartnerships.events.SideLeft;
import org.citypartnerships.events.SigningPlanned;
import org.citypartnerships.events.SourceDated;
import org.citypartnerships.events.SourceRegistered;
import org.citypartnerships.events.StatementRecorded;
import org.citypartnerships.events.TargetSet;
import org.citypartnerships.events.TradeFigureRecorded;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.KnownStreams;
import org.citypartnerships.queryside.web.NotOnRecord;
import org.citypartnerships.queryside.web.PersonNames;
import org.citypartnerships.queryside.web.PublicEntries;
import org.citypartnerships.storage.StoredNames;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An entry as the form that recorded it, to be sent again as it should have read. */
@Component
class Corrections {

    /** The command that corrects, whatever kind the entry is of. */
    static final String COMMAND = "CorrectEntry";

    /** Why it is corrected: an input beside those of the entry itself. */
    static final Field REASON =
            Field.field("correction.reason", Asked.LONG_TEXT).needed();

    /** The command that records each kind of entry. */
    private static final Map<Class<? extends Entry>, String> COMMANDS = Map.ofEntries(
            Map.entry(ProtocolSigned.class, "SignProtocol"),
            Map.entry(MoUSigned.class, "SignMoU"),
            Map.entry(AgreementSigned.class, "SignAgreement"),
            Map.entry(MoURenewed.class, "RenewMoU"),
            Map.entry(AgreementRenewed.class, "RenewAgreement"),
            Map.entry(InstrumentExpired.class, "RecordExpiry"),
            Map.entry(InstrumentTerminated.class, "TerminateInstrument"),
            Map.entry(DelegationRecorded.class, "RecordDelegation"),
            Map.entry(MeetingRecorded.class, "RecordMeeting"),
            Map.entry(MilestoneRecorded.class, "RecordMilestone"),
            Map.entry(StatementRecorded.class, "RecordStatement"),
            Map.entry(FieldsNamed.class, "NameFields"),
            Map.entry(DecisionRecorded.class, "RecordDecision"),
            Map.entry(IntentProposed.class, "ProposeIntent"),
            Map.entry(IntentWithdrawn.class, "WithdrawIntent"),
            Map.entry(SigningPlanned.class, "PlanSigning"),
            Map.entry(EngagementPlanned.class, "PlanEngagement"),
            Map.entry(PlanCancelled.class, "CancelPlan"),
            Map.entry(RelationReported.class, "ReportRelation"),
            Map.entry(PartnershipAffirmed.class, "AffirmPartnership"),
            Map.entry(PartnershipSuspended.class, "SuspendPartnership"),
            Map.entry(PartnershipResumed.class, "ResumePartnership"),
            Map.entry(PartnershipEnded.class, "EndPartnership"),
            Map.entry(SideJoined.class, "JoinSide"),
            Map.entry(SideLeft.class, "LeaveSide"),
            Map.entry(TradeFigureRecorded.class, "RecordTradeFigure"),
            Map.entry(FigureRecorded.class, "RecordFigure"),
            Map.entry(TargetSet.class, "SetTarget"),
            Map.entry(PartyRegistered.class, "RegisterParty"),
            Map.entry(PartyRenamed.class, "RenameParty"),
            Map.entry(PartyDescribed.class, "DescribeParty"),
            Map.entry(PartiesMerged.class, "MergeParties"),
            Map.entry(ListDeclaredComplete.class, "DeclareListComplete"),
            Map.entry(SourceRegistered.class, "RegisterSource"),
            Map.entry(SourceDated.class, "DateSource"));

    /** What an entry keeps whatever is corrected: what it is about. */
    private static final Set<String> KEPT = Set.of("partyId", "sourceId");

    private final KnownStreams streams;
    private final PersonNames names;

    Corrections(KnownStreams streams, PersonNames names) {
        this.streams = streams;
        this.names = names;
    }

    /**
     * An entry to be corrected.
     *
     * @param stream the stream that it stands in
     * @param form the form that records its kind, and why it is corrected
     * @param payload the command that would record it as it reads now
     */
    record Correction(String stream, CommandForm form, ObjectNode payload) {

        /** What no input asks for stays as it is. */
        ObjectNode base() {
            ObjectNode base = payload.deepCopy();
            form.fields().forEach(field -> remove(base, field));
            return base;
        }

        private static void remove(ObjectNode base, Field field) {
            if (field.asked() == Asked.LINK) {
                String kind = field.path().substring("header.links.".length());
                if (base.path("header").path("links") instanceof ArrayNode links) {
                    for (int i = links.size() - 1; i >= 0; i--) {
                        if (links.get(i).path("kind").asString("").equals(kind)) {
                            links.remove(i);
                        }
                    }
                }
                return;
            }
            int dot = field.path().lastIndexOf('.');
            JsonNode owner = dot < 0
                    ? base
                    : base.at("/" + field.path().substring(0, dot).replace('.', '/'));
            if (owner instanceof ObjectNode object) {
                object.remove(field.path().substring(dot + 1));
            }
        }
    }

    /**
     * The entry that a reference names.
     *
     * @throws NotOnRecord if there is none that can be corrected and is for everybody who records
     */
    Correction of(String ref, Moment moment) {
        int hash = ref.indexOf('#');
        int colon = ref.indexOf(':');
        if (hash < 0 || colon < 0 || colon > hash) {
            throw new NotOnRecord("entry", ref);
        }
        String stream = ref.substring(0, hash);
        String id = ref.substring(hash + 1);
        return moment.ask(position ->
                streams.everything(position, ref.substring(0, colon), stream).now().history().standing().stream()
                        .filter(entry -> entry.entryId().value().equals(id) && PublicEntries.isPublic(entry))
                        .findFirst()
                        .flatMap(entry -> correction(stream, entry))
                        .orElseThrow(() -> new NotOnRecord("entry", ref)));
    }

    private Optional<Correction> correction(String stream, Entry entry) {
        return form(entry).map(form -> new Correction(stream, corrected(form), payload(stream, form, entry)));
    }

    /** The form in which an entry is corrected, as long as it stands; empty if it can't be. */
    static Optional<CommandForm> formOf(Entry entry) {
        return form(entry).map(Corrections::corrected);
    }

    /** The form in which entries of a kind are corrected: {@code protocol-signed}; empty if they can't be. */
    static Optional<CommandForm> formOf(String kind) {
        return COMMANDS.entrySet().stream()
                .filter(command -> StoredNames.ours().nameOf(command.getKey()).equals(kind))
                .findFirst()
                .flatMap(command -> CommandForms.called(command.getValue()))
                .map(Corrections::corrected);
    }

    private static Optional<CommandForm> form(Entry entry) {
        return Optional.ofNullable(COMMANDS.get(entry.getClass())).flatMap(CommandForms::called);
    }

    private static CommandForm corrected(CommandForm form) {
        List<Field> fields = new ArrayList<>();
        fields.add(REASON);
        form.fields().stream().filter(field -> !KEPT.contains(field.path())).forEach(fields::add);
        return new CommandForm(form.command(), form.group(), fields);
    }

    private ObjectNode payload(String stream, CommandForm form, Entry entry) {
        JsonNode event = names.revealedIn(tree(entry));
        ObjectNode payload = nothing();
        event.properties().forEach(field -> {
            if (!Set.of("partnershipId", "figuresId", "side").contains(field.getKey())) {
                payload.set(field.getKey(), field.getValue());
            }
        });
        withoutErasedNames(payload);
        if (form.fields().stream().anyMatch(field -> field.asked() == Asked.SIDES)) {
            payload.put("partnership", stream);
        }
        return payload;
    }

    private static JsonNode tree(Entry entry) {
        JsonNode tree = Json.tree(entry);
        return tree == null ? nothing() : tree;
    }

    private static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void withoutErasedNames(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("nameErased")) {
            object.remove(List.of("name", "nameErased"));
        }
        node.forEach(Corrections::withoutErasedNames);
    }

    /** The whole command that corrects: what it reads now, as it should have read. */
    static ObjectNode command(String ref, Correction correction, ObjectNode read) {
        ObjectNode command = nothing();
        command.put("entry", ref);
        command.put("reason", read.path("correction").path("reason").asString(""));
        read.remove("correction");
        command.putObject("as").put("command", correction.form().command()).set("payload", pruned(read));
        return command;
    }

    /** Without what was emptied: a place without party and words is none. */
    private static ObjectNode pruned(ObjectNode object) {
        List<String> empty = new ArrayList<>();
        object.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode inner) {
                pruned(inner);
            }
            if (field.getValue().isContainer() && field.getValue().isEmpty()) {
                empty.add(field.getKey());
            }
        });
        object.remove(empty);
        return object;
    }
}
