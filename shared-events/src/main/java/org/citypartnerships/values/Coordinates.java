package org.citypartnerships.values;

import java.math.BigDecimal;

/**
 * A point on the earth in degrees of WGS 84.
 *
 * @param latitude north of the equator, -90 to 90
 * @param longitude east of Greenwich, -180 to 180
 */
public record Coordinates(BigDecimal latitude, BigDecimal longitude) {

    private static final BigDecimal LATITUDE_MAX = BigDecimal.valueOf(90);
    private static final BigDecimal LONGITUDE_MAX = BigDecimal.valueOf(180);

    /** @throws IllegalArgumentException if either is missing or out of range */
    public Coordinates {
        if (Required.given(latitude, "latitude").abs().compareTo(LATITUDE_MAX) > 0) {
            throw new FieldRefused("latitude", "latitude lies between -90 and 90 degrees");
        }
        if (Required.given(longitude, "longitude").abs().compareTo(LONGITUDE_MAX) > 0) {
            throw new FieldRefused("longitude", "longitude lies between -180 and 180 degrees");
        }
    }
}
