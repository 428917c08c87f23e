/// `khala key`: keys and addresses on the command line.
@NullMarked
package network.khala.cli.key;

import org.jspecify.annotations.NullMarked;
