/// The methods whose names carry a version: `chainHead_v1`, `transaction_v1`, `archive_v1`,
/// `chainSpec_v1`. [ModernMethods] is the way in. See `docs/protocol/rpc.md#versioned-methods`.
@NullMarked
package network.khala.rpc.v1;

import org.jspecify.annotations.NullMarked;
