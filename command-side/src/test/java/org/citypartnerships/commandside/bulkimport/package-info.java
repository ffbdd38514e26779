/** Tests of imported files. */
@NullMarked
package org.citypartnerships.commandside.bulkimport;

import org.jspecify.annotations.NullMarked;
