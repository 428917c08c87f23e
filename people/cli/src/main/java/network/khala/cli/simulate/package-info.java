/// `khala simulate`: the tokenomics without a network, as figures, tables and charts.
@NullMarked
package network.khala.cli.simulate;

import org.jspecify.annotations.NullMarked;
