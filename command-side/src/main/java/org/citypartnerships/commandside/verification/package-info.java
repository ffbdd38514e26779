/** Whether the store, the ledger and what is derived from them are as they were recorded. */
@NullMarked
package org.citypartnerships.commandside.verification;

import org.jspecify.annotations.NullMarked;
