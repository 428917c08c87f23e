/// What the budgets of the project are measured with. Run with JMH; no test depends on a timing.
@NullMarked
package network.khala.benchmarks;

import org.jspecify.annotations.NullMarked;
