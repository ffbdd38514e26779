package org.citypartnerships.allinone.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that work at once, each with a connection of its own that is open before the clock runs. */
final class Clients {

    private Clients() {}

    /** One client at work. */
    interface Client extends AutoCloseable {

        /** Does the work with this number once. */
        void work(int number) throws Exception;

        @Override
        default void close() throws IOException, SQLException {}
    }

    /** Opens a client. */
    interface Opening {
        Client open() throws Exception;
    }

    /**
     * What a run took.
     *
     * @param nanos from the start of the first piece of work to the end of the last
     * @param each what each piece took, in nanoseconds, the shortest first
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Run(long nanos, long[] each) {

        double perSecond() {
            return each.length * 1e9 / nanos;
        }

        double millisAt(double part) {
            return each[Math.min(each.length - 1, (int) (each.length * part))] / 1e6;
        }
    }

    /** Has so many pieces of work done by so many clients, the first, the second … taking turns; a failure ends it. */
    static Run run(int clients, int pieces, Opening opening) throws Exception {
        List<Client> open = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            for (int i = 0; i < clients; i++) {
                open.add(opening.open());
            }
            long[] each = new long[pieces];
            CountDownLatch go = new CountDownLatch(1);
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                Client client = open.get(i);
                int first = i;
                working.add(threads.submit(() -> {
                    go.await();
                    for (int number = first; number < pieces; number += clients) {
                        long begun = System.nanoTime();
                        client.work(number);
                        each[number] = System.nanoTime() - begun;
                    }
                    return null;
                }));
            }
            long begun = System.nanoTime();
            go.countDown();
            for (Future<?> one : working) {
                one.get();
            }
            long nanos = System.nanoTime() - begun;
            Arrays.sort(each);
            return new Run(nanos, each);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } finally {
            threads.shutdownNow();
            for (Client client : open) {
                client.close();
            }
        }
    }
}
