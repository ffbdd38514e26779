/** The languages that pages are written in, and how dates, numbers and standings are said in them. */
@NullMarked
package org.citypartnerships.queryside.language;

import org.jspecify.annotations.NullMarked;
