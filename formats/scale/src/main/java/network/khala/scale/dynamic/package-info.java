/// Values of types that are known only from a description: what a client decodes and encodes by the
/// metadata of the node that it talks to. As strict and bounded as the typed codecs. See
/// `docs/protocol/scale.md`.
@NullMarked
package network.khala.scale.dynamic;

import org.jspecify.annotations.NullMarked;
