/** Measures what the registry does beside what the same PostgreSQL can do at all, and writes docs/benchmarks.md. */
@NullMarked
package org.citypartnerships.allinone.benchmark;

import org.jspecify.annotations.NullMarked;
