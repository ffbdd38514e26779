package org.citypartnerships.values;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number exactly as printed: "£1.5bn" is {@code {"number":"1.5","magnitude":9,"unit":"currency:GBP","words":"£1.5bn"}},
 * never 1,500,000,000 to the pound.
 *
 * @param number the digits as printed
 * @param magnitude the power of ten that the source puts behind them: 9 for "bn", 0 for none
 * @param unit what is counted
 * @param bound what the number says of the true one; EXACT if not given
 * @param words the source's words
 */
public record Amount(
        BigDecimal number,
        @DefaultsTo("0") int magnitude,
        Unit unit,
        @DefaultsTo("EXACT") Bound bound,
        @Nullable String words) {

    /** @throws IllegalArgumentException if number or unit is missing or the magnitude is out of 0 to 18 */
    public Amount {
        Required.given(number, "number");
        Required.given(unit, "unit");
        bound = bound == null ? Bound.EXACT : bound;
        if (magnitude < 0 || magnitude > 18) {
            throw new FieldRefused("magnitude", "magnitude is a power of ten from 0 to 18: 9 for billions");
        }
        if (number.precision() > 30 || number.scale() < 0 || number.scale() > 15) {
            throw new FieldRefused("number", "number is written as printed, as 1.26, with at most 30 digits");
        }
        if (words != null) {
            Form.text(words, 300, "words");
        }
    }

    /** The whole value: 1500000000 for "1.5bn". */
    public BigDecimal value() {
        return number.scaleByPowerOfTen(magnitude);
    }

    /** Half a unit of the last printed place: 50,000,000 for "1.5bn". */
    public BigDecimal halfLastPlace() {
        return new BigDecimal("0.5").scaleByPowerOfTen(magnitude - number.scale());
    }
}
