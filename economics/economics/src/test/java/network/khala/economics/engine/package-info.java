/// Tests of the engine, among them a plain reading of its rules that it is compared with.
@NullMarked
package network.khala.economics.engine;

import org.jspecify.annotations.NullMarked;
