package network.khala.finality;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.crypto.Ed25519;
import network.khala.crypto.VerificationException;
import network.khala.finality.cometbft.CometHeader;
import network.khala.finality.cometbft.LightBlock;
import network.khala.finality.cometbft.LightClient;
import network.khala.finality.cometbft.MalformedProtoException;
import network.khala.finality.cometbft.TrustedHeader;
import network.khala.finality.cometbft.ValidatorSet.VotingPowerOverflowException;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.DecodeException;

/// Judges finality proofs of one chain. Holds no state of its own: the trusted state goes in, and
/// only if everything is right the next one comes out.
public final class FinalityVerifier {
  private final FinalityAnchor anchor;
  private final Bytes32 genesisHash;
  private final String chainId;
  private final VerificationPolicy policy;

  /// For the chain with the given anchor and genesis.
  ///
  /// @param anchor as proven under the genesis state root
  /// @param genesisHash the hash of the genesis header
  /// @throws IllegalArgumentException if the anchor's validators are no set
  public FinalityVerifier(FinalityAnchor anchor, Bytes32 genesisHash, VerificationPolicy policy) {
    this(
        anchor,
        genesisHash,
        switch (anchor) {
          case FinalityAnchor.Sealed _ -> "";
          case FinalityAnchor.CometBft first -> first.chainId(genesisHash);
        },
        policy);
  }

  /// For a chain of CometBFT whose id does not follow from its genesis.
  ///
  /// @throws IllegalArgumentException if the anchor's validators are no set
  public FinalityVerifier(
      FinalityAnchor anchor, Bytes32 genesisHash, String chainId, VerificationPolicy policy) {
    this.anchor = anchor;
    this.genesisHash = genesisHash;
    this.chainId = chainId;
    this.policy = policy;
    genesis();
  }

  /// The state to begin with: genesis, trusted by the anchor.
  public TrustedState genesis() {
    Optional<TrustedHeader> comet =
        switch (anchor) {
          case FinalityAnchor.Sealed _ -> Optional.empty();
          case FinalityAnchor.CometBft first ->
              Optional.of(
                  TrustedHeader.anchor(
                      first.initialHeight(), first.genesisTime(), first.validatorSet()));
        };
    return new TrustedState(0, genesisHash, comet);
  }

  /// Verifies consecutive headers that follow the trusted block, the last of which is proven.
  ///
  /// @param headers consecutive headers; none only for CometBFT, where the first light block then
  ///   proves that the chain began with this genesis
  /// @param now the time
  public TrustedState verify(
      TrustedState trusted, List<HeaderLink> headers, Bytes encodedProof, Instant now)
      throws FinalityException {
    Claim claim = decode(encodedProof);
    HeaderLink last = new HeaderLink(trusted.number(), Bytes32.ZERO, trusted.hash());
    for (HeaderLink header : headers) {
      if (header.number() != last.number() + 1) {
        throw new FinalityException(
            FinalityError.BROKEN_HEADER_CHAIN,
            "block " + header.number() + " after " + last.number());
      }
      if (!header.parentHash().equals(last.hash())) {
        throw new FinalityException(
            FinalityError.BROKEN_HEADER_CHAIN,
            "block "
                + header.number()
                + " has parent "
                + header.parentHash()
                + ", expected "
                + last.hash());
      }
      last = header;
    }
    return verifyLast(trusted, last, claim, now);
  }

  /// Verifies one header further on, whose ancestors up to the trusted block are not shown:
  /// finality alone carries it.
  ///
  /// @param now the time
  public TrustedState verifyJump(
      TrustedState trusted, HeaderLink header, Bytes encodedProof, Instant now)
      throws FinalityException {
    Claim claim = decode(encodedProof);
    if (header.number() <= trusted.number()) {
      throw new FinalityException(
          FinalityError.BROKEN_HEADER_CHAIN,
          "block " + header.number() + ", trusted is " + trusted.number());
    }
    return verifyLast(trusted, header, claim, now);
  }

  /// What a proof of the anchor's kind says.
  private sealed interface Claim {
    record Seal(Bytes32 authority, FinalityProof.Sealed proof) implements Claim {}

    record Commits(List<LightBlock> blocks) implements Claim {}
  }

