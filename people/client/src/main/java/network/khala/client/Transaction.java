package network.khala.client;

import java.math.BigInteger;
import java.util.OptionalLong;
import network.khala.client.extrinsic.ChainIdentity;
import network.khala.client.extrinsic.Era;
import network.khala.client.extrinsic.Extrinsic;
import network.khala.client.extrinsic.ExtrinsicSigner;
import network.khala.client.extrinsic.SigningOptions;
import network.khala.client.extrinsic.SigningPayload;
import network.khala.client.rpc.RpcException;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// A call on its way to becoming a signed extrinsic. Immutable; what is not given is asked of the
/// node when it is needed.
public final class Transaction {
  /// Some minutes at usual block times.
  private static final int DEFAULT_PERIOD = 64;

  private final ChainClient chain;
  private final ChainRuntime runtime;
  private final Bytes call;
  private final OptionalLong nonce;
  private final BigInteger tip;
  private final int period;

  Transaction(ChainClient chain, ChainRuntime runtime, Bytes call) {
    this(chain, runtime, call, OptionalLong.empty(), BigInteger.ZERO, DEFAULT_PERIOD);
  }

  private Transaction(
      ChainClient chain,
      ChainRuntime runtime,
      Bytes call,
      OptionalLong nonce,
      BigInteger tip,
      int period) {
    this.chain = chain;
    this.runtime = runtime;
    this.call = call;
    this.nonce = nonce;
    this.tip = tip;
    this.period = period;
  }

  /// With the given nonce instead of the account's next one.
  public Transaction withNonce(long value) {
    return new Transaction(chain, runtime, call, OptionalLong.of(value), tip, period);
  }

  /// With a tip in base units.
  public Transaction withTip(BigInteger amount) {
    return new Transaction(chain, runtime, call, nonce, amount, period);
  }

  /// Valid for about so many blocks from the last final one on (64 unless said otherwise).
  public Transaction validFor(int blocks) {
    return new Transaction(chain, runtime, call, nonce, tip, blocks);
  }

  /// Valid for ever. Whoever removes the account's last funds lets others repeat the transaction
  /// once the account exists again.
  public Transaction immortal() {
    return new Transaction(chain, runtime, call, nonce, tip, 0);
  }

  /// What is to be signed for an account: for a signer elsewhere.
  public SigningPayload payload(Bytes32 account) {
    ChainIdentity identity = chain.identity(runtime);
    long number = nonce.orElseGet(() -> chain.nextNonce(account));
    SigningOptions options =
        period == 0
            ? SigningOptions.immortal(number, identity).withTip(tip)
            : mortal(number, identity);
    return SigningPayload.of(
        runtime.metadata().types(), runtime.metadata().extrinsic(), identity, call, options);
  }

  private SigningOptions mortal(long number, ChainIdentity identity) {
    Bytes32 finalized = chain.finalizedHash();
    long current =
        chain
            .header(finalized)
            .map(Header::number)
            .orElseThrow(
                () ->
                    new RpcException.Malformed(
                        "the node does not know its final block " + finalized, null));
    // At the block that the era is made for, the birth block is that block unless long periods
    // round it down.
    Era era = Era.mortal(period, current);
    long birth = era.birth(current);
    Bytes32 hash =
        birth == current ? finalized : chain.blockHash(birth).orElse(identity.genesisHash());
    return new SigningOptions(number, tip, era, hash);
  }

  /// Signs.
  public Extrinsic sign(ExtrinsicSigner signer) {
    return payload(signer.account()).sign(signer);
  }

  /// What the account would pay now, without tip, in base units.
  public BigInteger fee(Bytes32 account) {
    return chain.fee(payload(account).withoutSignature(account));
  }

  /// Signs, submits and follows.
  ///
  /// @throws RpcException.Answered if the node refuses the extrinsic
  public Submission submit(ExtrinsicSigner signer) {
    return chain.submitAndWatch(sign(signer));
  }
}
