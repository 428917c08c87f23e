package network.khala.rpc.v1;

import java.util.List;
import network.khala.node.pool.PoolRefusedException;
import network.khala.node.pool.PoolStatus;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.rpc.api.HeadFeed;
import network.khala.rpc.api.HeadListener;
import network.khala.rpc.backend.Transactions;
import network.khala.rpc.jsonrpc.Answer.Connection;
import network.khala.scale.Bytes;

/// Offers a transaction to the pool, and again with each block as long as the pool does not hold
/// it: it may be valid later, or there may be room for it.
final class Broadcast implements HeadListener {
  private final Transactions transactions;
  private final Bytes extrinsic;
  private final Runnable ended;

  private boolean held;
  private boolean over;
  private Runnable ignore = () -> {};
  private Runnable stay = () -> {};

  /// @param ended called once, when there is no more to do
  Broadcast(Transactions transactions, Bytes extrinsic, Runnable ended) {
    this.transactions = transactions;
    this.extrinsic = extrinsic;
    this.ended = ended;
  }

  /// Ends with the connection, unless it ends before.
  void endWith(Connection owner) {
    Runnable takeBack = owner.onClose(this::stop);
    if (!keep(() -> stay = takeBack)) {
      takeBack.run();
    }
  }

  void follow(HeadFeed heads) {
    Runnable listening = heads.listen(this);
    if (keep(() -> ignore = listening)) {
      offer();
    } else {
      listening.run();
    }
  }

  private synchronized boolean keep(Runnable assignment) {
    if (!over) {
      assignment.run();
    }
    return !over;
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
      // The pool says no more of it; not final in time, it may have to go in once more.
      case PoolStatus.Dropped(),
          PoolStatus.Invalid(),
          PoolStatus.Usurped _,
          PoolStatus.FinalityTimeout _ -> {
        synchronized (this) {
          held = false;
        }
      }
      case PoolStatus.Future(),
          PoolStatus.Ready(),
          PoolStatus.InBlock _,
          PoolStatus.Retracted _ -> {}
    }
  }

  /// Offers it no more; what the pool holds stays there.
  void stop() {
    List<Runnable> ends;
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      ends = List.of(ignore, stay, ended);
    }
    ends.forEach(Runnable::run);
  }
}
