package org.citypartnerships.values;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * The name of a stream of events, kind first: {@code partnership:harbin-cn~murmansk-ru}, {@code party:harbin-cn},
 * {@code source:murmansk-city-2016-05-23}, {@code figures:harbin-cn~russia-ru}.
 *
 * <p>Ids are proposed once from names and opaque ever after: nothing reads more out of one than its kind.
 */
public sealed interface StreamId permits PartnershipId, PartyId, SourceId, FiguresId {

    /** The whole id, with its kind. */
    String value();

    /**
     * The id that a text names.
     *
     * @throws IllegalArgumentException if it begins with none of the four kinds
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static StreamId of(String value) {
        if (value.startsWith(PartnershipId.KIND)) {
            return new PartnershipId(value);
        }
        if (value.startsWith(PartyId.KIND)) {
            return new PartyId(value);
        }
        if (value.startsWith(SourceId.KIND)) {
            return new SourceId(value);
        }
        if (value.startsWith(FiguresId.KIND)) {
            return new FiguresId(value);
        }
        throw new IllegalArgumentException(
                "'" + value + "' names no stream: write partnership:…, party:…, source:… or figures:…");
    }
}
