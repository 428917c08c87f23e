package network.khala.crypto;

import network.khala.crypto.internal.LittleEndian;
import network.khala.crypto.internal.MerlinTranscript;

/// What a signature or proof of sr25519 is about: labelled messages under a protocol's name, as a
/// Merlin transcript. Mutable until it is used; using it leaves it as it was.
public final class Transcript {
  private static final byte[] SUBSTRATE = {'s', 'u', 'b', 's', 't', 'r', 'a', 't', 'e'};

  /// All signatures of the chain begin with this.
  private static final Transcript SUBSTRATE_CONTEXT = of("SigningContext").append("", SUBSTRATE);

  private final MerlinTranscript merlin;

  private Transcript(MerlinTranscript merlin) {
    this.merlin = merlin;
  }

  /// Starts the transcript of a protocol.
  public static Transcript of(String protocol) {
    return new Transcript(MerlinTranscript.of(protocol));
  }

  /// The transcript of a message in a signing context.
  public static Transcript inContext(byte[] context, byte[] message) {
    return of("SigningContext").append("", context).append("sign-bytes", message);
  }

  /// The transcript of a message in the context `substrate`.
  public static Transcript ofMessage(byte[] message) {
    return SUBSTRATE_CONTEXT.copy().append("sign-bytes", message);
  }

  /// Appends a message.
  public Transcript append(String label, byte[] message) {
    merlin.append(label, message);
    return this;
  }

  /// Appends an unsigned 64-bit number, little-endian.
  public Transcript append(String label, long number) {
    byte[] encoded = new byte[8];
    LittleEndian.putLong(encoded, 0, number);
    return append(label, encoded);
  }

  /// An independent copy.
  public Transcript copy() {
    return new Transcript(merlin.copy());
  }

  /// A copy of the state for a computation that goes on from it.
  MerlinTranscript fork() {
    return merlin.copy();
  }
}
