package org.citypartnerships.values;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delegation, visit, meeting, conference or festival.
 *
 * @param kind what kind of coming together
 * @param title its title in the source's words
 * @param from the parties that came
 * @param hosts the parties that received them
 * @param participants other parties that took part
 * @param people who took part, in which office
 * @param place where
 * @param mode in one place or over a distance
 * @param topics what it was about, in the recorder's words
 * @param series the event series that it belongs to
 * @param number which one of its kind it is said to be: 2 for "the second visit"
 */
public record Engagement(
        EngagementKind kind,
        @Nullable String title,
        List<PartyId> from,
        List<PartyId> hosts,
        List<PartyId> participants,
        List<PersonInOffice> people,
        @Nullable Place place,
        @Nullable Mode mode,
        List<String> topics,
        @Nullable PartyId series,
        @Nullable Integer number) {

    /** @throws IllegalArgumentException if the kind is missing or the number is below 1 */
    public Engagement {
        Required.given(kind, "kind");
        if (title != null) {
            Form.text(title, 500, "title");
        }
        from = Required.orNone(from);
        hosts = Required.orNone(hosts);
        participants = Required.orNone(participants);
        people = Required.orNone(people);
        topics = Required.orNone(topics);
        if (number != null && number < 1) {
            throw new FieldRefused("number", "number counts from 1");
        }
    }
}
