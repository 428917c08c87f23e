/// Tests against a fake node and a fake pRuntime.
@NullMarked
package network.khala.relayer;

import org.jspecify.annotations.NullMarked;
