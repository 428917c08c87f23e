package network.khala.rpc.v1;

import network.khala.node.pool.PoolRefusedException;
import network.khala.node.pool.PoolStatus;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.rpc.api.HeadFeed;
import network.khala.rpc.api.HeadListener;
import network.khala.rpc.backend.Transactions;
import network.khala.scale.Bytes;
import org.jspecify.annotations.Nullable;

/// Offers a transaction to the pool, and again with each block as long as the pool does not hold
/// it: it may be valid later, or there may be room for it.
final class Broadcast implements HeadListener {
  private final Transactions transactions;
  private final Bytes extrinsic;
  private final Runnable ended;

  private boolean held;
  private boolean over;
  private @Nullable Runnable ignore;

  /// @param ended called once, when there is no more to do
  Broadcast(Transactions transactions, Bytes extrinsic, Runnable ended) {
    this.transactions = transactions;
    this.extrinsic = extrinsic;
    this.ended = ended;
  }

  void follow(HeadFeed heads) {
    synchronized (this) {
      ignore = heads.listen(this);
    }
    offer();
  }

  @Override
  public void onBest(Header header, Hash hash) {
    offer();
  }

  private void offer() {
    synchronized (this) {
      if (over || held) {
        return;
      }
      held = true;
    }
    try {
      transactions.submit(extrinsic, this::heard);
    } catch (PoolRefusedException e) {
      synchronized (this) {
        held = false;
      }
    }
  }

  private void heard(PoolStatus status) {
    switch (status) {
      case PoolStatus.Finalized _ -> stop();
      case PoolStatus.Dropped(), PoolStatus.Invalid(), PoolStatus.Usurped _ -> {
        synchronized (this) {
          held = false;
        }
      }
      case PoolStatus.Future(),
          PoolStatus.Ready(),
          PoolStatus.InBlock _,
          PoolStatus.Retracted _,
          PoolStatus.FinalityTimeout _ -> {}
    }
  }

  /// Offers it no more; what the pool holds stays there.
  void stop() {
    Runnable listening;
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      listening = ignore;
    }
    if (listening != null) {
      listening.run();
    }
    ended.run();
  }
}
