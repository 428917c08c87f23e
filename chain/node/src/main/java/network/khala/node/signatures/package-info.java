/// How a node verifies signatures: those that come at one time together, and none twice.
@NullMarked
package network.khala.node.signatures;

import org.jspecify.annotations.NullMarked;
