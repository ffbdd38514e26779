package org.citypartnerships.storage;

import org.axonframework.serialization.SerializationException;
import org.citypartnerships.events.Entry;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of stored events: fields in the order of the record, nothing written for what is not there, decimals and ids as
 * text.
 *
 * <pre>{@code
 * {"partnershipId": "partnership:harbin-cn~murmansk-ru", "header": {"entryId": "s3-04", …}, "instrument": {…}}
 * }</pre>
 *
 * <p>Reading skips nothing: a field that the record does not have is an error.
 */
public final class EventJson {
    private static final EventJson OURS = new EventJson(StoredNames.ours(), Upcasters.ours());

    private final StoredNames names;
    private final Upcasters upcasters;
    private final JsonMapper mapper;

    /** The JSON of events with these names, older forms read by these upcasters. */
    public EventJson(StoredNames names, Upcasters upcasters) {
        this.names = names;
        this.upcasters = upcasters;
        this.mapper = StrictJson.builder().addModule(new NestedEntries(this)).build();
    }

    /** The JSON of the registry's events. */
    public static EventJson ours() {
        return OURS;
    }

    /** The names that it knows. */
    public StoredNames names() {
        return names;
    }

    /** The steps by which it reads older forms. */
    public Upcasters upcasters() {
        return upcasters;
    }

    /** What maps values as they stand in events: for other places that keep or show the same values. */
    public JsonMapper mapper() {
        return mapper;
    }

    /**
     * The event's JSON.
     *
     * @throws UnknownStoredName if its class has no stored name
     */
    public String write(Object event) {
        names.nameOf(event.getClass());
        return mapper.writeValueAsString(event);
    }

    /**
     * The event that was stored in some form, older ones upcast.
     *
     * @throws UnknownStoredName if no step leads from there to a form that this version reads
     * @throws SerializationException if the JSON is not that of such an event, naming event and field
     */
    public Object read(String name, @Nullable String revision, String json) {
        try {
            // A tree of the JSON is only needed where a step changes it.
            return upcasters.isNewest(name, revision)
                    ? mapper.readValue(json, names.classOf(name, revision))
                    : read(new StoredEvent(name, revision, mapper.readTree(json)));
        } catch (JacksonException unreadable) {
            throw unreadable(name, unreadable);
        }
    }

    /**
     * Whether an event stored in this form can be read, as it is or upcast: followers ask it of every form in the store before
     * they begin, since what can't be read must not be passed over.
     */
    public boolean reads(String name, @Nullable String revision) {
        return upcasters.leadsTo(names, name, revision);
    }

    Object read(StoredEvent stored) {
        StoredEvent newest = upcasters.upcast(stored);
        return readNewest(newest.name(), newest.revision(), newest.payload());
    }

    Object readNewest(String name, @Nullable String revision, JsonNode payload) {
        Class<?> type = names.classOf(name, revision);
        try {
            return mapper.treeToValue(payload, type);
        } catch (JacksonException unreadable) {
            throw unreadable(name, unreadable);
        }
    }

    /** The same without a tree between. */
    Object readNewest(String name, @Nullable String revision, String payload) {
        Class<?> type = names.classOf(name, revision);
        try {
            return mapper.readValue(payload, type);
        } catch (JacksonException unreadable) {
            throw unreadable(name, unreadable);
        }
    }

    Entry readEntry(StoredEvent stored) {
        Object event = read(stored);
        if (event instanceof Entry entry) {
            return entry;
        }
        throw new SerializationException(stored.name() + " is no entry and can't be corrected");
    }

    private static SerializationException unreadable(String name, JacksonException cause) {
        return new SerializationException(
                "a stored '" + name + "' can't be read at " + Problem.pointer(cause) + ": "
                        + cause.getOriginalMessage(),
                cause);
    }
}
