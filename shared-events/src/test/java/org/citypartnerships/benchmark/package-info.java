/** What pure code costs: folds, dates and JSON, measured by JMH when the profile {@code benchmark} asks for it. */
@NullMarked
package org.citypartnerships.benchmark;

import org.jspecify.annotations.NullMarked;
