/** Files of commands, taken through the same door one by one, with a report of what became of each line. */
@NullMarked
package org.citypartnerships.commandside.bulkimport;

import org.jspecify.annotations.NullMarked;
