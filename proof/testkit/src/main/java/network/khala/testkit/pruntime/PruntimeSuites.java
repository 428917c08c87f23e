package network.khala.testkit.pruntime;

import java.util.List;
import network.khala.testkit.VectorSuite;

/// The adapters of this package.
public final class PruntimeSuites {
  /// One line each.
  public static final List<VectorSuite> ALL =
      List.of(
          new StorageKeyVectors(),
          new RegistrationVectors(),
          new MqMessageVectors(),
          new MessageAccumulatorVectors(),
          new SignedContentVectors(),
          new HandoverVectors(),
          new HeartbeatVectors(),
          new KeyShareVectors(),
          new LightClientVectors(),
          new KeyDerivationVectors(),
          new KeyAgreementVectors(),
          new GatekeeperCryptoVectors(),
          new SealingVectors(),
          new MiscVectors(),
          new GatekeeperKeyVectors());

  private PruntimeSuites() {}
}
