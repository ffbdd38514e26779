package org.citypartnerships.values;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every entry says of itself: {@code {"entryId":"s3-04","happened":{"edtf":"2014-03","words":"March 2014"},
 * "evidence":[{"source":"source:murmansk-city-2016-05-23","quote":"…"}]}}.
 *
 * @param entryId the entry's id within its stream
 * @param happened when it happened (for a figure: the period it is about; for a plan: when it was announced), or null if
 *     nothing is said of that
 * @param evidence what says so
 * @param accordingTo whose account it is, where the source tells it as somebody's
 * @param links what it is to other entries
 * @param visibility who may read it, everybody if not given
 * @param note what the recorder wants later readers to know; no names of persons
 */
public record Header(
        EntryId entryId,
        @Nullable StatedDate happened,
        List<Evidence> evidence,
        @Nullable Account accordingTo,
        List<Link> links,
        @DefaultsTo("PUBLIC") Visibility visibility,
        @Nullable String note) {

    /** @throws IllegalArgumentException if the entry's id is missing or the note is empty or too long */
    public Header {
        Required.given(entryId, "entryId");
        evidence = Required.orNone(evidence);
        links = Required.orNone(links);
        visibility = visibility == null ? Visibility.PUBLIC : visibility;
        if (note != null) {
            Form.text(note, 2000, "note");
        }
    }

    /** A header with nothing but an id, a date and evidence. */
    public static Header of(String entryId, @Nullable StatedDate happened, Evidence... evidence) {
        return new Header(new EntryId(entryId), happened, List.of(evidence), null, List.of(), Visibility.PUBLIC, null);
    }
}
