package org.citypartnerships.ledger;

import java.util.Iterator;
import java.util.List;

/** Whether a proof proves what it claims: the algorithms of RFC 9162, sections 2.1.3.2 and 2.1.4.2. */
public final class Proofs {

    private Proofs() {}

    /**
     * Whether a leaf stands in a tree.
     *
     * @param leaf the hash of the leaf
     * @param index its place, from 0
     * @param size leaves in the tree
     * @param path from {@link Tree#inclusion}
     * @param root the root of the tree
     */
    public static boolean includes(Hash leaf, long index, long size, List<Hash> path, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash beside : path) {
            if (last == 0) {
                return false;
            }
            if (isRight(node) || node == last) {
                hash = Hash.ofNode(beside, hash);
                int up = levelsUntilRight(node);
                node >>= up;
                last >>= up;
            } else {
                hash = Hash.ofNode(hash, beside);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /**
     * Whether a tree begins with the leaves of an earlier one.
     *
     * @param earlier leaves in the earlier tree
     * @param earlierRoot its root
     * @param size leaves in the later tree
     * @param root its root
     * @param path from {@link Tree#consistency}
     */
    public static boolean continues(long earlier, Hash earlierRoot, long size, Hash root, List<Hash> path) {
        if (earlier < 0 || earlier > size) {
            return false;
        }
        if (earlier == 0 || earlier == size) {
            return path.isEmpty() && (earlier == 0 ? earlierRoot.equals(Hash.OF_NOTHING) : earlierRoot.equals(root));
        }
        long node = earlier - 1;
        int up = Long.numberOfTrailingZeros(~node);
        node >>= up;
        long last = (size - 1) >> up;
        Iterator<Hash> rest = path.iterator();
        if (Long.bitCount(earlier) != 1 && !rest.hasNext()) {
            return false;
        }
        Hash before = Long.bitCount(earlier) == 1 ? earlierRoot : rest.next();
        Hash after = before;
        while (rest.hasNext()) {
            Hash beside = rest.next();
            if (last == 0) {
                return false;
            }
            if (isRight(node) || node == last) {
                before = Hash.ofNode(beside, before);
                after = Hash.ofNode(beside, after);
                int skipped = levelsUntilRight(node);
                node >>= skipped;
                last >>= skipped;
            } else {
                after = Hash.ofNode(after, beside);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && before.equals(earlierRoot) && after.equals(root);
    }

    private static boolean isRight(long node) {
        return (node & 1) == 1;
    }

    /** How far up the last node of its level goes without a neighbour. */
    private static int levelsUntilRight(long node) {
        return node == 0 ? 0 : Long.numberOfTrailingZeros(node);
    }
}
