/// Pallet `TechnicalMembership`: who belongs to a collective, set by governance.
@NullMarked
package network.khala.pallets.membership;

import org.jspecify.annotations.NullMarked;
