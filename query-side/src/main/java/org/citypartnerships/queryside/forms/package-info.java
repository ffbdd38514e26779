/** The pages on which clerks record: every command as a form that is described in one place, checked, and sent once. */
@NullMarked
package org.citypartnerships.queryside.forms;

import org.jspecify.annotations.NullMarked;
