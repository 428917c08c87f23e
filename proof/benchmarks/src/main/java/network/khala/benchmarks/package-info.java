/// Measurements of what the project promises to be fast at. Each has a name, a unit and a check
/// that what is measured is done right; JMH runs those of single operations in a process of their
/// own. Never part of the build, and no test fails because of a time.
@NullMarked
package network.khala.benchmarks;

import org.jspecify.annotations.NullMarked;
