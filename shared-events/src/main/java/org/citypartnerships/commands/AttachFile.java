package org.citypartnerships.commands;

import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;

/**
 * Record that a file belongs to an entry: the scanned deed. The file itself is kept elsewhere; its checksum tells it.
 *
 * @param entry the entry
 * @param header what this says of itself; its visibility is the file's
 * @param sha256 the file's SHA-256, in 64 hexadecimal digits
 * @param mediaType its media type, as application/pdf
 * @param sizeBytes its size in bytes
 */
public record AttachFile(EntryRef entry, Header header, String sha256, String mediaType, long sizeBytes)
        implements EntryCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public AttachFile {
        Required.given(entry, "entry");
        Required.given(header, "header");
        Required.given(sha256, "sha256");
        Required.given(mediaType, "mediaType");
    }
}
