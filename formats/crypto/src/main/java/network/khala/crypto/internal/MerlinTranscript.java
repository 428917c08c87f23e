package network.khala.crypto.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// A Merlin transcript: labelled messages in, challenges that depend on all of them out.
public final class MerlinTranscript {
  private static final byte[] PROTOCOL = "Merlin v1.0".getBytes(US_ASCII);

  private final Strobe128 strobe;

  private MerlinTranscript(Strobe128 strobe) {
    this.strobe = strobe;
  }

  /// Starts the transcript of a protocol.
  public static MerlinTranscript of(String name) {
    MerlinTranscript transcript = new MerlinTranscript(Strobe128.of(PROTOCOL));
    return transcript.append("dom-sep", name.getBytes(US_ASCII));
  }

  /// An independent copy of the state so far.
  public MerlinTranscript copy() {
    return new MerlinTranscript(strobe.copy());
  }

  /// Appends a message.
  public MerlinTranscript append(String label, byte[] message) {
    beginLabelled(label, message.length);
    strobe.ad(message);
    return this;
  }

  /// `length` bytes that depend on all that was appended.
  public byte[] challengeBytes(String label, int length) {
    byte[] challenge = new byte[length];
    beginLabelled(label, length);
    strobe.prf(challenge);
    return challenge;
  }

  /// A scalar that depends on all that was appended.
  public byte[] challengeScalar(String label) {
    return Scalar25519.reduceWide(challengeBytes(label, 64));
  }

  /// `length` secret bytes that depend on the transcript, a secret seed and fresh randomness: good
  /// if either of the latter two is. The transcript itself stays as it was.
  public byte[] witnessBytes(String label, byte[] seed, byte[] randomness, int length) {
    Strobe128 fork = strobe.copy();
    fork.metaAd(label.getBytes(US_ASCII), false);
    fork.metaAd(littleEndian(seed.length), true);
    fork.key(seed);
    fork.metaAd("rng".getBytes(US_ASCII), false);
    fork.key(randomness);
    byte[] witness = new byte[length];
    fork.metaAd(littleEndian(length), false);
    fork.prf(witness);
    fork.clear();
    return witness;
  }

  /// Overwrites the state.
  public void clear() {
    strobe.clear();
  }

  private void beginLabelled(String label, int length) {
    strobe.metaAd(label.getBytes(US_ASCII), false);
    strobe.metaAd(littleEndian(length), true);
  }

  private static byte[] littleEndian(int length) {
    byte[] encoded = new byte[4];
    LittleEndian.putInt(encoded, 0, length);
    return encoded;
  }
}
