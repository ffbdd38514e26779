/** What may be recorded about a partnership. */
@NullMarked
package org.citypartnerships.commandside.partnership;

import org.jspecify.annotations.NullMarked;
