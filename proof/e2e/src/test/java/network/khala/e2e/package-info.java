/// Whole-system tests: the `khala` command as real processes, driven from outside by clients that
/// nobody here wrote. Nothing of the product's code is called, with one exception: raw JSON-RPC is
/// spoken where a client library would not send what is tested.
@NullMarked
package network.khala.e2e;

import org.jspecify.annotations.NullMarked;
