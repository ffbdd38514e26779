package org.citypartnerships.commandside.api;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.citypartnerships.commands.Command;
import org.citypartnerships.commands.RegisterSource;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.streams.Values;

/**
 * Whether a source's address is one that browsers open as a page: {@code https://example.org/2014/harbin}. It is asked at the
 * door and not by the value, since what was recorded before it was asked stays readable.
 */
final class WebAddresses {

    /** Sources are found by their addresses, and an index of PostgreSQL holds 2704 bytes of a key. */
    private static final int BYTES_MAX = 2000;

    /**
     * As browsers show and copy it, so also with the letters of other scripts ({@code https://муниципалитет.рф/города}), which
     * {@link java.net.URI} takes for no host.
     */
    private static final Pattern FORM =
            Pattern.compile("(?i:https?)://[^\\p{Z}\\p{C}\"<>\\\\/?#]+(?:[/?#][^\\p{Z}\\p{C}\"<>]*)?");

    private WebAddresses() {}

    /** Also within a correction, which names the address at its place in there. */
    static void requireWellFormed(Command command) {
        Values.in((Record) command, (place, value) -> {
            if (value instanceof RegisterSource source && source.address() != null && !isWellFormed(source.address())) {
                throw Refused.at(
                        Reason.NOT_A_WEB_ADDRESS,
                        place.of("address").toString(),
                        "write the address as a browser shows it, as https://example.org/page, in " + BYTES_MAX
                                + " bytes at most; a DOI as https://doi.org/…; what is no page of the web belongs into"
                                + " title or note");
            }
        });
    }

    private static boolean isWellFormed(String address) {
        return address.getBytes(StandardCharsets.UTF_8).length <= BYTES_MAX
                && FORM.matcher(address).matches();
    }
}
