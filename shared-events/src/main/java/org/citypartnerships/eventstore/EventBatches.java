package org.citypartnerships.eventstore;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows, fetched in batches, as the messages that they are.
 *
 * <p>A batch that is not full is the end until more is recorded: whoever asks again later gets what has come since.
 *
 * @param <M> the messages
 */
final class EventBatches<M> extends AbstractSpliterator<M> {

    private final Function<@Nullable EventRow, List<EventRow>> after;
    private final Function<EventRow, Stream<M>> messages;
    private final int batchSize;
    private Iterator<EventRow> batch = List.<EventRow>of().iterator();
    private Iterator<M> pending = List.<M>of().iterator();
    private @Nullable EventRow last;
    private boolean atEnd;

    /**
     * Batches, from the first on.
     *
     * @param after what comes after a row; after null the first batch
     * @param messages the messages that are made of a row, more than one or none where an upcaster says so
     * @param batchSize with fewer rows, a batch is the last
     */
    EventBatches(
            Function<@Nullable EventRow, List<EventRow>> after, Function<EventRow, Stream<M>> messages, int batchSize) {
        super(Long.MAX_VALUE, Spliterator.NONNULL | Spliterator.ORDERED);
        this.after = after;
        this.messages = messages;
        this.batchSize = batchSize;
    }

    /** The last row that a message was made of. */
    @Nullable
    EventRow last() {
        return last;
    }

    @Override
    public boolean tryAdvance(Consumer<? super M> action) {
        while (!pending.hasNext()) {
            if (!batch.hasNext() && !fetch()) {
                return false;
            }
            last = batch.next();
            pending = messages.apply(last).iterator();
        }
        action.accept(pending.next());
        return true;
    }

    private boolean fetch() {
        if (atEnd) {
            atEnd = false;
            return false;
        }
        List<EventRow> rows = after.apply(last);
        batch = rows.iterator();
        atEnd = !rows.isEmpty() && rows.size() < batchSize;
        return batch.hasNext();
    }
}
