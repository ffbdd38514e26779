package org.citypartnerships.values;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something set up, or meant to be: a flight, an office, a zone, a fair.
 *
 * @param kind what
 * @param progress how far it is
 * @param title what it is called or what it is, in the recorder's words
 * @param parties who set it up, or between whom it runs
 * @param place where
 * @param expectedOn when a plan is to be done
 * @param count how many, where the source counts
 */
public record Milestone(
        MilestoneKind kind,
        Progress progress,
        String title,
        List<PartyId> parties,
        @Nullable Place place,
        @Nullable StatedDate expectedOn,
        @Nullable Amount count) {

    /** @throws IllegalArgumentException if kind, progress or title is missing, or something done is still expected */
    public Milestone {
        Required.given(kind, "kind");
        Required.given(progress, "progress");
        Form.text(Required.given(title, "title"), 500, "title");
        parties = Required.orNone(parties);
        if (progress == Progress.DONE && expectedOn != null) {
            throw new FieldRefused("expectedOn", "what is done is not expected: leave expectedOn out, or say PLANNED");
        }
    }
}
