package org.citypartnerships.ledger;

import java.util.List;

/**
 * Where the hashes of a tree are kept: those of the leaves, and of the nodes at every eighth level above them, in tiles of 256.
 * What lies between is computed from one tile, so that a proof needs a few tiles and the tree takes 32 bytes a leaf and hardly
 * more.
 */
public interface Tiles {

    /** Levels from one kept level to the next. */
    int HEIGHT = 8;

    /** Hashes in a full tile. */
    int WIDTH = 1 << HEIGHT;

    /**
     * The hashes of a tile, fewer than 256 at the right edge of the tree.
     *
     * @param level 0 for leaves, else a multiple of 8
     * @param tile the place among the tiles of its level, from 0
     */
    List<Hash> tile(int level, long tile);
}
