package org.citypartnerships.values;

import org.jspecify.annotations.Nullable;

/**
 * A person, the office held at the time, and the name if it is kept: {@code {"personId":"person:7c9e6679",
 * "office":"Mayor of Harbin","of":"party:harbin-cn","name":"aes-gcm.1.…"}}.
 *
 * @param personId who
 * @param office the office in the source's words
 * @param of the party in which the office is held
 * @param name the encrypted name
 */
public record PersonInOffice(
        PersonId personId,
        @Nullable String office,
        @Nullable PartyId of,
        @Nullable Protected name) {

    /** @throws IllegalArgumentException if the person is missing or the office is empty */
    public PersonInOffice {
        Required.given(personId, "personId");
        if (office != null) {
            Form.text(office, 300, "office");
        }
    }
}
