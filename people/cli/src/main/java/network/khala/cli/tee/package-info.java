/// The enclave program and the device that plays the TEE for it. The program runs from a folder of
/// its own, beside this one's jars: what a TEE measures holds nothing of the command.
@NullMarked
package network.khala.cli.tee;

import org.jspecify.annotations.NullMarked;
