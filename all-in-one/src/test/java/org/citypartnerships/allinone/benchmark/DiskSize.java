package org.citypartnerships.allinone.benchmark;

import java.util.List;

/** Bytes on disk for each event, indexes included, beside those of its payload and metadata as text. */
final class DiskSize implements Work {

    private static final double GOAL = 1.8;

    @Override
    public List<Figure> measure(Stage stage, Scale scale) throws Exception {
        Store store = stage.storeWith(scale.mediumStore());
        try {
            long events = CommandRates.events(store);
            double disk = (double) store.count("SELECT pg_total_relation_size('eventstore.event')") / events;
            double heap = (double) store.count("SELECT pg_table_size('eventstore.event')") / events;
            double payload =
                    (double) store.count("SELECT sum(octet_length(payload::text)) FROM eventstore.event") / events;
            double metadata =
                    (double) store.count("SELECT sum(octet_length(metadata::text)) FROM eventstore.event") / events;
            double beside = (double) store.count("""
                    SELECT coalesce(sum(pg_total_relation_size(oid)), 0) FROM pg_class
                    WHERE relnamespace = 'command'::regnamespace AND relkind = 'r'
                    """) / events;
            double ratio = disk / (payload + metadata);
            String bytes = " bytes";
            return List.of(new Figure(
                    "k-disk",
                    "disk for an event, indexes included",
                    Figure.number(disk) + bytes,
                    Figure.number(payload + metadata) + bytes,
                    Figure.number(ratio),
                    "",
                    "≤ " + Figure.number(GOAL) + " ×",
                    ratio <= GOAL,
                    events + " events; payload " + Figure.number(payload) + ", metadata " + Figure.number(metadata)
                            + ", table " + Figure.number(heap) + ", its indexes " + Figure.number(disk - heap)
                            + "; the command side's index beside them " + Figure.number(beside),
                    null));
        } finally {
            stage.drop(store);
        }
    }
}
