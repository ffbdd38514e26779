package org.citypartnerships.queryside.forms;

import java.util.List;

/**
 * A command as a form.
 *
 * @param command its name: {@code SignProtocol}
 * @param group under which heading a clerk looks for it
 * @param fields what is asked, in order
 */
record CommandForm(String command, Group group, List<Field> fields) {

    /** What a clerk has before them. */
    enum Group {
        /** A paper was signed, renewed, or ran out. */
        PAPERS,
        /** People met, something was set up or said. */
        HAPPENINGS,
        /** Something is meant or planned. */
        PLANS,
        /** The partnership stands otherwise. */
        STANDING,
        /** A number is printed. */
        NUMBERS,
        /** A party, or a source. */
        REGISTER,
        /** An entry on record is mended or witnessed. */
        ENTRIES
    }

    /** Whether it is about an entry on record, and opened from there. */
    boolean isAboutAnEntry() {
        return group == Group.ENTRIES;
    }

    /** Whether what it records always lies between two, as trade does: people who live in a city do not. */
    boolean isOfTwo() {
        return fields.stream().anyMatch(field -> field.path().equals("flow"));
    }

    /** Whether it asks for the sides of a partnership, which are known when it is opened from one. */
    boolean isAboutAPartnership() {
        return fields.stream().anyMatch(field -> field.asked() == Asked.SIDES || field.asked() == Asked.ABOUT);
    }
}
