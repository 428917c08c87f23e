/// `khala doctor`: what the machine and its surroundings are like, line by line, with what to do.
@NullMarked
package network.khala.cli.doctor;

import org.jspecify.annotations.NullMarked;
