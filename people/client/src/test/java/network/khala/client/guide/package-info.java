/// The guide's examples, compiled and run as they stand there.
@NullMarked
package network.khala.client.guide;

import org.jspecify.annotations.NullMarked;
