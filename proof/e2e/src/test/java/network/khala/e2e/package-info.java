/// Whole-system tests: the `khala` command as real processes, driven from outside by clients that
/// nobody here wrote. Nothing of the product's code is called, with two exceptions: raw JSON-RPC is
/// spoken where a client library would not send what is tested, and our own client's codec is held
/// against those of others.
@NullMarked
package network.khala.e2e;

import org.jspecify.annotations.NullMarked;
