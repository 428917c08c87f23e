/// A chain's metadata, versions 14 and 15: pallets, storage, calls, events, errors, constants and
/// runtime calls by name, and the keys of storage entries. See `docs/protocol/client.md`.
@NullMarked
package network.khala.client.metadata;

import org.jspecify.annotations.NullMarked;
