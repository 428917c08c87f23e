/// Values of a chain in JSON, in the form that polkadot.js prints and accepts, by the types of the
/// chain's metadata. See `docs/protocol/client.md`.
@NullMarked
package network.khala.client.json;

import org.jspecify.annotations.NullMarked;
