package network.khala.pruntime.chain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import network.khala.finality.FinalityException;
import network.khala.finality.FinalityVerifier;
import network.khala.finality.HeaderLink;
import network.khala.finality.TrustedState;
import network.khala.finality.VerificationPolicy;
import network.khala.protocol.light.HeaderToSync;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.pruntime.PrpcException;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import org.jspecify.annotations.Nullable;

/// The headers of a chain under finality proofs, as far as they are still needed.
final class FinalHeaders {
  /// The largest encoded header that is taken.
  static final int HEADER_BYTES_MAX = 4096;

  private final FinalityVerifier verifier;
  private final TreeMap<Long, Kept> kept = new TreeMap<>();
  private TrustedState trusted;
  private long next;

  /// What is kept of a header.
  record Kept(Hash hash, Hash stateRoot) {}

  /// A chain of which only the genesis block is known.
  FinalHeaders(ChainIdentity chain) {
    this.verifier =
        new FinalityVerifier(
            chain.anchor(), chain.genesisHash().value(), VerificationPolicy.ENCLAVE);
    this.trusted = verifier.genesis();
    this.next = 1;
    kept.put(0L, new Kept(chain.genesisHash(), chain.genesisStateRoot()));
  }

  /// Goes on from a checkpoint.
  void restore(TrustedState from, SortedMap<Long, Kept> headers, long nextHeader) {
    trusted = from;
    kept.clear();
    kept.putAll(headers);
    next = nextHeader;
  }

  /// The next header expected.
  long next() {
    return next;
  }

  TrustedState trusted() {
    return trusted;
  }

  NavigableMap<Long, Kept> kept() {
    return kept;
  }

  /// The header of a block; null if it was not taken or is not needed any more.
  @Nullable Kept at(long number) {
    return kept.get(number);
  }

  /// Forgets the headers below a block.
  void forgetBelow(long number) {
    kept.headMap(number).clear();
  }

  /// Takes headers, the last of which is proven final: all or none.
  ///
  /// @param limit the last number that is taken now
  /// @return the last header there is now
  /// @throws PrpcException if they do not follow, or the proof does not hold
  long sync(List<HeaderToSync> batch, long limit, Instant now) {
    List<HeaderToSync> fresh = batch.stream().filter(one -> one.header().number() >= next).toList();
    if (fresh.isEmpty()) {
      return next - 1;
    }
    HeaderToSync last = fresh.getLast();
    if (fresh.getFirst().header().number() != next) {
      throw PrpcException.failed("BlockNumberMismatch");
    }
    Bytes proof =
        last.justification().orElseThrow(() -> PrpcException.failed("MissingJustification"));
    if (last.header().number() > limit) {
      throw PrpcException.failed("HeaderQueueFull");
    }
    List<HeaderLink> links = links(fresh);
    try {
      trusted = verifier.verify(trusted, links, proof, now);
    } catch (FinalityException e) {
      throw refused(e);
    }
    for (int i = 0; i < links.size(); i++) {
      Header header = fresh.get(i).header();
      kept.put(header.number(), new Kept(new Hash(links.get(i).hash()), header.stateRoot()));
    }
    next = last.header().number() + 1;
    return next - 1;
  }

  /// Verifies a header further on from a trusted state, which is left alone.
  ///
  /// @param proof empty if it is the trusted header itself
  /// @throws PrpcException if it does not hold
  TrustedState jump(TrustedState from, Header header, Bytes proof, Instant now) {
    Bytes32 hash = header.hash().value();
    if (proof.isEmpty()) {
      if (header.number() != from.number() || !hash.equals(from.hash())) {
        throw PrpcException.failed("MissingJustification");
      }
      return from;
    }
    try {
      return verifier.verifyJump(
          from, new HeaderLink(header.number(), header.parentHash().value(), hash), proof, now);
    } catch (FinalityException e) {
      throw refused(e);
    }
  }

  /// Begins anew behind a verified header.
  void startAt(TrustedState at, Header header) {
    trusted = at;
    kept.clear();
    kept.put(header.number(), new Kept(new Hash(at.hash()), header.stateRoot()));
    next = header.number() + 1;
  }

  private List<HeaderLink> links(List<HeaderToSync> fresh) {
    List<HeaderLink> links = new ArrayList<>(fresh.size());
    Bytes32 parent = trusted.hash();
    long number = next;
    for (HeaderToSync one : fresh) {
      Header header = one.header();
      if (header.number() != number++) {
        throw PrpcException.failed("BlockNumberMismatch");
      }
      if (!header.parentHash().value().equals(parent)) {
        throw PrpcException.failed("HeaderHashMismatch");
      }
      byte[] encoded = Header.CODEC.encode(header);
      if (encoded.length > HEADER_BYTES_MAX) {
        throw PrpcException.malformed(
            "header %d is over %d bytes".formatted(header.number(), HEADER_BYTES_MAX));
      }
      parent = Hash.blake2(encoded).value();
      links.add(new HeaderLink(header.number(), header.parentHash().value(), parent));
    }
    return links;
  }

  private static PrpcException refused(FinalityException e) {
    return PrpcException.failed("HeaderValidateFailed(" + e.error().wireName() + ")");
  }
}
