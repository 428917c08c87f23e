/// Rules of the architecture that the compiled code of all modules must keep: who may depend on
/// whom, what deterministic code must not touch, what every package looks like.
@NullMarked
package network.khala.architecture;

import org.jspecify.annotations.NullMarked;
