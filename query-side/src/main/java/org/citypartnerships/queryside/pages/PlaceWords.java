package org.citypartnerships.queryside.pages;

import java.math.BigDecimal;
import java.text.NumberFormat;
import org.citypartnerships.queryside.language.Phrases;

/** Says where a place lies: of 45.75 and 126.65 "45.75° N, 126.65° E", in German "45,75° N, 126,65° O". */
final class PlaceWords {

    private PlaceWords() {}

    /**
     * The coordinates in words.
     *
     * @param latitude in degrees, {@code 45.75}; south of the equator below zero
     * @param longitude in degrees; west of Greenwich below zero
     */
    static String of(String latitude, String longitude, Phrases phrases) {
        return phrases.say(
                "place.coordinates",
                degrees(latitude, "place.north", "place.south", phrases),
                degrees(longitude, "place.east", "place.west", phrases));
    }

    private static String degrees(String number, String above, String below, Phrases phrases) {
        BigDecimal degrees = new BigDecimal(number);
        NumberFormat format = NumberFormat.getNumberInstance(phrases.locale());
        format.setMinimumFractionDigits(Math.max(0, degrees.scale()));
        format.setMaximumFractionDigits(Math.max(0, degrees.scale()));
        return phrases.say(degrees.signum() < 0 ? below : above, format.format(degrees.abs()));
    }
}
