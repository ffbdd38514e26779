/** Tests of the housekeeping and the ledger that it keeps. */
@NullMarked
package org.citypartnerships.commandside.housekeeping;

import org.jspecify.annotations.NullMarked;
