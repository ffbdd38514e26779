/** Tests of what pages are drawn with. */
@NullMarked
package org.citypartnerships.queryside.pages;

import org.jspecify.annotations.NullMarked;
