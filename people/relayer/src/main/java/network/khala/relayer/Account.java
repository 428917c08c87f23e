package network.khala.relayer;

import java.math.BigInteger;
import java.util.List;
import java.util.function.LongConsumer;
import network.khala.client.ChainClient;
import network.khala.client.ChainRuntime;
import network.khala.client.Header;
import network.khala.client.Submission;
import network.khala.client.extrinsic.ChainIdentity;
import network.khala.client.extrinsic.Era;
import network.khala.client.extrinsic.Extrinsic;
import network.khala.client.extrinsic.ExtrinsicSigner;
import network.khala.client.extrinsic.SigningOptions;
import network.khala.client.extrinsic.SigningPayload;
import network.khala.client.rpc.RpcException;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// The account that pays for all workers of a relayer. Submits one extrinsic after the other, so
/// that nonces neither clash nor leave gaps. Safe for use by several threads.
final class Account {
  /// Extrinsics are valid for so many blocks.
  private static final int PERIOD = 64;

  /// The node's code for an extrinsic that is in its pool already.
  private static final int ALREADY_IMPORTED = 1013;

  /// The node's code for one whose message another extrinsic in the pool carries already.
  private static final int TOO_LOW_PRIORITY = 1014;

  private final ChainClient chain;
  private final ExtrinsicSigner signer;

  Account(ChainClient chain, ExtrinsicSigner signer) {
    this.chain = chain;
    this.signer = signer;
  }

  Bytes32 id() {
    return signer.account();
  }

  /// Submits a call with encoded arguments, to be followed by the caller.
  synchronized Submission submit(String pallet, String call, Bytes... arguments) {
    Signing signing = begin();
    return chain.submitAndWatch(signing.sign(signing.runtime.encodedCall(pallet, call, arguments)));
  }

  /// Submits the same call with one argument after the other, without waiting for inclusion.
  ///
  /// @param taken is told the index of each argument whose extrinsic the node took, or had already
  /// @throws RpcException if the node refuses one; those after it are not tried
  synchronized void submitAll(
      String pallet, String call, List<Bytes> arguments, LongConsumer taken) {
    Signing signing = begin();
    for (int i = 0; i < arguments.size(); i++) {
      Extrinsic extrinsic =
          signing.sign(signing.runtime.encodedCall(pallet, call, arguments.get(i)));
      try {
        chain.submit(extrinsic);
        signing.nonce++;
      } catch (RpcException.Answered e) {
        switch (e.code()) {
          case ALREADY_IMPORTED -> signing.nonce++;
          case TOO_LOW_PRIORITY -> {}
          default -> throw e;
        }
      }
      taken.accept(i);
    }
  }

  private Signing begin() {
    ChainRuntime runtime = chain.runtime();
    Bytes32 finalHash = chain.finalizedHash();
    long current =
        chain
            .header(finalHash)
            .map(Header::number)
            .orElseThrow(
                () ->
                    new RpcException.Malformed(
                        "the node does not know its final block " + finalHash, null));
    Era era = Era.mortal(PERIOD, current);
    long birth = era.birth(current);
    ChainIdentity identity = chain.identity(runtime);
    Bytes32 birthHash =
        birth == current ? finalHash : chain.blockHash(birth).orElse(identity.genesisHash());
    return new Signing(runtime, identity, era, birthHash, chain.nextNonce(signer.account()));
  }

  /// What the extrinsics of one round have in common, and the next nonce.
  private final class Signing {
    private final ChainRuntime runtime;
    private final ChainIdentity identity;
    private final Era era;
    private final Bytes32 birthHash;
    private long nonce;

    Signing(ChainRuntime runtime, ChainIdentity identity, Era era, Bytes32 birthHash, long nonce) {
      this.runtime = runtime;
      this.identity = identity;
      this.era = era;
      this.birthHash = birthHash;
      this.nonce = nonce;
    }

    Extrinsic sign(Bytes call) {
      return SigningPayload.of(
              runtime.metadata().types(),
              runtime.metadata().extrinsic(),
              identity,
              call,
              new SigningOptions(nonce, BigInteger.ZERO, era, birthHash))
          .sign(signer);
    }
  }
}
