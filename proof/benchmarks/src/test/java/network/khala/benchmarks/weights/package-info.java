@NullMarked
package network.khala.benchmarks.weights;

import org.jspecify.annotations.NullMarked;
