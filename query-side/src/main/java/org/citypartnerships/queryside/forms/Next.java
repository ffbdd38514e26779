package org.citypartnerships.queryside.forms;

import org.citypartnerships.queryside.signin.Recording.Recorded;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.PartyFigures;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.node.ObjectNode;

/** Where a clerk goes on once something is on record. */
final class Next {

    private Next() {}

    /** The page that shows the new entry, as soon as it can be read. */
    static String page(Transcript transcript, Recorded done, String entry) {
        String id = done.aggregateId();
        if (isNumberWithAPage(transcript, id)) {
            return PartyFigures.address(id, entry) + "?readAfter=" + done.position() + "#entry-" + entry;
        }
        String stream = transcript.stream();
        String shown = Numbers.isOfNumbers(id) || id.startsWith("source:")
                ? stream == null
                        ? transcript.command().path("scope").path("from").asString("")
                        : stream
                : id;
        if (shown.isEmpty()) {
            return "/record?source=" + Ids.name(id) + "&readAfter=" + done.position();
        }
        return (Transcript.isParty(shown) ? "/parties/" : "/partnerships/") + Ids.name(shown) + "?readAfter="
                + done.position() + (shown.equals(id) ? "#entry-" + entry : "");
    }

    /** Where the entry stands, seen from that page; null if nowhere. */
    static @Nullable String see(Transcript transcript, Recorded done, String entry) {
        String id = done.aggregateId();
        if (id.startsWith("source:")) {
            return "/sources/" + Ids.name(id) + "?readAfter=" + done.position();
        }
        return Numbers.isOfNumbers(id) && !isNumberWithAPage(transcript, id) ? null : "#entry-" + entry;
    }

    /** What is internal has no page. */
    private static boolean isNumberWithAPage(Transcript transcript, String id) {
        return Numbers.isOfNumbers(id)
                && transcript
                        .command()
                        .at("/header/visibility")
                        .asString("PUBLIC")
                        .equals("PUBLIC");
    }

    /** The menu again, about the same partnership and from the same source: a document tells more than one fact. */
    static String address(CommandForm form, Typed typed, ObjectNode command, String aggregate) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/record");
        String about = form.isAboutAPartnership() ? aggregate : typed.one(Transcript.PARTNERSHIP);
        if (about.startsWith("partnership:")) {
            address.queryParam("partnership", Ids.name(about));
        } else if (about.startsWith("party:")) {
            address.queryParam("party", Ids.name(about));
        }
        String source = aggregate.startsWith("source:")
                ? aggregate
                : command.path("header").path("evidence").path(0).path("source").asString("");
        if (!source.isEmpty()) {
            address.queryParam("source", Ids.name(source));
        }
        return address.build().toUriString();
    }
}
