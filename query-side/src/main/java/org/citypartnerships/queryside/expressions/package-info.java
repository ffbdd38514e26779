/** How the expressions in templates of pages are read: values of records by one reader for all pages. */
@NullMarked
package org.citypartnerships.queryside.expressions;

import org.jspecify.annotations.NullMarked;
