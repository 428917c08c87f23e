/// Commands around a node and its chain on disk.
@NullMarked
package network.khala.cli.node;

import org.jspecify.annotations.NullMarked;
