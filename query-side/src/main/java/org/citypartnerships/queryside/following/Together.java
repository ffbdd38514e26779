package org.citypartnerships.queryside.following;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Some threads that do pieces of work together, until one fails. */
final class Together implements AutoCloseable {

    private final int threads;
    private final ExecutorService executor;
    private final ExecutorService preparer;
    private volatile boolean cancelled;

    Together(int threads) {
        this.threads = threads;
        this.executor = Executors.newFixedThreadPool(threads, Together::thread);
        this.preparer = Executors.newSingleThreadExecutor(Together::thread);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "rebuilds");
        thread.setDaemon(true);
        return thread;
    }

    int threads() {
        return threads;
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

    /**
     * Prepares things by pieces of work that are shared, and finishes each in the caller's thread, in their order, as soon as all of
     * its own pieces are done and while those of others are being done.
     *
     * @param pieces what prepares one
     * @param prepared is run when all are prepared
     * @param finish what finishes one
     * @throws RuntimeException the first failure; nothing more is finished then, and nothing is being done any more
     */
    <T> void inTurn(List<T> things, Function<T, List<Runnable>> pieces, Runnable prepared, Consumer<T> finish) {
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<Void>> ready = new ArrayList<>();
        List<Runnable> all = new ArrayList<>();
        for (T thing : things) {
            List<CompletableFuture<Void>> its = new ArrayList<>();
            for (Runnable piece : pieces.apply(thing)) {
                CompletableFuture<Void> done = new CompletableFuture<>();
                its.add(done);
                all.add(() -> {
                    if (!over.get()) {
                        piece.run();
                        done.complete(null);
                    }
                });
            }
            ready.add(CompletableFuture.allOf(its.toArray(CompletableFuture<?>[]::new)));
        }
        Future<?> preparing = preparer.submit(() -> {
            try {
                forEach(all, Runnable::run);
                prepared.run();
            } catch (RuntimeException | Error failure) {
                ready.forEach(each -> each.completeExceptionally(failure));
                throw failure;
            }
        });
        try {
            for (int i = 0; i < things.size(); i++) {
                await(ready.get(i));
                finish.accept(things.get(i));
            }
        } finally {
            over.set(true);
            failureOf(preparing); // what has failed there has been thrown already
        }
    }

    private static void await(Future<?> future) {
        RuntimeException failure = failureOf(future);
        if (failure != null) {
            throw failure;
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
        preparer.shutdownNow();
        executor.shutdownNow();
    }
}
