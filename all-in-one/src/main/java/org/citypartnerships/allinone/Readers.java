package org.citypartnerships.allinone;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.citypartnerships.allinone.Doors.Answer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The readers of a running query side, through its management port: how far they are, and filling one anew. */
final class Readers {

    private final String address;
    private final Doors doors = new Doors();

    Readers(Ports ports) {
        this.address = "http://" + Ports.ADDRESS + ":" + ports.queryManagement() + "/actuator/readers";
    }

    /**
     * How far one is.
     *
     * @param name for example {@code timeline}
     * @param position the last event it has read
     * @param behind how many events it has still to read
     * @param rebuild how far its last rebuild is, if there was one since the query side was started
     */
    record Progress(
            String name,
            long position,
            long behind,
            @Nullable Rebuilding rebuild) {}

    /**
     * How far a rebuild is.
     *
     * @param phase READING, INDEXING, CATCHING_UP, DONE or FAILED
     * @param events how many events it has read
     * @param total how many there are to read
     * @param eventsPerSecond how many it reads in a second
     * @param secondsLeft how long the others will take, if that can be said
     * @param failure why it failed, if it has
     */
    record Rebuilding(
            String phase,
            long events,
            long total,
            long eventsPerSecond,
            @Nullable Long secondsLeft,
            @Nullable String failure) {

        boolean isOver() {
            return phase.equals("DONE") || phase.equals("FAILED");
        }
    }

    /**
     * Asks all of them.
     *
     * @throws IOException if the query side does not answer
     */
    List<Progress> all() throws IOException {
        return StreamSupport.stream(doors.get(address).body().spliterator(), false)
                .filter(JsonNode::isObject)
                .map(reader -> new Progress(
                        reader.path("reader").asString(""),
                        reader.path("position").asLong(0),
                        reader.path("behind").asLong(0),
                        rebuilding(reader.path("rebuild"))))
                .toList();
    }

    private static @Nullable Rebuilding rebuilding(JsonNode told) {
        return told.isObject()
                ? new Rebuilding(
                        told.path("phase").asString(""),
                        told.path("events").asLong(0),
                        told.path("total").asLong(0),
                        told.path("eventsPerSecond").asLong(0),
                        told.path("secondsLeft").isNumber()
                                ? told.path("secondsLeft").asLong(0)
                                : null,
                        told.path("failure").isString() ? told.path("failure").asString("") : null)
                : null;
    }

    /**
     * Begins to make the rows of one anew.
     *
     * @return whether there is one of that name
     * @throws IOException if the query side does not answer
     * @throws CannotStart if it refuses, because that is being done already for example
     */
    boolean rebuild(String name) throws IOException {
        Answer answer = doors.post(address + "/" + name + "/rebuild");
        if (answer.status() == 404) {
            return false;
        }
        checkBegun(answer);
        return true;
    }

    /**
     * Begins to make the rows of all anew.
     *
     * @throws IOException if the query side does not answer
     * @throws CannotStart if it refuses, because that is being done already for example
     */
    void rebuildAll() throws IOException {
        checkBegun(doors.post(address + "/rebuild"));
    }

    private static void checkBegun(Answer answer) {
        if (!answer.isGood()) {
            throw new CannotStart("The query side does not begin (" + answer.status() + "): " + answer.detail());
        }
    }

    /** Waits until all have read what is recorded; tells whether they have in time. */
    boolean haveReadAll(Duration atMost) {
        return Waiting.until(atMost, () -> {
            try {
                List<Progress> readers = all();
                return !readers.isEmpty() && readers.stream().allMatch(reader -> reader.behind() == 0);
            } catch (IOException e) {
                return false;
            }
        });
    }
}
