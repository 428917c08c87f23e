/// Tests of tables of the tokenomics that are no vector files.
@NullMarked
package network.khala.testkit.economics;

import org.jspecify.annotations.NullMarked;
