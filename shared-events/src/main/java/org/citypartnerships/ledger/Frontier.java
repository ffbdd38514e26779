package org.citypartnerships.ledger;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The right edge of a growing tree: the roots of the full subtrees that its size is the sum of, at most one a level. That is
 * all it takes to add a leaf and to know the root; 1,000,000 leaves need 20 hashes.
 */
public final class Frontier {

    private static final int LEVELS_MAX = 63;

    private final @Nullable Hash[] full = new Hash[LEVELS_MAX];
    private long size;

    /** Hears of each subtree that a new leaf completes. */
    public interface Completed {

        /**
         * A subtree of 2^level leaves is full.
         *
         * @param level from 1
         * @param index its place among the subtrees of its level, from 0
         */
        void node(int level, long index, Hash hash);
    }

    /** The edge of the empty tree. */
    public Frontier() {}

    private Frontier(Frontier other) {
        this.size = other.size;
        System.arraycopy(other.full, 0, full, 0, LEVELS_MAX);
    }

    /** The edge of a tree of which the roots of the full subtrees are known, asked from the widest to the narrowest. */
    static Frontier of(long size, SubtreeHashes subtrees) {
        Frontier frontier = new Frontier();
        frontier.size = size;
        long from = 0;
        for (int level = LEVELS_MAX - 1; level >= 0; level--) {
            if ((size >> level & 1) == 1) {
                frontier.full[level] = subtrees.hash(from, from + (1L << level));
                from += 1L << level;
            }
        }
        return frontier;
    }

    interface SubtreeHashes {
        Hash hash(long from, long to);
    }

    /** An edge that grows apart from this one. */
    public Frontier copy() {
        return new Frontier(this);
    }

    /** Leaves in the tree. */
    public long size() {
        return size;
    }

    /** Adds a leaf. */
    public void add(Hash leaf, Completed completed) {
        Hash hash = leaf;
        int level = 0;
        for (Hash left = full[0]; left != null; left = full[level]) {
            full[level] = null;
            level++;
            hash = Hash.ofNode(left, hash);
            completed.node(level, size >> level, hash);
        }
        full[level] = hash;
        size++;
    }

    /** The root of the tree as it is now. */
    public Hash root() {
        return Arrays.stream(full)
                .filter(hash -> hash != null)
                .reduce((right, left) -> Hash.ofNode(left, right))
                .orElse(Hash.OF_NOTHING);
    }
}
