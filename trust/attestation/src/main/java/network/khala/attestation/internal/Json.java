package network.khala.attestation.internal;

import java.util.List;
import java.util.SequencedMap;

/// A JSON value as [JsonReader] reads it.
public sealed interface Json {

  /// An object; its members in the order of the text.
  record Members(SequencedMap<String, Json> members) implements Json {}

  /// An array.
  record Array(List<Json> items) implements Json {}

  /// A string.
  record Text(String value) implements Json {}

  /// A number, as written: consensus code must not pass through floating point.
  record Numeral(String literal) implements Json {}

  /// `true` or `false`.
  record Bool(boolean value) implements Json {}

  /// `null`.
  record Null() implements Json {}
}
