/** What an auditor asks of a partnership: state after each event, difference of two states, why something is so, one entry. */
@NullMarked
package org.citypartnerships.queryside.audit;

import org.jspecify.annotations.NullMarked;
