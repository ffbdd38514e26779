package org.citypartnerships.storage;

import org.citypartnerships.values.PersonId;

/** A person's name was to be kept although the person was erased: no key is ever made again for that id. */
public class ErasedPerson extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient PersonId person;

    ErasedPerson(PersonId person) {
        super(person + " was erased: leave the name out, or record another person under another id");
        this.person = person;
    }

    /** Who. */
    public PersonId person() {
        return person;
    }
}
