/** The orders that can be given: one record a file, the same JSON over HTTP, in an import file and behind a page's form. */
@NullMarked
package org.citypartnerships.commands;

import org.jspecify.annotations.NullMarked;
