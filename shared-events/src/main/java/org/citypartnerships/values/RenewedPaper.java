package org.citypartnerships.values;

import org.jspecify.annotations.Nullable;

/**
 * The paper that a renewal renews, where it is not on record.
 *
 * @param described what is known of it
 * @param signedOn when it was signed, if that is known
 */
public record RenewedPaper(String described, @Nullable StatedDate signedOn) {

    /** @throws IllegalArgumentException if it is not described */
    public RenewedPaper {
        Form.text(Required.given(described, "described"), 500, "described");
    }
}