  private Claim decode(Bytes encodedProof) throws FinalityException {
    FinalityProof proof;
    try {
      proof = FinalityProof.CODEC.decode(encodedProof);
    } catch (DecodeException e) {
      throw new FinalityException(FinalityError.MALFORMED, String.valueOf(e.getMessage()));
    }
    // The anchor fixes the kind: else one key chosen by the host could replace a validator set.
    return switch (anchor) {
      case FinalityAnchor.Sealed(Bytes32 authority) -> {
        if (!(proof instanceof FinalityProof.Sealed seal)) {
          throw wrongKind("a seal");
        }
        yield new Claim.Seal(authority, seal);
      }
      case FinalityAnchor.CometBft _ -> {
        if (!(proof instanceof FinalityProof.CometBft commits)) {
          throw wrongKind("light blocks of CometBFT");
        }
        yield new Claim.Commits(decodeBlocks(commits));
      }
    };
  }

  private static FinalityException wrongKind(String expected) {
    return new FinalityException(
        FinalityError.MALFORMED, "the chain's anchor asks for " + expected);
  }

  private static List<LightBlock> decodeBlocks(FinalityProof.CometBft proof)
      throws FinalityException {
    if (proof.lightBlocks().isEmpty()) {
      throw new FinalityException(FinalityError.MALFORMED, "no light block");
    }
    List<LightBlock> blocks = new ArrayList<>(proof.lightBlocks().size());
    for (Bytes encoded : proof.lightBlocks()) {
      try {
        blocks.add(LightBlock.decode(encoded));
      } catch (MalformedProtoException e) {
        throw new FinalityException(
            FinalityError.MALFORMED, "light block " + blocks.size() + ": " + e.getMessage());
      } catch (VotingPowerOverflowException e) {
        throw new FinalityException(
            FinalityError.VOTING_POWER_OVERFLOW,
            "light block " + blocks.size() + ": " + e.getMessage());
      }
    }
    return blocks;
  }

  private TrustedState verifyLast(TrustedState trusted, HeaderLink last, Claim claim, Instant now)
      throws FinalityException {
    return switch (claim) {
      case Claim.Seal(Bytes32 authority, FinalityProof.Sealed proof) -> {
        checkSeal(authority, last, proof);
        yield new TrustedState(last.number(), last.hash(), Optional.empty());
      }
      case Claim.Commits(List<LightBlock> blocks) ->
          new TrustedState(
              last.number(), last.hash(), Optional.of(checkCommits(trusted, last, blocks, now)));
    };
  }

  private void checkSeal(Bytes32 authority, HeaderLink last, FinalityProof.Sealed seal)
      throws FinalityException {
    if (!seal.authority().equals(authority)) {
      throw new FinalityException(
          FinalityError.WRONG_VALIDATORS_HASH,
          "sealed by " + seal.authority() + ", the authority is " + authority);
    }
    byte[] message = SealMessage.of(genesisHash, last.number(), last.hash());
    try {
      Ed25519.verify(authority, message, seal.signature().toArray());
    } catch (VerificationException e) {
      throw new FinalityException(
          FinalityError.WRONG_SIGNATURE, "seal of block " + last.number() + ": " + e.getMessage());
    }
  }

  private TrustedHeader checkCommits(
      TrustedState trusted, HeaderLink last, List<LightBlock> blocks, Instant now)
      throws FinalityException {
    TrustedHeader comet =
        trusted
            .comet()
            .orElseThrow(() -> new IllegalArgumentException("no trusted height of CometBFT"));
    CometHeader decisive = blocks.getLast().header();
    if (decisive.height() <= comet.height()) {
      throw new FinalityException(
          FinalityError.NON_MONOTONIC_HEIGHT, decisive.height() + ", trusted is " + comet.height());
    }
    if (decisive.height() != last.number() + 1) {
      throw new FinalityException(
          FinalityError.HEIGHT_MISMATCH,
          "light block of height "
              + decisive.height()
              + ", block "
              + last.number()
              + " needs "
              + (last.number() + 1));
    }
    LightClient client = new LightClient(chainId, policy);
    for (LightBlock block : blocks) {
      // A clock behind verified headers is wrong: their validators saw that time.
      Instant effective = now.isBefore(comet.time()) ? comet.time() : now;
      comet = client.verify(comet, block, effective).trusted();
    }
    if (!decisive.appHash().equals(last.hash().toBytes())) {
      throw new FinalityException(
          FinalityError.APP_HASH_MISMATCH,
          "height "
              + decisive.height()
              + " vouches for "
              + decisive.appHash()
              + ", block "
              + last.number()
              + " is "
              + last.hash());
    }
    return comet;
  }
}
