/// The conformance runner: reads vector files and drives the code that the node and the enclave
/// run. A package per suite holds the adapters from JSON to that code; nothing is computed here.
@NullMarked
package network.khala.testkit;

import org.jspecify.annotations.NullMarked;
