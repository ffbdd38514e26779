package org.citypartnerships.queryside.web;

import java.util.regex.Pattern;

/** Ids as readers write them: with the kind in front or, where the address says the kind, without. */
public final class Ids {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._~-]{0,199}");

    private Ids() {}

    /**
     * The whole id: {@code of("party", "harbin-cn")} and {@code of("party", "party:harbin-cn")} are
     * {@code party:harbin-cn}.
     *
     * @throws NotOnRecord if nothing can have that id
     */
    public static String of(String kind, String written) {
        String prefix = kind + ":";
        String name = written.startsWith(prefix) ? written.substring(prefix.length()) : written;
        if (!ID.matcher(name).matches()) {
            throw new NotOnRecord(kind, written);
        }
        return prefix + name;
    }

    /** The id without its kind, as it stands in addresses. */
    public static String name(String id) {
        return id.substring(id.indexOf(':') + 1);
    }
}
