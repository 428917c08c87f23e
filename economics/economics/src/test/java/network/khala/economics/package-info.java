/// Tests of the formulas: properties against exact integers, and figures worked out by hand.
@NullMarked
package network.khala.economics;

import org.jspecify.annotations.NullMarked;
