package org.citypartnerships.queryside.overview;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which versions of what answer here. */
@Component
public class Versions {

    private static final String OF_THE_DATABASE = "SELECT current_setting('server_version')";

    private final JdbcClient database;

    Versions(JdbcClient database) {
        this.database = database;
    }

    /** The versions, by what they are of: {@code application}, {@code java}, {@code database}. */
    public Map<String, String> all() {
        Map<String, String> versions = new LinkedHashMap<>();
        String ours = Versions.class.getPackage().getImplementationVersion();
        versions.put("application", ours == null ? "–" : ours);
        versions.put("java", Runtime.version().toString());
        versions.put(
                "database", database.sql(OF_THE_DATABASE).query(String.class).single());
        return versions;
    }
}
