package org.citypartnerships.queryside.forms;

/** How a field of a command is asked for, and so what it is in JSON. */
enum Asked {
    /** The sides of a partnership, by their members. */
    SIDES,
    /** A partnership by its sides, or one party alone. */
    ABOUT,
    /** A party, by any spelling of its name. */
    PARTY,
    /** Several parties. */
    PARTIES,
    /** A source, by its title. */
    SOURCE,
    /** A date in the words of a document. */
    DATE,
    /** A line of text. */
    TEXT,
    /** A SHA-256 in hexadecimal digits, of whichever case. */
    CHECKSUM,
    /** Some lines of text. */
    LONG_TEXT,
    /** Several texts, one a line. */
    LINES,
    /** One of some constants. */
    CHOICE,
    /** Any of some constants. */
    CHOICES,
    /** Yes, no, or not said. */
    YES_OR_NO,
    /** A whole number. */
    WHOLE_NUMBER,
    /** A number as printed. */
    DECIMAL,
    /** A latitude or longitude. */
    DEGREES,
    /** How long: {@code 5 years}. */
    PERIOD,
    /** A country. */
    COUNTRY,
    /** What a number counts: a currency, percent, things. */
    UNIT,
    /** An entry of the same partnership or party. */
    ENTRY,
    /** An entry that this one is linked to, in the way that the path ends with: {@code header.links.DURING}. */
    LINK,
    /** A field of the entry that the command is about, as a pointer. */
    POINTER,
    /** Made by us: the id of a person, so that it holds no name. */
    PERSON,
    /** Given by the description: percent. */
    GIVEN,
    /** Several of something, each with fields of its own. */
    ROWS
}
