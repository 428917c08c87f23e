/// Vectors of staking: scenarios through the real dispatcher, tables of accounts and interfaces.
@NullMarked
package network.khala.testkit.staking;

import org.jspecify.annotations.NullMarked;
