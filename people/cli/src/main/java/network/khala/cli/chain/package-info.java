/// Commands that talk to a chain through a node: by the names of its metadata, with values in the
/// JSON form that wallets and scripts know.
@NullMarked
package network.khala.cli.chain;

import org.jspecify.annotations.NullMarked;
