/// Looks at a machine and says whether it is fit to mine, and what to do if not. Reads a few files
/// under a root folder and changes nothing. See `docs/protocol/devtee.md`, "What the machine
/// offers".
@NullMarked
package network.khala.tee.doctor;

import org.jspecify.annotations.NullMarked;
