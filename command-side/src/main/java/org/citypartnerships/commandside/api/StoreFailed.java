package org.citypartnerships.commandside.api;

/** The store did not take the events: none of them was stored, unless the failure came after its commit. */
final class StoreFailed extends RuntimeException {

    StoreFailed(Throwable cause) {
        super("the event store failed", cause);
    }
}
