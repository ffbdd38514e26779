/** The ledger: a Merkle tree over everything recorded, its signed checkpoints and its proofs. */
@NullMarked
package org.citypartnerships.ledger;

import org.jspecify.annotations.NullMarked;
