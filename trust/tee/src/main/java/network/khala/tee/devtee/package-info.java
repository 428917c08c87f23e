/// The development device: a process that plays the TEE for a machine without one. It measures the
/// pRuntime distribution, starts it as its own child and answers quote and sealing requests on that
/// child's socket only. [DevTee] is the device, [DevTeeClient] what the child holds. See
/// `docs/protocol/devtee.md`.
@NullMarked
package network.khala.tee.devtee;

import org.jspecify.annotations.NullMarked;
