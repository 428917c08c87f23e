/// Pallets `Council` and `TechnicalCommittee`: bodies that decide by majority, and make calls in
/// their own name.
@NullMarked
package network.khala.pallets.collective;

import org.jspecify.annotations.NullMarked;
