package network.khala.pallets.preimage;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.frame.Reports;
import network.khala.frame.storage.Hasher;
import network.khala.frame.storage.StorageItems;
import network.khala.frame.storage.StorageMap;
import network.khala.pallets.balances.Funds;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.scale.Tuple2;

/// Bytes under their hash, and who needs them.
public final class Preimages {
  private final PreimageConfig config;
  private final Funds funds;
  private final Reports reports;
  private final StorageMap<Hash, RequestStatus> statusFor;
  private final StorageMap<Tuple2<Hash, Long>, Bytes> preimageFor;

  Preimages(StorageItems items, PreimageConfig config, Funds funds, Reports reports) {
    this.config = config;
    this.funds = funds;
    this.reports = reports;
    Codec<Hash> hash = items.codec(Hash.class);
    this.statusFor =
        items.map("StatusFor", Hasher.IDENTITY, hash, items.codec(RequestStatus.class));
    this.preimageFor =
        items.map(
            "PreimageFor",
            Hasher.IDENTITY,
            Codecs.tuple(hash, Codecs.U32),
            Codecs.boundedBytes(PreimagePallet.BYTES_MAX));
  }

  /// The bytes under a hash, if they are there.
  public Optional<Bytes> find(Hash hash, long length) {
    return preimageFor.find(new Tuple2<>(hash, length));
  }

  /// Stores something in place if it is small, else by its hash; needed once then.
  ///
  /// @throws network.khala.frame.dispatch.DispatchException `TooBig`
  public Bounded bound(Bytes encoded) {
    if (encoded.size() <= Bounded.INLINE_MAX) {
      return new Bounded.Inline(encoded);
    }
    reports.require(encoded.size() <= PreimagePallet.BYTES_MAX, PreimageError.TOO_BIG);
    Hash hash = Hash.blake2(encoded);
    request(hash);
    put(hash, encoded);
    return new Bounded.Lookup(hash, encoded.size());
  }

  /// What was bound, if it is there.
  public Optional<Bytes> realize(Bounded bound) {
    return switch (bound) {
      case Bounded.Inline(Bytes bytes) -> Optional.of(bytes);
      case Bounded.Lookup(Hash hash, long length) -> find(hash, length);
      case Bounded.Legacy(Hash hash) ->
          statusFor.find(hash).flatMap(Preimages::length).flatMap(length -> find(hash, length));
    };
  }

  /// What was bound is needed once less.
  public void drop(Bounded bound) {
    switch (bound) {
      case Bounded.Inline _ -> {}
      case Bounded.Lookup(Hash hash, long _) -> dropIfRequested(hash);
      case Bounded.Legacy(Hash hash) -> dropIfRequested(hash);
    }
  }

  private void dropIfRequested(Hash hash) {
    if (statusFor.find(hash).orElse(null) instanceof RequestStatus.Requested) {
      unrequest(hash);
    }
  }

  private static Optional<Long> length(RequestStatus status) {
    return switch (status) {
      case RequestStatus.Unrequested unneeded -> Optional.of(unneeded.len());
      case RequestStatus.Requested needed -> needed.len();
    };
  }

  /// Takes bytes in.
  ///
  /// @param bringer who leaves a deposit, nobody for governance
  /// @return whether they come for free
  boolean note(Bytes bytes, Optional<AccountId> bringer) {
    reports.require(bytes.size() <= PreimagePallet.BYTES_MAX, PreimageError.TOO_BIG);
    Hash hash = Hash.blake2(bytes);
    Optional<RequestStatus> status = statusFor.find(hash);
    if (status.isEmpty() && bringer.isPresent()) {
      BigInteger deposit = deposit(bytes.size());
      funds.reserve(bringer.get(), deposit);
      statusFor.put(
          hash, new RequestStatus.Unrequested(new Tuple2<>(bringer.get(), deposit), bytes.size()));
      store(hash, bytes);
      return false;
    }
    if (status.orElse(null) instanceof RequestStatus.Unrequested(var deposit, long _)) {
      reports.require(bringer.isEmpty(), PreimageError.ALREADY_NOTED);
      statusFor.put(
          hash,
          new RequestStatus.Requested(Optional.of(deposit), 1, Optional.of((long) bytes.size())));
      store(hash, bytes);
      return true;
    }
    if (status.isEmpty()) {
      statusFor.put(hash, new RequestStatus.Requested(Optional.empty(), 1, Optional.empty()));
    }
    put(hash, bytes);
    return true;
  }

