package network.khala.benchmarks.signature;

import java.util.Random;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.Sr25519;
import network.khala.crypto.Sr25519Batch;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.crypto.VerificationException;
import network.khala.scale.Bytes32;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Verification of signatures by distinct signers over distinct messages. Keys and signatures are
/// given as bytes, as in an extrinsic.
@State(Scope.Thread)
public class Sr25519Benchmark {
  private static final int COUNT = 64;
  private static final int MESSAGE_SIZE_BYTES = 120;

  private final Bytes32[] signers = new Bytes32[COUNT];
  private final byte[][] messages = new byte[COUNT][MESSAGE_SIZE_BYTES];
  private final byte[][] signatures = new byte[COUNT][];
  private int next;

  /// Signs, and checks that the verifier tells right from wrong.
  @Setup
  public void prepare() {
    Random random = new Random(1);
    for (int i = 0; i < COUNT; i++) {
      byte[] seed = new byte[32];
      random.nextBytes(seed);
      random.nextBytes(messages[i]);
      try (SecretBytes secret = SecretBytes.copyOf(seed);
          Sr25519KeyPair pair = Sr25519KeyPair.fromSeed(secret)) {
        signers[i] = pair.publicKey();
        signatures[i] = pair.sign(messages[i]);
      }
    }
    requireForgeryRefused(signers[0], messages[1], signatures[0]);
  }

  private static void requireForgeryRefused(Bytes32 signer, byte[] message, byte[] signature) {
    try {
      Sr25519.verify(signer, message, signature);
    } catch (VerificationException e) {
      return;
    }
    throw new IllegalStateException("a forged signature was accepted");
  }

  /// One signature.
  @Benchmark
  public void verify() {
    int i = next++ % COUNT;
    Sr25519.verify(signers[i], messages[i], signatures[i]);
  }

  /// As many at once as a node checks together.
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public void batch64() {
    Sr25519Batch batch = new Sr25519Batch();
    for (int i = 0; i < COUNT; i++) {
      batch.add(signers[i], messages[i], signatures[i]);
    }
    batch.verify();
  }
}
