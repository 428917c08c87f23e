/// The `khala` command: parses, wires, prints. Nothing is computed here; each command constructs
/// what a module offers, hands it the options, and shows what comes back. What all commands share
/// (options, configuration, exit codes, errors, colour, interruption) is in this package, each
/// group of commands in one of its own.
@NullMarked
package network.khala.cli;

import org.jspecify.annotations.NullMarked;
