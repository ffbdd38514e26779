/** Tests of how expressions on pages are read. */
@NullMarked
package org.citypartnerships.queryside.expressions;

import org.jspecify.annotations.NullMarked;
