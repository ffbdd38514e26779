package org.citypartnerships.eventstore;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Sessions that note each round trip to the database: every statement that is run, every commit, every rollback. */
public final class CountingSessions implements DataSource {

    private static final Set<String> ENDS = Set.of("commit", "rollback");

    private final DataSource sessions;
    private final List<String> roundTrips = new CopyOnWriteArrayList<>();

    public CountingSessions(DataSource sessions) {
        this.sessions = sessions;
    }

    /** What went to the database since the last call: the SQL, or {@code commit} or {@code rollback}. */
    public List<String> roundTrips() {
        List<String> noted = List.copyOf(roundTrips);
        roundTrips.clear();
        return noted;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = sessions.getConnection();
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (ENDS.contains(method.getName()) && !connection.getAutoCommit()) {
                roundTrips.add(method.getName());
            }
            Object result = call(connection, method, arguments);
            if (result instanceof Statement statement && !(result instanceof CallableStatement)) {
                String sql = arguments != null && arguments.length > 0 ? String.valueOf(arguments[0]) : "";
                Class<? extends Statement> type =
                        result instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
                return noting(type, statement, sql);
            }
            return result;
        });
    }

    @Override
    public Connection getConnection(String username, String password) {
        throw new UnsupportedOperationException("the role is chosen by the data source");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return sessions.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        sessions.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        sessions.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return sessions.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return sessions.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : sessions.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || sessions.isWrapperFor(type);
    }

    private Object noting(Class<? extends Statement> type, Statement statement, String prepared) {
        return proxy(type, (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                roundTrips.add(arguments != null && arguments.length > 0 ? String.valueOf(arguments[0]) : prepared);
            }
            return call(statement, method, arguments);
        });
    }

    private static @Nullable Object call(Object target, java.lang.reflect.Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(CountingSessions.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
