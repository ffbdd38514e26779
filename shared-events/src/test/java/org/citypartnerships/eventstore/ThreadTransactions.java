package org.citypartnerships.eventstore;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;

/** Transactions and their connections, one for each thread: what Spring's transaction manager does, in small. */
public final class ThreadTransactions implements TransactionManager, ConnectionProvider {

    private final DataSource dataSource;

    @SuppressWarnings("ThreadLocalUsage") // one for each data source
    private final ThreadLocal<Connection> current = new ThreadLocal<>();

    public ThreadTransactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Transaction startTransaction() {
        if (current.get() != null) {
            return new Joined();
        }
        try {
            Connection connection = dataSource.getConnection();
            connection.setAutoCommit(false);
            current.set(connection);
            return new Begun(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The connection of the transaction, which stays open when closed; one of its own where there is none. */
    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = current.get();
        return connection == null ? dataSource.getConnection() : keptOpen(connection);
    }

    static Connection keptOpen(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                ThreadTransactions.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static final class Joined implements Transaction {
        @Override
        public void commit() {}

        @Override
        public void rollback() {}
    }

    private final class Begun implements Transaction {

        private final Connection connection;

        Begun(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void commit() {
            end(true);
        }

        @Override
        public void rollback() {
            end(false);
        }

        private void end(boolean commit) {
            current.remove();
            try (connection) {
                if (commit) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