  /// Fills in bytes that are needed.
  private void put(Hash hash, Bytes bytes) {
    if (statusFor.find(hash).orElse(null)
        instanceof RequestStatus.Requested(var deposit, long count, var _)) {
      statusFor.put(
          hash, new RequestStatus.Requested(deposit, count, Optional.of((long) bytes.size())));
      store(hash, bytes);
    }
  }

  private void store(Hash hash, Bytes bytes) {
    preimageFor.put(new Tuple2<>(hash, (long) bytes.size()), bytes);
    reports.deposit(new PreimageEvent.Noted(hash));
  }

  private BigInteger deposit(int size) {
    return config.depositBase().add(config.depositPerByte().multiply(BigInteger.valueOf(size)));
  }

  /// Takes bytes away, or gives the deposit for needed ones back.
  ///
  /// @param bringer who must have brought them, nobody for governance
  void unnote(Hash hash, Optional<AccountId> bringer) {
    RequestStatus status =
        statusFor.find(hash).orElseThrow(() -> reports.failure(PreimageError.NOT_NOTED));
    switch (status) {
      case RequestStatus.Unrequested(var deposit, long length) -> {
        giveBack(deposit, bringer);
        clear(hash, length);
      }
      case RequestStatus.Requested(var deposit, long count, var length)
          when deposit.isPresent() -> {
        giveBack(deposit.get(), bringer);
        statusFor.put(hash, new RequestStatus.Requested(Optional.empty(), count, length));
      }
      case RequestStatus.Requested _ -> {
        reports.require(bringer.isEmpty(), PreimageError.NOT_AUTHORIZED);
        unrequest(hash);
      }
    }
  }

  private void giveBack(Tuple2<AccountId, BigInteger> deposit, Optional<AccountId> bringer) {
    reports.require(
        bringer.isEmpty() || bringer.get().equals(deposit.first()), PreimageError.NOT_AUTHORIZED);
    funds.unreserve(deposit.first(), deposit.second());
  }

  private void clear(Hash hash, long length) {
    statusFor.remove(hash);
    preimageFor.remove(new Tuple2<>(hash, length));
    reports.deposit(new PreimageEvent.Cleared(hash));
  }

  /// Bytes are needed once more.
  void request(Hash hash) {
    RequestStatus.Requested next =
        switch (statusFor.find(hash).orElse(null)) {
          case null -> new RequestStatus.Requested(Optional.empty(), 1, Optional.empty());
          case RequestStatus.Unrequested(var deposit, long length) ->
              new RequestStatus.Requested(Optional.of(deposit), 1, Optional.of(length));
          case RequestStatus.Requested(var deposit, long count, var length) ->
              new RequestStatus.Requested(deposit, Math.addExact(count, 1), length);
        };
    statusFor.put(hash, next);
    if (next.count() == 1) {
      reports.deposit(new PreimageEvent.Requested(hash));
    }
  }

  /// Bytes are needed once less. Those that somebody left a deposit for stay.
  void unrequest(Hash hash) {
    if (!(statusFor.find(hash).orElse(null)
        instanceof RequestStatus.Requested(var deposit, long count, var length))) {
      throw reports.failure(PreimageError.NOT_REQUESTED);
    }
    if (count > 1) {
      statusFor.put(hash, new RequestStatus.Requested(deposit, count - 1, length));
    } else if (length.isEmpty()) {
      statusFor.remove(hash);
    } else if (deposit.isPresent()) {
      statusFor.put(hash, new RequestStatus.Unrequested(deposit.get(), length.get()));
    } else {
      clear(hash, length.get());
    }
  }
}
