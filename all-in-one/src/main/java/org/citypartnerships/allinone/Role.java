package org.citypartnerships.allinone;

import java.util.Locale;

/** Who may log in to the embedded database. */
enum Role {
    SUPERUSER("postgres"),
    OWNER("partnerships_owner"),
    COMMAND("partnerships_command"),
    QUERY("partnerships_query"),
    KEYS("partnerships_keys"),
    DASHBOARDS("partnerships_dashboards");

    private final String login;

    Role(String login) {
        this.login = login;
    }

    /** The name in PostgreSQL. */
    String login() {
        return login;
    }

    /** The name of the file with its password, and the last part of the property that hands it to an application. */
    String secret() {
        return name().toLowerCase(Locale.ROOT);
    }
}
