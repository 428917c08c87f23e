@NullMarked
package network.khala.testkit.interfaces;

import org.jspecify.annotations.NullMarked;
