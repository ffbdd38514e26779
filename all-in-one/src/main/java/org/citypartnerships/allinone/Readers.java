package org.citypartnerships.allinone;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.citypartnerships.allinone.Doors.Answer;
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
     */
    record Progress(String name, long position, long behind) {}

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
                        reader.path("behind").asLong(0)))
                .toList();
    }

    /**
     * Empties one and has it read everything again.
     *
     * @return whether there is one of that name
     * @throws IOException if the query side does not answer
     * @throws CannotStart if it refuses
     */
    boolean rebuild(String name) throws IOException {
        Answer answer = doors.post(address + "/" + name + "/rebuild");
        if (answer.status() == 404) {
            return false;
        }
        if (!answer.isGood()) {
            throw new CannotStart(
                    "The query side does not rebuild " + name + " (" + answer.status() + "): " + answer.detail());
        }
        return true;
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
