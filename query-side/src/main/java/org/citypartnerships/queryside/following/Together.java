package org.citypartnerships.queryside.following;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Some threads that do pieces of work together, until one fails. */
final class Together implements AutoCloseable {

    private final int threads;
    private final ExecutorService executor;
    private volatile boolean cancelled;

    Together(int threads) {
        this.threads = threads;
        this.executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "rebuilds");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Does every piece, and returns when none is being done any more. @throws RuntimeException the first failure */
    <T> void forEach(List<T> pieces, Consumer<T> work) {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            done.add(executor.submit(() -> {
                for (int piece = next.getAndIncrement(); piece < pieces.size(); piece = next.getAndIncrement()) {
                    check();
                    try {
                        work.accept(pieces.get(piece));
                    } catch (RuntimeException | Error failure) {
                        next.set(pieces.size());
                        throw failure;
                    }
                }
            }));
        }
        RuntimeException first = null;
        for (Future<?> each : done) {
            RuntimeException failure = failureOf(each);
            first = first == null ? failure : first;
        }
        if (first != null) {
            throw first;
        }
    }

    private static @Nullable RuntimeException failureOf(Future<?> future) {
        try {
            future.get();
            return null;
        } catch (ExecutionException failed) {
            return failed.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new CancellationException("stopped");
        }
    }

    /** @throws CancellationException if it is not wanted any more */
    void check() {
        if (cancelled) {
            throw new CancellationException("stopped before it was done");
        }
    }

    void cancel() {
        cancelled = true;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
