package org.citypartnerships.eventstore;

import static org.axonframework.common.jdbc.JdbcUtils.closeQuietly;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;

/** Transactions and their connections, one for each thread: what Spring's transaction manager does, in small. */
public final class ThreadTransactions implements TransactionManager, ConnectionProvider {

    private final DataSource dataSource;
    private final boolean reusing;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    @SuppressWarnings("ThreadLocalUsage") // one for each data source
    private final ThreadLocal<Connection> current = new ThreadLocal<>();

    public ThreadTransactions(DataSource dataSource) {
        this(dataSource, false);
    }

    private ThreadTransactions(DataSource dataSource, boolean reusing) {
        this.dataSource = dataSource;
        this.reusing = reusing;
    }

    /** Keeps connections open for the next transaction, for tests of many small ones. */
    public static ThreadTransactions reusing(DataSource dataSource) {
        return new ThreadTransactions(dataSource, true);
    }

    /** Whether this thread is in a transaction. */
    public boolean isInTransaction() {
        return current.get() != null;
    }

    @Override
    public Transaction startTransaction() {
        if (current.get() != null) {
            return new Joined();
        }
        try {
            Connection kept = idle.poll();
            Connection connection = kept == null ? dataSource.getConnection() : kept;
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
            try {
                if (commit) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
                if (reusing) {
                    idle.add(connection);
                } else {
                    connection.close();
                }
            } catch (SQLException e) {
                closeQuietly(connection);
                throw new IllegalStateException(e);
            }
        }
    }
}
