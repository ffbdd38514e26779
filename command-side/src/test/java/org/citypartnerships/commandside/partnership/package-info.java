/** The rules for what may be recorded about a partnership, as tests: one class for each command or rule. */
@NullMarked
package org.citypartnerships.commandside.partnership;

import org.jspecify.annotations.NullMarked;
