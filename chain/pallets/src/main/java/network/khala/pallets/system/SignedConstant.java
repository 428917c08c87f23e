package network.khala.pallets.system;

import java.util.function.Supplier;
import network.khala.frame.extrinsic.TransactionExtension;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Codecs;
import network.khala.scale.Unit;

/// An extension that carries nothing and lets a fact about the chain be signed, so that a signature
/// is good for this chain and version alone: a mismatch makes it a bad signature.
///
/// @param <A> the fact's type
public final class SignedConstant<A> implements TransactionExtension<Unit, A> {
  private final String identifier;
  private final Codec<A> codec;
  private final Supplier<A> fact;

  private SignedConstant(String identifier, Codec<A> codec, Supplier<A> fact) {
    this.identifier = identifier;
    this.codec = codec;
    this.fact = fact;
  }

  /// `CheckSpecVersion`: the rules' version is signed.
  public static SignedConstant<Long> specVersion(SystemPallet system) {
    return new SignedConstant<>(
        "CheckSpecVersion", Codecs.U32, () -> system.config().version().specVersion());
  }

  /// `CheckTxVersion`: the version of the form of calls is signed.
  public static SignedConstant<Long> txVersion(SystemPallet system) {
    return new SignedConstant<>(
        "CheckTxVersion", Codecs.U32, () -> system.config().version().transactionVersion());
  }

  /// `CheckGenesis`: the genesis hash is signed.
  public static SignedConstant<Hash> genesis(SystemPallet system) {
    return new SignedConstant<>(
        "CheckGenesis", CodecFactory.STANDARD.of(Hash.class), () -> system.blockHash(0));
  }

  @Override
  public String identifier() {
    return identifier;
  }

  @Override
  public Codec<Unit> extraCodec() {
    return Codecs.UNIT;
  }

  @Override
  public Codec<A> additionalCodec() {
    return codec;
  }

  @Override
  public A additional(Unit extra) {
    return fact.get();
  }
}
