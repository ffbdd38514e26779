package org.citypartnerships.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The Merkle tree of RFC 6962 over kept hashes: the root that it had at any size, and the proofs of section 2.1.1 and 2.1.2.
 * For one moment of the tiles: a tile once read is remembered.
 */
public final class Tree {

    private static final int TILES_REMEMBERED_MAX = 64;

    private final Tiles tiles;
    private final Map<TileName, List<Hash>> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TileName, List<Hash>> eldest) {
            return size() > TILES_REMEMBERED_MAX;
        }
    };

    private record TileName(int level, long tile) {}

    /** The tree over these tiles. */
    public Tree(Tiles tiles) {
        this.tiles = tiles;
    }

    /** The root over the first leaves. */
    public Hash root(long size) {
        return size == 0 ? Hash.OF_NOTHING : hash(0, size);
    }

    /** The right edge over the first leaves, to which more can be added. */
    public Frontier frontier(long size) {
        return Frontier.of(size, this::hash);
    }

    /**
     * The hashes that lead from a leaf to the root over the first leaves.
     *
     * @param leaf its place, from 0
     * @throws IllegalArgumentException if the leaf is not among them
     */
    public List<Hash> inclusion(long leaf, long size) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("Leaf " + leaf + " is not in a tree of " + size);
        }
        List<Hash> path = new ArrayList<>();
        inclusion(leaf, 0, size, path);
        return path;
    }

    private void inclusion(long leaf, long from, long to, List<Hash> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (leaf < middle) {
            inclusion(leaf, from, middle, path);
            path.add(hash(middle, to));
        } else {
            inclusion(leaf, middle, to, path);
            path.add(hash(from, middle));
        }
    }

    /**
     * The hashes by which one sees that a tree begins with the leaves of an earlier one.
     *
     * @param earlier the size of the earlier tree
     * @param size the size of the later
     * @throws IllegalArgumentException if the earlier tree is the larger
     */
    public List<Hash> consistency(long earlier, long size) {
        if (earlier < 0 || earlier > size) {
            throw new IllegalArgumentException("A tree of " + size + " does not begin with one of " + earlier);
        }
        List<Hash> path = new ArrayList<>();
        if (earlier > 0 && earlier < size) {
            consistency(earlier, 0, size, true, path);
        }
        return path;
    }

    private void consistency(long earlier, long from, long to, boolean wholeIsKnown, List<Hash> path) {
        if (earlier == to) {
            if (!wholeIsKnown) {
                path.add(hash(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (earlier <= middle) {
            consistency(earlier, from, middle, wholeIsKnown, path);
            path.add(hash(middle, to));
        } else {
            consistency(earlier, middle, to, false, path);
            path.add(hash(from, middle));
        }
    }

    /** The root over leaves that a division by {@link #split} can lead to. */
    private Hash hash(long from, long to) {
        long width = to - from;
        if (Long.bitCount(width) != 1) {
            long middle = from + split(width);
            return Hash.ofNode(hash(from, middle), hash(middle, to));
        }
        int level = Long.numberOfTrailingZeros(width);
        int kept = level - level % Tiles.HEIGHT;
        return above(kept, from >> kept, width >> kept);
    }

    /** The root over so many neighbours of a kept level, a power of two. */
    private Hash above(int level, long first, long count) {
        return count == 1
                ? kept(level, first)
                : Hash.ofNode(above(level, first, count / 2), above(level, first + count / 2, count / 2));
    }

    private Hash kept(int level, long index) {
        TileName name = new TileName(level, index / Tiles.WIDTH);
        List<Hash> tile = remembered.get(name);
        if (tile == null) {
            tile = tiles.tile(level, name.tile());
            remembered.put(name, tile);
        }
        int place = (int) (index % Tiles.WIDTH);
        if (place >= tile.size()) {
            throw new IllegalStateException("The tree has no hash " + index + " at level " + level);
        }
        return tile.get(place);
    }

    /** The largest power of two below a number of leaves: where RFC 6962 divides them. */
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
