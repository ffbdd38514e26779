package org.citypartnerships.commandside.bulkimport;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.citypartnerships.commandside.api.Storing;
import org.citypartnerships.commandside.memory.Memory;
import org.jspecify.annotations.Nullable;

/**
 * Stores lines lot by lot, each as a whole, in a thread of its own, while this thread decides the next lot: one is on its way at
 * most, so that they are stored in their order. What became of a line is told once its lot is stored, and all before it.
 */
final class Lots implements Storing {

    private final Whole whole;
    private final Memory.Ahead ahead;
    private final Consumer<List<LineOutcome>> through;
    private List<Runnable> parts = new ArrayList<>();
    private List<LineOutcome> outcomes = new ArrayList<>();
    private List<LineOutcome> onTheirWay = List.of();
    private @Nullable FutureTask<Boolean> onItsWay;
    private int done;

    /**
     * No lot yet.
     *
     * @param ahead what this thread decides, until the end
     * @param through is told, in this thread, what became of the lines of a lot that is stored
     */
    Lots(Whole whole, Memory.Ahead ahead, Consumer<List<LineOutcome>> through) {
        this.whole = whole;
        this.ahead = ahead;
        this.through = through;
    }

    @Override
    public void add(Runnable part) {
        parts.add(part);
    }

    /** A line is decided; what it led to has been, or will be, added before the lot is sent. */
    void decided(LineOutcome outcome) {
        outcomes.add(outcome);
    }

    /** How many lines are decided that are not on their way yet. */
    int size() {
        return outcomes.size();
    }

    /** How many lines are through. */
    int done() {
        return done;
    }

    /**
     * Sends what was decided on its way, once the lot before is stored.
     *
     * @throws RuntimeException why that is not stored
     */
    void send() {
        await();
        List<Runnable> lot = parts;
        parts = new ArrayList<>();
        onTheirWay = outcomes;
        outcomes = new ArrayList<>();
        FutureTask<Boolean> task = new FutureTask<>(() -> whole.of(() -> {
            lot.forEach(Runnable::run);
            return true;
        }));
        if (lot.isEmpty()) {
            task.run();
        } else {
            new Thread(task, "import-store").start();
        }
        onItsWay = task;
    }

    @Override
    public void settle() {
        send();
        await();
        ahead.stored();
    }

    /** Waits for the lot on its way, and forgets what was decided since: it can't be stored, or is not to be. */
    void end() {
        ahead.close();
        parts.clear();
        outcomes.clear();
        boolean interrupted = false;
        while (onItsWay != null) {
            try {
                await();
            } catch (ImportStopped stopped) {
                interrupted |= Thread.interrupted();
            } catch (RuntimeException notStored) {
                onItsWay = null;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void await() {
        if (onItsWay == null) {
            return;
        }
        try {
            onItsWay.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ImportStopped(null);
        } catch (ExecutionException failed) {
            onItsWay = null;
            throw unchecked(failed.getCause());
        }
        onItsWay = null;
        done += onTheirWay.size();
        through.accept(onTheirWay);
    }

    private static RuntimeException unchecked(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }
}
