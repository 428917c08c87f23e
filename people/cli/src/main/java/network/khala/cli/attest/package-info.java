/// `khala attest`: looks into evidence, judges it, fetches what judging needs, makes quotes and
/// measures programs. Reads and prints; the judging is done by the module `attestation`.
@NullMarked
package network.khala.cli.attest;

import org.jspecify.annotations.NullMarked;
