package network.khala.pallets.registry;

/// What a chain demands of registrations; constants of the pallet, so the genesis commits to them.
///
/// @param noneAttestationEnabled workers may register without evidence; development chains only
/// @param verifyPRuntime the measured program must be in the allow list
/// @param verifyRelaychainGenesisBlockHash the enclave must follow this chain, or a listed one
/// @param verifyWorkerFreshness a registration must name a recent block of this chain, newer than
///   the one that the key's last registration named
public record RegistryConfig(
    boolean noneAttestationEnabled,
    boolean verifyPRuntime,
    boolean verifyRelaychainGenesisBlockHash,
    boolean verifyWorkerFreshness) {
  /// Everything is checked.
  public static final RegistryConfig STRICT = new RegistryConfig(false, true, true, true);

  /// Workers without evidence are taken too, and programs are not asked for: development only.
  public static RegistryConfig dangerouslyAllowingNone() {
    return new RegistryConfig(true, false, true, true);
  }
}
