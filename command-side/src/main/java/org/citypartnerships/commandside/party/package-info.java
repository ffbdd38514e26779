/** What may be recorded about a party. */
@NullMarked
package org.citypartnerships.commandside.party;

import org.jspecify.annotations.NullMarked;
