package network.khala.pallets.preimage;

import java.util.Optional;
import network.khala.frame.CallablePallet;
import network.khala.frame.Kernel;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.pallets.balances.Funds;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;

/// Pallet `Preimage`.
public final class PreimagePallet extends CallablePallet<PreimageCall> {
  /// The most bytes under one hash.
  public static final int BYTES_MAX = 4 << 20;

  private final PreimageConfig config;
  private final Preimages preimages;

  /// The pallet of a chain.
  public PreimagePallet(Kernel kernel, int index, PreimageConfig config, Funds funds) {
    super(kernel, "Preimage", index, PreimageCall.class);
    this.config = config;
    this.preimages = new Preimages(items(), config, funds, reports());
  }

  /// The bytes, for pallets that need them.
  public Preimages preimages() {
    return preimages;
  }

  @Override
  public int storageVersion() {
    return 1;
  }

  @Override
  public Optional<Class<? extends PalletEvent>> eventType() {
    return Optional.of(PreimageEvent.class);
  }

  @Override
  public Optional<Class<? extends PalletError>> errorType() {
    return Optional.of(PreimageError.class);
  }

  @Override
  protected long units(PreimageCall call) {
    return switch (call) {
      case PreimageCall.NotePreimage(Bytes bytes) -> bytes.size();
      case PreimageCall.UnnotePreimage _,
          PreimageCall.RequestPreimage _,
          PreimageCall.UnrequestPreimage _ ->
          0;
    };
  }

  @Override
  protected PostDispatch dispatch(Origin origin, PreimageCall call) {
    return switch (call) {
      case PreimageCall.NotePreimage(Bytes bytes) ->
          preimages.note(bytes, bringer(origin)) ? PostDispatch.FREE : PostDispatch.AS_DECLARED;
      case PreimageCall.UnnotePreimage(Hash hash) -> {
        preimages.unnote(hash, bringer(origin));
        yield PostDispatch.AS_DECLARED;
      }
      case PreimageCall.RequestPreimage(Hash hash) -> {
        config.governance().require(origin);
        preimages.request(hash);
        yield PostDispatch.AS_DECLARED;
      }
      case PreimageCall.UnrequestPreimage(Hash hash) -> {
        config.governance().require(origin);
        preimages.unrequest(hash);
        yield PostDispatch.AS_DECLARED;
      }
    };
  }

  /// The account behind a call, nobody for governance.
  private Optional<AccountId> bringer(Origin origin) {
    return config.governance().allows(origin)
        ? Optional.empty()
        : Optional.of(origin.requireSigned());
  }
}
