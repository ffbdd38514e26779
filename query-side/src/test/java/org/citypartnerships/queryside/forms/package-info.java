/** Tests of what is typed into forms. */
@NullMarked
package org.citypartnerships.queryside.forms;

import org.jspecify.annotations.NullMarked;
