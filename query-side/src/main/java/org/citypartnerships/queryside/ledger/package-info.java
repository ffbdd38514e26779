/** The ledger's checkpoints and proofs, for whoever wants to see for himself that nothing was altered. */
@NullMarked
package org.citypartnerships.queryside.ledger;

import org.jspecify.annotations.NullMarked;
