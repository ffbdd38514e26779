package org.citypartnerships.commandside;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Whether a source's address is one that browsers open as a page: {@code https://example.org/2014/harbin}. */
final class WebAddresses {

    /** Sources are found by their addresses, and an index of PostgreSQL holds 2704 bytes of a key. */
    static final int BYTES_MAX = 2000;

    /**
     * As browsers show and copy it, so also with the letters of other scripts ({@code https://муниципалитет.рф/города}), which
     * {@link java.net.URI} takes for no host.
     */
    private static final Pattern FORM =
            Pattern.compile("(?i:https?)://[^\\p{Z}\\p{C}\"<>\\\\/?#]+(?:[/?#][^\\p{Z}\\p{C}\"<>]*)?");

    private WebAddresses() {}

    static boolean isWellFormed(String address) {
        return address.getBytes(StandardCharsets.UTF_8).length <= BYTES_MAX
                && FORM.matcher(address).matches();
    }
}
