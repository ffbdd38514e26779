package org.citypartnerships.queryside.language;

/** Something of which a phrase tells several values: "51 to 100 of 311" is said of a page of a list. */
public interface Said {

    /** What stands in the phrase's places, in their order. */
    Object[] said();
}
