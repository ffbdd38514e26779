package org.citypartnerships.commandside.streams;

/** By what a party or source is known elsewhere: each value belongs to one of ours. */
public final class ExternalIds {

    /** Numbers of GeoNames. */
    public static final String GEONAMES = "geonames";

    /** Items of Wikidata. */
    public static final String WIKIDATA = "wikidata";

    /** Places of UN/LOCODE. */
    public static final String LOCODE = "locode";

    /** SHA-256 of a source's text. */
    public static final String CHECKSUM = "checksum";

    /** Addresses of sources on the web. */
    public static final String ADDRESS = "address";

    private ExternalIds() {}
}
