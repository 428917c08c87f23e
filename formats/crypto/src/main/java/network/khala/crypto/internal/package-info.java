/// The arithmetic under the keys: permutations, fields, curves, transcripts. Not an API; use
/// `network.khala.crypto`.
@NullMarked
package network.khala.crypto.internal;

import org.jspecify.annotations.NullMarked;
