/// Serving the mining console beside a node; docs/console.md.
@NullMarked
package network.khala.cli.console;

import org.jspecify.annotations.NullMarked;
