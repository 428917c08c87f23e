/// Adapters for the vectors of the registry, the message queue and the contract types.
@NullMarked
package network.khala.testkit.registry;

import org.jspecify.annotations.NullMarked;
