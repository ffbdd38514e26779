package org.citypartnerships.queryside.following;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Statements that are sent to the database together, in one round trip, and done one after the other. */
final class Statements {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    void add(String statement, Object... itsParameters) {
        if (!sql.isEmpty()) {
            sql.append(";\n");
        }
        sql.append(statement);
        parameters.addAll(List.of(itsParameters));
    }

    void addAll(Statements others) {
        if (!others.isEmpty()) {
            add(others.sql.toString(), others.parameters.toArray());
        }
    }

    boolean isEmpty() {
        return sql.isEmpty();
    }

    String sql() {
        return sql.toString();
    }

    List<Object> parameters() {
        return List.copyOf(parameters);
    }

    /** Has them done; returns how many rows the first one changed. */
    int send(JdbcClient database) {
        return isEmpty() ? 0 : database.sql(sql.toString()).params(parameters).update();
    }
}
