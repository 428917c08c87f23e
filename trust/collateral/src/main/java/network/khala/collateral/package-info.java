/// Fetching, caching and keeping the documents with which DCAP quotes are judged. Nothing in here
/// judges: a wrong answer of a server can only cause a refusal. See `docs/protocol/attestation.md`,
/// "Collateral".
@NullMarked
package network.khala.collateral;

import org.jspecify.annotations.NullMarked;
