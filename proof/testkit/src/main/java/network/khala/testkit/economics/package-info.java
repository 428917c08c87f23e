/// Vectors of the tokenomics: fixed-point arithmetic, formulas, the gatekeepers' engine.
@NullMarked
package network.khala.testkit.economics;

import org.jspecify.annotations.NullMarked;
