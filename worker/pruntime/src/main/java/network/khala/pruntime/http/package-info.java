/// The program's HTTP interface: a private port for the operator, a public one for everybody. See
/// `docs/protocol/pruntime.md`.
@NullMarked
package network.khala.pruntime.http;

import org.jspecify.annotations.NullMarked;
