/// Names, numbers and types of pallets against the tables of their interfaces.
@NullMarked
package network.khala.testkit.interfaces;

import org.jspecify.annotations.NullMarked;
