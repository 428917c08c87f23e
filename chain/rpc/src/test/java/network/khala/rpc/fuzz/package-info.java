/// Inputs that nobody would send: parameters of every method, sequences of `chainHead_v1`,
/// extrinsics. Each target takes any bytes and reads a well-formed request out of them, so that
/// what a fuzzer changes stays past the JSON reader.
@NullMarked
package network.khala.rpc.fuzz;

import org.jspecify.annotations.NullMarked;
