/// Adapters for the vectors of the chain's formats: tries, keys, codecs, headers, extrinsics. See
/// `docs/protocol/`.
@NullMarked
package network.khala.testkit.chain;

import org.jspecify.annotations.NullMarked;
