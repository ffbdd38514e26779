package org.citypartnerships.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tree in memory, kept as the database keeps it. */
final class TilesInMemory implements Tiles {

    private final Map<Integer, List<Hash>> levels = new HashMap<>();
    private final Frontier frontier = new Frontier();

    void add(Hash leaf) {
        level(0).add(leaf);
        frontier.add(leaf, (level, index, hash) -> {
            if (level % HEIGHT == 0) {
                level(level).add(hash);
            }
        });
    }

    Hash root() {
        return frontier.root();
    }

    @Override
    public List<Hash> tile(int level, long tile) {
        List<Hash> hashes = level(level);
        int from = (int) tile * WIDTH;
        return hashes.subList(from, Math.min(from + WIDTH, hashes.size()));
    }

    private List<Hash> level(int level) {
        return levels.computeIfAbsent(level, none -> new ArrayList<>());
    }
}
