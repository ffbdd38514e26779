/** What every answer has in common: pages of lists, CSV, problems, names of persons, and HTML. */
@NullMarked
package org.citypartnerships.queryside.web;

import org.jspecify.annotations.NullMarked;
