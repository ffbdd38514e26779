package org.citypartnerships.commandside.verification;

/** What is checked, in this order; the name is what a difference is reported under. */
public enum Check {
    /** Checkpoints in the database and outside are the same, each is signed, each is later and larger than the one before. */
    CHECKPOINTS("checkpoints"),
    /** Each event has its leaf, each leaf its event, in the same order and with the same hash. */
    LEAVES("leaves"),
    /** Each event bears the seal of a node. */
    SEALS("seals"),
    /** The tree over the leaves has the nodes that are kept, and had at each checkpoint the root that was signed. */
    TREE("tree"),
    /** Each event can be read. */
    EVENTS("events"),
    /** What the command side keeps to look things up is what the events say. */
    INDEX("index"),
    /** Each stream counts its events from 0 without a hole, in the order of positions, none recorded before the one before it. */
    STREAMS("streams"),
    /** Proofs that the ledger gives prove what they claim. */
    PROOFS("proofs");

    private final String label;

    Check(String label) {
        this.label = label;
    }

    /** Its name in a report. */
    public String label() {
        return label;
    }
}
