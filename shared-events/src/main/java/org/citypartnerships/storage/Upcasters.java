package org.citypartnerships.storage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Every step from an older stored form to the next, for whole events and for the entries that corrections carry.
 *
 * <p>Order does not matter: steps are followed from name and revision to name and revision until there is none.
 */
public final class Upcasters {
    private static final Upcasters OURS = new Upcasters(List.of());

    private final Map<Form, JsonUpcaster> steps = new HashMap<>();

    /**
     * @throws IllegalArgumentException if two read the same form, or they lead in a circle
     */
    public Upcasters(List<JsonUpcaster> steps) {
        for (JsonUpcaster step : steps) {
            if (this.steps.put(new Form(step.fromName(), step.fromRevision()), step) != null) {
                throw new IllegalArgumentException(
                        "two upcasters read " + step.fromName() + " in revision " + step.fromRevision());
            }
        }
        this.steps.keySet().forEach(this::end);
    }

    /** The registry's own: none yet, since every event is in its first revision. */
    public static Upcasters ours() {
        return OURS;
    }

    /** The steps as Axon follows them when it reads the store. */
    public EventUpcaster asAxonUpcaster() {
        return steps.isEmpty() ? NoOpEventUpcaster.INSTANCE : new EventUpcasterChain(new AxonStep());
    }

    /** Whether a form is an older one, which some step leads on from. */
    public boolean isOlder(SerializedType form) {
        return step(form.getName(), form.getRevision()) != null;
    }

    /** The event in the newest form that the steps lead to; itself if there is none for it. */
    StoredEvent upcast(StoredEvent event) {
        StoredEvent newest = event;
        for (JsonUpcaster step = step(event.name(), event.revision());
                step != null;
                step = step(newest.name(), newest.revision())) {
            newest = new StoredEvent(
                    step.toName(), step.toRevision(), step.change().apply(newest.payload()));
        }
        return newest;
    }

    /** Whether no step leads on from a form. */
    boolean isNewest(String name, @Nullable String revision) {
        return step(name, revision) == null;
    }

    /** Whether a form is, or becomes by upcasting, one that the names know. */
    boolean leadsTo(StoredNames names, String name, @Nullable String revision) {
        Form newest = end(new Form(name, revision));
        return names.knows(newest.name(), newest.revision());
    }

    private Form end(Form from) {
        Form newest = from;
        int taken = 0;
        for (JsonUpcaster step = steps.get(from); step != null; step = steps.get(newest)) {
            newest = new Form(step.toName(), step.toRevision());
            if (++taken > steps.size()) {
                throw new IllegalArgumentException("upcasters lead in a circle from " + from);
            }
        }
        return newest;
    }

    private @Nullable JsonUpcaster step(String name, @Nullable String revision) {
        return steps.get(new Form(name, revision));
    }

    private record Form(String name, @Nullable String revision) {}

    /** Follows all steps at once, so that a chain needs no order. */
    private final class AxonStep extends SingleEventUpcaster {
        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return step(event.getType().getName(), event.getType().getRevision()) != null;
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            SerializedType type = event.getType();
            Form newest = end(new Form(type.getName(), type.getRevision()));
            return event.upcastPayload(
                    new SimpleSerializedType(newest.name(), Objects.requireNonNull(newest.revision())),
                    JsonNode.class,
                    payload -> Upcasters.this
                            .upcast(new StoredEvent(type.getName(), type.getRevision(), payload))
                            .payload());
        }
    }
}
