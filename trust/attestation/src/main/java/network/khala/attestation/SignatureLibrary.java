package network.khala.attestation;

import network.khala.attestation.internal.CorrettoEcdsa;
import network.khala.attestation.internal.EcdsaP256;

/// Which code verifies the nine ECDSA signatures that a quote with new collateral costs. Both give
/// the same verdict on every input: forms and ranges are checked before either is asked, and what
/// is left is arithmetic. Immutable.
///
/// See `docs/guides/attestation.md#signatures-by-native-code`.
public final class SignatureLibrary {
  /// Bouncy Castle, in Java: the default, and what decides on chain and in the enclave, where the
  /// verdict may not depend on what a machine has installed.
  public static final SignatureLibrary JAVA = new SignatureLibrary("Bouncy Castle", EcdsaP256.JAVA);

  private final String name;
  private final EcdsaP256 ecdsa;

  private SignatureLibrary(String name, EcdsaP256 ecdsa) {
    this.name = name;
    this.ecdsa = ecdsa;
  }

  /// AWS-LC, native code, if the Amazon Corretto Crypto Provider is on the class path, can be
  /// loaded on this machine and knows a good signature from a bad one; else [#JAVA]. Loading takes
  /// about half a second, once: ask for it at the start of a program that verifies thousands of
  /// quotes.
  public static SignatureLibrary fastest() {
    return Native.LIBRARY;
  }

  /// Loaded by the first who asks.
  private static final class Native {
    static final SignatureLibrary LIBRARY =
        CorrettoEcdsa.load().map(found -> new SignatureLibrary("AWS-LC", found)).orElse(JAVA);
  }

  /// For people: `Bouncy Castle` or `AWS-LC`.
  public String name() {
    return name;
  }

  /// For the verifiers of this library.
  public EcdsaP256 ecdsa() {
    return ecdsa;
  }
}
