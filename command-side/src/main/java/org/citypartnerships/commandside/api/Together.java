package org.citypartnerships.commandside.api;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.citypartnerships.commands.Command;
import org.citypartnerships.commandside.Decided;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.streams.Question;
import org.citypartnerships.commandside.streams.StreamIndex;
import org.citypartnerships.commandside.streams.Surroundings;
import org.citypartnerships.eventstore.CollectedAppends;
import org.citypartnerships.eventstore.PartnershipsEventStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Commands that are taken one after the other, each as if it came alone, and recorded together: what is on record around all of
 * them is looked up once, and all that they lead to is stored by one statement of a transaction of the caller's, at once or later.
 *
 * <p>Each sees what those before it have led to, and one that is refused leaves the others as they are. What the database itself
 * refuses fails the whole transaction, and what was decided since was decided in vain.
 */
public final class Together implements AutoCloseable {

    private final Door door;
    private final Preparation preparation;
    private final StreamIndex streams;
    private final Storing storing;
    private final CollectedAppends appends;

    /** Those that are still to be taken, as far as they are JSON objects. */
    private final IdentityHashMap<Request, Asking> asking = new IdentityHashMap<>();

    private @Nullable Surroundings around;

    Together(
            Door door,
            Preparation preparation,
            StreamIndex streams,
            PartnershipsEventStore store,
            Storing storing,
            List<Request> requests) {
        this.door = door;
        this.preparation = preparation;
        this.streams = streams;
        this.storing = storing;
        requests.forEach(this::prepare);
        this.appends = store.collecting(storing::add);
    }

    private record Asking(ObjectNode body, Question question) {}

    private void prepare(Request request) {
        try {
            ObjectNode body = preparation.filledIn(request);
            asking.put(request, new Asking(body, Naming.in(request.command(), body, Door.rememberedUnder(request))));
        } catch (Refused refused) {
            asking.remove(request); // refused when it is taken
        }
    }

    /**
     * Decides the next command; it is stored with the others.
     *
     * @throws Refused as {@link Door#take}
     */
    public Taken take(Request request) {
        long made = appends.made();
        try {
            return decide(request);
        } catch (Refused refused) {
            if (appends.made() != made) {
                throw new IllegalStateException("a command was refused after it had led to something", refused);
            }
            return door.takenBefore(request, refused);
        }
    }

    /** Whether the very same command was recorded once, however long ago, or is among those just taken. */
    public boolean recorded(Request request) {
        settle();
        return door.recorded(request);
    }

    /** Has stored what the commands have led to, which lets their answers know where. */
    public void store() {
        appends.store();
    }

    private void settle() {
        appends.store();
        storing.settle();
    }

    private Taken decide(Request request) {
        Asking one = asking.get(request);
        if (one == null) {
            preparation.filledIn(request);
            throw new IllegalArgumentException("this command was not among those to be taken, or was taken before");
        }
        Surroundings known = surroundings(one);
        asking.remove(request);
        Optional<Answer> before = Door.before(request, known);
        if (before.isPresent()) {
            return Taken.before(before.get());
        }
        Command command = preparation.command(request, one.body(), known);
        Receipt receipt = door.decide(request, command, new Routing(known));
        Decided decided = receipt.decided();
        Surroundings shared = around;
        if (shared != null && !shared.takeIn(decided.events(), decided.sequence(), Door.rememberedUnder(request))) {
            around = null;
        }
        return Taken.now(receipt);
    }

    private Surroundings surroundings(Asking one) {
        if (one.question().asksLineage()) {
            return streams.around(one.question(), this::settle); // of sources that others have just named, too
        }
        Surroundings known = around;
        if (known == null) {
            Question all = new Question();
            asking.values().stream()
                    .map(Asking::question)
                    .filter(question -> !question.asksLineage())
                    .forEach(all::and);
            known = streams.around(all, this::settle);
            around = known;
        }
        return known;
    }

    /** What is not handed over to be stored is forgotten. */
    @Override
    public void close() {
        appends.close();
    }
}
