package org.citypartnerships.queryside.forms;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/** Reads to which entry on record an entry is linked, in the way that the field's path ends with. */
final class LinkAnswers {

    private final Transcript transcript;
    private final Typed typed;

    LinkAnswers(Transcript transcript, Typed typed) {
        this.transcript = transcript;
        this.typed = typed;
    }

    /** Puts the link into the command, among all links; the entry as it was sent, nothing as long as it is open whose entries. */
    List<String> to(Field field) {
        String entry = typed.one(field.path());
        String stream = transcript.stream();
        if (entry.isEmpty() || stream == null) {
            return List.of();
        }
        String kind = field.path().substring("header.links.".length());
        ArrayNode links = transcript.command().withObject("/header").withArray("links");
        transcript.origins().link(links.size(), field.path());
        links.addObject().put("kind", kind).put("to", entry.contains("#") ? entry : stream + "#" + entry);
        return List.of(entry);
    }
}
