package network.khala.testkit.registry;

import java.util.List;
import network.khala.testkit.VectorSuite;

/// The adapters of this package.
public final class RegistrySuites {
  /// One line each.
  public static final List<VectorSuite> ALL =
      List.of(
          new StorageKeyVectors(),
          new CallVectors(),
          new ScaleTypeVectors(),
          new TypeDefinitionVectors(),
          new ContractIdVectors(),
          new KeySharingVectors(),
          new SigningVectors());

  private RegistrySuites() {}
}
