@NullMarked
package network.khala.testkit.staking;

import org.jspecify.annotations.NullMarked;
