package org.citypartnerships.commandside.api;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.citypartnerships.commandside.streams.ExternalIds;
import org.citypartnerships.commandside.streams.Question;
import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.FiguresId;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartnershipRef;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.PartyKind;
import org.citypartnerships.values.Scope;
import org.citypartnerships.values.SideMembers;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.StreamId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gathers from a command's JSON, before it is checked, what its decision will ask of others. What is not well-formed is passed
 * over: the checks of the fields refuse it. What is overlooked here costs a round trip more, and nothing else.
 */
final class Naming {

    private static final Pattern ID = Pattern.compile(
            "(?:party|source|partnership|figures):[a-z0-9][a-z0-9._~-]{0,199}(?:#[A-Za-z0-9][A-Za-z0-9._-]{0,99})?");

    /** The database takes no NUL; other control characters and halves of characters are refused with their field. */
    private static final Pattern PRINTABLE = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1,2000}");

    private final Question question = new Question();

    private Naming() {}

    /** What the command's look-up asks, whatever its answers may lead to. */
    static Question in(String command, ObjectNode body, @Nullable String idempotencyKey) {
        Naming naming = new Naming();
        if (idempotencyKey != null) {
            naming.question.key(idempotencyKey);
        }
        naming.ids(body);
        naming.targets(body);
        if (command.equals("CorroborateEntry")) {
            naming.question.lineage();
        }
        naming.unique(command, body);
        JsonNode as = body.path("as");
        if (as.path("payload") instanceof ObjectNode restated) {
            naming.targets(restated);
            naming.unique(text(as.path("command")), restated);
        }
        return naming.question;
    }

    private void ids(JsonNode node) {
        if (node.isString()) {
            String text = node.asString();
            if (isId(text)) {
                question.named(text);
            }
        } else {
            node.forEach(this::ids);
        }
    }

    private void targets(ObjectNode body) {
        for (String field : List.of("partnership", "subject")) {
            target(body.path(field));
        }
        for (String field : List.of("partyId", "sourceId", "duplicate")) {
            stream(text(body.path(field)));
        }
        String entry = text(body.path("entry"));
        if (isId(entry) && entry.indexOf('#') > 0) {
            question.stream(EntryRef.of(entry).stream());
        }
        String from = text(body.path("scope").path("from"));
        String to = text(body.path("scope").path("to"));
        if (isOf(PartyId.KIND, from) && (to.isEmpty() || isOf(PartyId.KIND, to)) && !from.equals(to)) {
            question.figures(new Scope(new PartyId(from), to.isEmpty() ? null : new PartyId(to)));
        }
    }

    private void target(JsonNode about) {
        if (about.isString()) {
            stream(about.asString());
        } else {
            PartnershipRef bySides = bySides(about);
            if (bySides != null) {
                question.partnership(bySides);
            }
        }
    }

    private void stream(String id) {
        if (isId(id) && id.indexOf('#') < 0 && !id.startsWith(FiguresId.KIND)) {
            question.stream(StreamId.of(id));
        }
    }

    /** The partnership that is named by its sides; null if none is, or not well-formed. */
    static @Nullable PartnershipRef bySides(JsonNode about) {
        List<SideMembers> sides = new ArrayList<>();
        try {
            for (JsonNode side : about.path("sides")) {
                List<PartyId> members = new ArrayList<>();
                side.path("members").forEach(member -> members.add(new PartyId(member.asString(""))));
                sides.add(new SideMembers(members, null));
            }
            String strand =
                    about.path("strand").isString() ? about.path("strand").asString() : null;
            return sides.isEmpty() ? null : new PartnershipRef(null, sides, strand);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private void unique(String command, ObjectNode body) {
        if (command.equals("RegisterParty")) {
            names(body);
        }
        if (command.equals("RegisterParty") || command.equals("DescribeParty")) {
            JsonNode identifiers = body.path("identifiers");
            identifier(ExternalIds.GEONAMES, identifiers.path("geonames"));
            identifier(ExternalIds.WIKIDATA, identifiers.path("wikidata"));
            identifier(ExternalIds.LOCODE, identifiers.path("locode"));
        } else if (command.equals("RegisterSource")) {
            identifier(ExternalIds.CHECKSUM, body.path("checksum"));
            identifier(ExternalIds.ADDRESS, body.path("address"));
        }
    }

    private void names(ObjectNode body) {
        String country = text(body.path("country"));
        for (PartyKind kind : PartyKind.values()) {
            if (kind.name().equals(text(body.path("kind"))) && (country.isEmpty() || isPrintable(country))) {
                for (JsonNode name : body.path("names")) {
                    String text = text(name.path("text"));
                    if (isPrintable(text)) {
                        question.name(text, kind, country);
                    }
                }
            }
        }
    }

    private void identifier(String scheme, JsonNode value) {
        if (isPrintable(text(value))) {
            question.identifier(scheme, text(value));
        }
    }

    private static boolean isOf(String kind, String id) {
        return id.startsWith(kind) && id.indexOf('#') < 0 && isId(id);
    }

    private static boolean isId(String text) {
        return startsLikeAnId(text) && ID.matcher(text).matches();
    }

    private static boolean startsLikeAnId(String text) {
        return text.startsWith(PartyId.KIND)
                || text.startsWith(SourceId.KIND)
                || text.startsWith(PartnershipId.KIND)
                || text.startsWith(FiguresId.KIND);
    }

    private static boolean isPrintable(String text) {
        return PRINTABLE.matcher(text).matches();
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.asString() : "";
    }
}
