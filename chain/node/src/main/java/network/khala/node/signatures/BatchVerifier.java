package network.khala.node.signatures;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import network.khala.crypto.Sr25519Batch;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.MultiSignature;
import network.khala.runtime.SignatureVerifier;

/// Verifies sr25519 signatures that are asked for at one time together, which costs about half as
/// much as one by one. Nobody waits for others to come: a thread that finds a processor free lets
/// those go first that are ready to run, and verifies; those that come meanwhile are the next
/// batch, which one of them verifies.
final class BatchVerifier implements SignatureVerifier {
  private static final int BATCH_MAX = 64;

  /// Fewer are not cheaper together.
  private static final int BATCH_MIN = 3;

  private final SignatureVerifier single;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private int free;

  /// Processors that have no batch yet, though somebody is about to take one for them.
  private int starting;

  /// @param single for other schemes and for small batches
  /// @param processors how many batches are verified at one time
  BatchVerifier(SignatureVerifier single, int processors) {
    this.single = single;
    this.free = processors;
  }

  /// What a thread that waits is told.
  private enum Word {
    VALID,
    INVALID,
    /// It is to verify the next batch, its own claim among them.
    YOUR_TURN
  }

  private static final class Waiting {
    private final AccountId signer;
    private final MultiSignature.Sr25519 signature;
    private final byte[] payload;
    private final CompletableFuture<Word> word = new CompletableFuture<>();

    Waiting(AccountId signer, MultiSignature.Sr25519 signature, byte[] payload) {
      this.signer = signer;
      this.signature = signature;
      this.payload = payload;
    }
  }

  @Override
  public boolean isSignedBy(AccountId signer, MultiSignature signature, byte[] payload) {
    if (!(signature instanceof MultiSignature.Sr25519 sr25519)) {
      return single.isSignedBy(signer, signature, payload);
    }
    Waiting own = new Waiting(signer, sr25519, payload);
    return switch (begin(own) ? Word.YOUR_TURN : own.word.join()) {
      case VALID -> true;
      case INVALID -> false;
      case YOUR_TURN -> verifyNext(own);
    };
  }

  /// Takes a processor, or joins the queue.
  ///
  /// @return whether a processor was free
  private boolean begin(Waiting one) {
    lock.lock();
    try {
      if (free > 0) {
        free--;
        starting++;
        return true;
      }
      queue.addLast(one);
      return false;
    } finally {
      lock.unlock();
    }
  }

  /// Verifies `own` and the first of the queue, and hands the processor on.
  @SuppressWarnings("ThreadPriorityCheck") // Nothing but the size of a batch depends on it.
  private boolean verifyNext(Waiting own) {
    // Virtual threads take turns: those that are about to ask get to, and join the batch.
    Thread.yield();
    List<Waiting> batch = take(own);
    try {
      BitSet invalid = invalid(batch);
      for (int i = 1; i < batch.size(); i++) {
        batch.get(i).word.complete(invalid.get(i) ? Word.INVALID : Word.VALID);
      }
      return !invalid.get(0);
    } catch (RuntimeException e) {
      batch.forEach(one -> one.word.completeExceptionally(e));
      throw e;
    } finally {
      handOn();
    }
  }

  private List<Waiting> take(Waiting own) {
    List<Waiting> batch = new ArrayList<>(BATCH_MAX);
    batch.add(own);
    lock.lock();
    try {
      starting--;
      // What waits is divided among the processors that could take it.
      int others = starting + free;
      int share = Math.min(BATCH_MAX, (queue.size() + 1 + others) / (1 + others));
      while (batch.size() < share && !queue.isEmpty()) {
        batch.add(queue.removeFirst());
      }
    } finally {
      lock.unlock();
    }
    return batch;
  }

  private void handOn() {
    lock.lock();
    try {
      Waiting next = queue.pollFirst();
      if (next == null) {
        free++;
      } else {
        starting++;
        next.word.complete(Word.YOUR_TURN);
      }
    } finally {
      lock.unlock();
    }
  }

  private BitSet invalid(List<Waiting> batch) {
    if (batch.size() < BATCH_MIN) {
      BitSet invalid = new BitSet();
      for (int i = 0; i < batch.size(); i++) {
        Waiting one = batch.get(i);
        invalid.set(i, !single.isSignedBy(one.signer, one.signature, one.payload));
      }
      return invalid;
    }
    Sr25519Batch together = new Sr25519Batch();
    for (Waiting one : batch) {
      together.add(one.signer.value(), one.payload, one.signature.signature().bytes().toArray());
    }
    return together.invalid();
  }
}
