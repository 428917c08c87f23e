/// Tests of the simulation. The 30-day history among the vectors is run by the conformance runner.
@NullMarked
package network.khala.economics.simulation;

import org.jspecify.annotations.NullMarked;
