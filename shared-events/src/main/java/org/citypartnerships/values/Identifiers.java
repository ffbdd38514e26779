package org.citypartnerships.values;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a party is called elsewhere.
 *
 * @param geonames its number in GeoNames
 * @param wikidata its item in Wikidata, as Q42956
 * @param locode its UN/LOCODE, as RUMMK
 */
public record Identifiers(
        @Nullable String geonames,
        @Nullable String wikidata,
        @Nullable String locode) {

    private static final Pattern GEONAMES = Pattern.compile("[1-9][0-9]{0,9}");
    private static final Pattern WIKIDATA = Pattern.compile("Q[1-9][0-9]{0,11}");
    private static final Pattern LOCODE = Pattern.compile("[A-Z]{2}[A-Z2-9]{3}");

    /** @throws IllegalArgumentException if one has not its form */
    public Identifiers {
        if (geonames != null) {
            Form.matches("geonames", GEONAMES, geonames, "the number of GeoNames, as 524305");
        }
        if (wikidata != null) {
            Form.matches("wikidata", WIKIDATA, wikidata, "the item of Wikidata, as Q42956");
        }
        if (locode != null) {
            Form.matches("locode", LOCODE, locode, "the UN/LOCODE without a space, as RUMMK");
        }
    }
}
