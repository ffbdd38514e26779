package org.citypartnerships.commandside.api;

import org.jspecify.annotations.Nullable;

/** Which version of the software records. */
final class Software {

    private Software() {}

    static String version() {
        @Nullable String version = Software.class.getPackage().getImplementationVersion();
        return "city-partnerships " + (version == null ? "unpackaged" : version);
    }
}
