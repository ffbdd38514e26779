/** What one node does for all: follows the store in its order and keeps the ledger. */
@NullMarked
package org.citypartnerships.commandside.housekeeping;

import org.jspecify.annotations.NullMarked;
