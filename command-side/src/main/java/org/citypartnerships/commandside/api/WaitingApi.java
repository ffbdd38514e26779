package org.citypartnerships.commandside.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.streams.Waiting;
import org.citypartnerships.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /waiting?municipality=party:harbin-cn}: what counts only once somebody has confirmed it. */
@RestController
class WaitingApi {

    private static final int ENTRIES_MAX = 200;

    private final Waiting waiting;

    WaitingApi(Waiting waiting) {
        this.waiting = waiting;
    }

    /**
     * Some of what waits.
     *
     * @param waiting the entries, in the order of recording
     * @param next what to ask for after these; null if these are the last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listing(List<Waiting.One> waiting, @Nullable Long next) {}

    @GetMapping("/waiting")
    Listing list(
            @RequestParam(required = false) @Nullable String municipality,
            @RequestParam(name = "import", required = false) @Nullable String importId,
            @RequestParam(defaultValue = "0") long after) {
        List<Waiting.One> some = waiting.list(party(municipality), importId, after, ENTRIES_MAX);
        return new Listing(
                some,
                some.size() < ENTRIES_MAX ? null : some.get(some.size() - 1).position());
    }

    private static @Nullable String party(@Nullable String written) {
        if (written == null) {
            return null;
        }
        try {
            return new PartyId(written.startsWith(PartyId.KIND) ? written : PartyId.KIND + written).value();
        } catch (IllegalArgumentException malformed) {
            throw new Refused(Reason.INVALID_REQUEST, "municipality is the id of a party, as party:harbin-cn");
        }
    }
}
