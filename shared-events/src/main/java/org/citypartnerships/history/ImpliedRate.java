package org.citypartnerships.history;

import org.citypartnerships.values.Unit;

/**
 * The rate of exchange that lies in one figure printed in two currencies: 43.6 billion yuan ($6 billion) is 7.267 yuan to
 * the dollar. It is shown beside the two; neither is a conversion of ours.
 *
 * @param of the currency counted
 * @param per the currency of which one unit is paid
 * @param rate how many of the one to one of the other, in four significant digits
 */
public record ImpliedRate(Unit of, Unit per, Derived rate) {}
