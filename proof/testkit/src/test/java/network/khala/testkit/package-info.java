@NullMarked
package network.khala.testkit;

import org.jspecify.annotations.NullMarked;
