/// Tests of the HTTP server.
@NullMarked
package network.khala.pruntime.http;

import org.jspecify.annotations.NullMarked;
