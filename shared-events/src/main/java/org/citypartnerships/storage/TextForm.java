package org.citypartnerships.storage;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import org.citypartnerships.values.Country;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.FiguresId;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.PersonId;
import org.citypartnerships.values.Protected;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.StreamId;
import org.citypartnerships.values.Unit;

/**
 * How values that are a text in JSON are written.
 *
 * @param pattern a regular expression of ECMA 262 that such a text matches
 * @param description what to write, with an example
 */
record TextForm(String pattern, String description) {
    private static final String ID = "[a-z0-9][a-z0-9._~-]{0,199}";
    private static final String ENTRY = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";
    private static final Map<Class<?>, TextForm> FORMS = Map.ofEntries(
            Map.entry(PartyId.class, id("party:", "a party on record, as party:harbin-cn")),
            Map.entry(PartnershipId.class, id("partnership:", "a partnership, as partnership:harbin-cn~murmansk-ru")),
            Map.entry(SourceId.class, id("source:", "a source, as source:china-daily-2014-04-15")),
            Map.entry(FiguresId.class, id("figures:", "a stream of figures, as figures:harbin-cn~russia-ru")),
            Map.entry(PersonId.class, id("person:", "a person; never made from the name, as person:3ac8e016")),
            Map.entry(
                    StreamId.class, form("(?:partnership|party|source|figures):" + ID, "a stream, as party:harbin-cn")),
            Map.entry(EntryId.class, form(ENTRY, "an entry's id within its stream, as s3-04")),
            Map.entry(
                    EntryRef.class,
                    form(
                            "(?:partnership|party|source|figures):" + ID + "#" + ENTRY,
                            "an entry on record: its stream, '#' and its id, as partnership:harbin-cn~murmansk-ru#s3-04")),
            Map.entry(SideId.class, form("s[1-9][0-9]{0,3}", "a side of a partnership, as s1")),
            Map.entry(Country.class, form("[A-Z]{2}", "a country's two letters of ISO 3166-1, as CN")),
            Map.entry(
                    Unit.class,
                    form(
                            "(?:count|rank|percent|currency:[A-Z]{3}|ucum:[\\x21-\\x7e]{1,40})",
                            "count, rank, percent, currency:GBP or ucum:km")),
            Map.entry(
                    BigDecimal.class,
                    form("-?[0-9]{1,40}(?:\\.[0-9]{1,40})?", "a decimal number in quotes, as \"1.26\"")),
            Map.entry(Period.class, form("[-+]?P(?:[-+]?[0-9]+[YMWD])+", "a period of ISO 8601, as P5Y or P6M")),
            Map.entry(LocalDate.class, form("[0-9]{4}-[0-9]{2}-[0-9]{2}", "a day, as 2015-10-13")),
            Map.entry(
                    Protected.class,
                    form(
                            "\\s*\\S(?:.|\\s)*",
                            "a person's plain name, at most 200 characters; encrypted before anything is kept")));

    /** How a value of this type is written, if it is a text of a form of its own. */
    static Optional<TextForm> of(Class<?> type) {
        return Optional.ofNullable(FORMS.get(type));
    }

    private static TextForm id(String kind, String description) {
        return form(kind + ID, description);
    }

    private static TextForm form(String pattern, String description) {
        return new TextForm("^" + pattern + "$", description);
    }
}
