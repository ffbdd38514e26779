package org.citypartnerships.values;

/** What a party is. */
public enum PartyKind {
    /** A city or town. */
    CITY,
    /** A district, a Landkreis. */
    DISTRICT,
    /** A region, province or federal state, or a part of a country named as one. */
    REGION,
    /** A country. */
    COUNTRY,
    /** A body of a city, region or country: an administration, a people's government, a council, a bureau. */
    ADMINISTRATION,
    /** A chamber of commerce. */
    CHAMBER,
    /** A company. */
    COMPANY,
    /** A bank. */
    BANK,
    /** A university. */
    UNIVERSITY,
    /** A school. */
    SCHOOL,
    /** A hospital. */
    HOSPITAL,
    /** A port. */
    PORT,
    /** An office of one party elsewhere. */
    OFFICE,
    /** An association. */
    ASSOCIATION,
    /** A fair or festival that is held again and again. */
    EVENT_SERIES,
    /** Several named only together: "regions of Russia". */
    COLLECTIVE
}
