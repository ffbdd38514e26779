package org.citypartnerships.ledger;

import java.util.ArrayList;
import java.util.List;

/** The definitions of RFC 6962, section 2.1, word for word: slow, and right by reading. */
final class NaiveTree {

    private NaiveTree() {}

    static Hash root(List<Hash> leaves) {
        int n = leaves.size();
        if (n == 0) {
            return Hash.OF_NOTHING;
        }
        if (n == 1) {
            return leaves.get(0);
        }
        int k = split(n);
        return Hash.ofNode(root(leaves.subList(0, k)), root(leaves.subList(k, n)));
    }

    static List<Hash> path(int m, List<Hash> leaves) {
        int n = leaves.size();
        if (n == 1) {
            return List.of();
        }
        int k = split(n);
        List<Hash> path = new ArrayList<>(m < k ? path(m, leaves.subList(0, k)) : path(m - k, leaves.subList(k, n)));
        path.add(root(m < k ? leaves.subList(k, n) : leaves.subList(0, k)));
        return path;
    }

    static List<Hash> proof(int m, List<Hash> leaves) {
        return subproof(m, leaves, true);
    }

    private static List<Hash> subproof(int m, List<Hash> leaves, boolean whole) {
        int n = leaves.size();
        if (m == n) {
            return whole ? List.of() : List.of(root(leaves));
        }
        int k = split(n);
        List<Hash> proof = new ArrayList<>(
                m <= k ? subproof(m, leaves.subList(0, k), whole) : subproof(m - k, leaves.subList(k, n), false));
        proof.add(root(m <= k ? leaves.subList(k, n) : leaves.subList(0, k)));
        return proof;
    }

    private static int split(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }
}
