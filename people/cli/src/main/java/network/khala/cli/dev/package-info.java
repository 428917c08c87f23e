/// `khala dev`: a whole network on one machine. Everything that runs is a process of its own; what
/// is done here could be done by hand with the other commands, since it speaks to the node like any
/// client. [DevNetwork] is the sequence, each step of it a class.
@NullMarked
package network.khala.cli.dev;

import org.jspecify.annotations.NullMarked;
