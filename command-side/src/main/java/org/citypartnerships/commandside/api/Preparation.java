package org.citypartnerships.commandside.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.common.IdentifierFactory;
import org.citypartnerships.commands.Command;
import org.citypartnerships.commandside.FieldProblem;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.streams.ProposedIds;
import org.citypartnerships.commandside.streams.References;
import org.citypartnerships.commandside.streams.StreamIndex;
import org.citypartnerships.storage.CommandJson;
import org.citypartnerships.storage.CommandNames;
import org.citypartnerships.storage.ErasedPerson;
import org.citypartnerships.storage.InvalidCommand;
import org.citypartnerships.storage.NameProtection;
import org.citypartnerships.values.Country;
import org.citypartnerships.values.PartnershipId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a command of what came to the door: what may be left out is filled in, names of persons are encrypted, fields are
 * checked one by one, and everything that it names is on record.
 */
@Component
class Preparation {

    private final NameProtection names;
    private final StreamIndex streams;
    private final Aliases aliases;
    private final Capacities capacities;
    private final Uniqueness uniqueness;

    Preparation(
            NameProtection names, StreamIndex streams, Aliases aliases, Capacities capacities, Uniqueness uniqueness) {
        this.names = names;
        this.streams = streams;
        this.aliases = aliases;
        this.capacities = capacities;
        this.uniqueness = uniqueness;
    }

    Command command(Request request) {
        if (!(request.body() instanceof ObjectNode sent)) {
            throw new Refused(Reason.MALFORMED_JSON, "a command is one JSON object: {…}");
        }
        ObjectNode body = sent.deepCopy();
        fillIn(request.command(), body);
        if (body.path("as").path("payload") instanceof ObjectNode restated) {
            capacities.filledIn(restated);
        } else if (isOfFacts(request.command())) {
            aliases.resolved(capacities.filledIn(aliases.resolved(body))); // whom a body acts for may be a duplicate
        }
        Command command = bind(request, body);
        requireKnown(command);
        Codes.requireKnown(command);
        uniqueness.require(command);
        return command;
    }

    private Command bind(Request request, ObjectNode body) {
        try {
            JsonNode encrypted =
                    request.purpose() == Purpose.RECORD ? names.protect(body) : names.protectForDryRun(body);
            return CommandJson.bind(CommandNames.classOf(request.command()).orElseThrow(), encrypted);
        } catch (InvalidCommand invalid) {
            List<FieldProblem> problems = invalid.problems().stream()
                    .map(problem -> new FieldProblem(problem.pointer(), problem.message()))
                    .toList();
            throw new Refused(
                    Reason.INVALID_FIELDS,
                    problems.size() == 1
                            ? "one field is not well-formed"
                            : problems.size() + " fields are not well-formed",
                    problems);
        } catch (ErasedPerson erased) {
            throw new Refused(
                    Reason.PERSON_ERASED,
                    "a person named here was erased: leave the name out, office and act can stay");
        }
    }

    /** What is about the record itself names streams and entries as they are. */
    private static boolean isOfFacts(String command) {
        return CommandNames.ofFacts().containsKey(command);
    }

    /** The entry's id, and a new party's id, may be left to us; a correction keeps those of its entry. */
    private static void fillIn(String command, ObjectNode body) {
        fillInEntryId(body, IdentifierFactory.getInstance().generateIdentifier());
        if (command.equals("CorrectEntry") && body.path("as").path("payload") instanceof ObjectNode restated) {
            String[] entry = body.path("entry").asString("").split("#", 2);
            if (entry.length == 2) {
                fillInEntryId(restated, entry[1]);
            }
            if (body.path("as").path("command").asString("").equals("RegisterParty")
                    && restated.path("partyId").isMissingNode()) {
                restated.put("partyId", entry[0]);
            }
        }
        if (command.equals("RegisterParty") && body.path("partyId").isMissingNode()) {
            proposePartyId(body);
        }
    }

    private static void fillInEntryId(ObjectNode body, String entryId) {
        JsonNode header = body.get("header");
        if (header == null || header.isNull()) {
            header = body.putObject("header");
        }
        if (header instanceof ObjectNode object && object.path("entryId").isMissingNode()) {
            object.put("entryId", entryId);
        }
    }

    private static void proposePartyId(ObjectNode body) {
        String name = body.path("names").path(0).path("text").asString("");
        String country = body.path("country").asString("");
        ProposedIds.party(name, country.matches("[A-Z]{2}") ? new Country(country) : null)
                .ifPresentOrElse(id -> body.put("partyId", id.value()), () -> {
                    if (!name.isBlank()) {
                        throw Refused.at(
                                Reason.INVALID_FIELDS,
                                "/partyId",
                                "no id can be made of this name: write one of letters a-z, as party:harbin-cn");
                    }
                });
    }

    private void requireKnown(Command command) {
        List<References> named = References.in(command);
        Set<String> known =
                streams.known(named.stream().map(References::id).distinct().toList());
        List<FieldProblem> unknown = new ArrayList<>();
        for (References reference : named) {
            if (!known.contains(reference.id())) {
                unknown.add(new FieldProblem(
                        reference.pointer(), reference.id() + " is not on record: record it first, or mend the id"));
            }
        }
        if (!unknown.isEmpty()) {
            boolean partnership = named.stream()
                    .anyMatch(reference -> reference.id().startsWith(PartnershipId.KIND)
                            && reference.id().indexOf('#') < 0
                            && !known.contains(reference.id()));
            throw new Refused(
                    partnership ? Reason.UNKNOWN_PARTNERSHIP : Reason.UNKNOWN_REFERENCE,
                    partnership
                            ? "no partnership has this id: name its sides, which opens it"
                            : unknown.get(0).message(),
                    unknown);
        }
    }
}
