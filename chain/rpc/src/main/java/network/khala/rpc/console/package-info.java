/// Serves the mining console, a folder of static files, to browsers on this machine;
/// docs/console.md.
@NullMarked
package network.khala.rpc.console;

import org.jspecify.annotations.NullMarked;
