package org.citypartnerships.commandside.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.common.IdentifierFactory;
import org.citypartnerships.commands.Command;
import org.citypartnerships.commandside.FieldProblem;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.Spelling;
import org.citypartnerships.commandside.streams.ProposedIds;
import org.citypartnerships.commandside.streams.References;
import org.citypartnerships.commandside.streams.Surroundings;
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

    private static final Set<String> OF_FACTS =
            Set.copyOf(CommandNames.ofFacts().keySet());

    private final NameProtection names;

    Preparation(NameProtection names) {
        this.names = names;
    }

    /** The command's JSON with what was left to us; what was sent is not changed. */
    ObjectNode filledIn(Request request) {
        if (!(request.body() instanceof ObjectNode sent)) {
            throw new Refused(Reason.MALFORMED_JSON, "a command is one JSON object: {…}");
        }
        ObjectNode body = copied(sent);
        fillIn(request.command(), body);
        return body;
    }

    /** The command that this JSON says, checked against what is on record around it. */
    Command command(Request request, ObjectNode body, Surroundings around) {
        Command command = bind(request, named(request.command(), body, around));
        requireKnown(command, around);
        Spelling.require(command);
        new Uniqueness(around).require(command);
        new Circles(around).requireNone(command);
        return command;
    }

    /** With everybody under the name, and in the capacity, in which they are to be recorded. */
    private static ObjectNode named(String command, ObjectNode body, Surroundings around) {
        Capacities capacities = new Capacities(around);
        if (body.path("as").path("payload") instanceof ObjectNode restated) {
            ObjectNode corrected = copied(body);
            corrected.set("as", copied((ObjectNode) body.get("as")).set("payload", capacities.filledIn(restated)));
            return corrected;
        }
        if (!isOfFacts(command)) {
            return body;
        }
        if (around.areWithoutDuplicates()) {
            return capacities.filledIn(body);
        }
        Aliases aliases = new Aliases(around);
        ObjectNode renamed = body.deepCopy();
        aliases.resolve(renamed);
        around.ask(Naming.in(command, renamed, null)); // other parties are named now, on other sides
        aliases.nameAsMembers(renamed);
        ObjectNode filledIn = capacities.filledIn(renamed);
        aliases.resolve(filledIn); // whom a body acts for may be a duplicate
        aliases.nameAsMembers(filledIn);
        return filledIn;
    }

    private Command bind(Request request, ObjectNode body) {
        try {
            JsonNode encrypted =
                    request.purpose() == Purpose.RECORD ? names.protect(body) : names.protectForDryRun(body);
            return CommandJson.bind(CommandNames.classOf(request.command()).orElseThrow(), encrypted);
        } catch (InvalidCommand invalid) {
            List<FieldProblem> problems = invalid.problems().stream()
                    .map(problem -> FieldProblem.of(problem.pointer(), problem.message()))
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
        return OF_FACTS.contains(command);
    }

    /** The entry's id, and a new party's id, may be left to us; a correction keeps those of its entry. */
    private static void fillIn(String command, ObjectNode body) {
        if (CommandNames.isJudgement(command)) {
            return; // no entry, and no header
        }
        fillInEntryId(body, IdentifierFactory.getInstance().generateIdentifier());
        if (command.equals("CorrectEntry") && body.path("as").path("payload") instanceof ObjectNode sent) {
            ObjectNode restated = copied(sent);
            body.set("as", copied((ObjectNode) body.get("as")).set("payload", restated));
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
            body.putObject("header").put("entryId", entryId);
        } else if (header instanceof ObjectNode object && object.path("entryId").isMissingNode()) {
            body.set("header", copied(object).put("entryId", entryId));
        }
    }

    /** What stands in it is not copied: to change that, copy it too. */
    private static ObjectNode copied(ObjectNode object) {
        ObjectNode copy = object.objectNode();
        copy.setAll(object);
        return copy;
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

    private static void requireKnown(Command command, Surroundings around) {
        List<References> named = References.in(command);
        Set<String> known =
                around.known(named.stream().map(References::id).distinct().toList());
        List<FieldProblem> unknown = new ArrayList<>();
        for (References reference : named) {
            if (!known.contains(reference.id())) {
                unknown.add(FieldProblem.of(
                        reference.pointer(),
                        reference.id() + " is not on record: record it first, or mend the id",
                        reference.id()));
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
