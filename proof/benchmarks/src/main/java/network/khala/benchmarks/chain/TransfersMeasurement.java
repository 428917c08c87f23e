package network.khala.benchmarks.chain;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import network.khala.benchmarks.Effort;
import network.khala.benchmarks.Measurement;
import network.khala.benchmarks.Result;
import network.khala.engines.BlockSchedule;
import network.khala.node.Node;
import network.khala.node.chain.ChainListener;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.runtime.KhalaRuntime;

/// Signed transfers from their submission to finality: decoded, verified and pooled, executed,
/// stored so that they survive a power cut, and sealed. Sender and receiver are distinct accounts
/// that exist. The transfers are signed before, and submitted as fast as the pool has room.
///
/// One figure a block: the transfers in it, divided by the time since the block before was final.
public final class TransfersMeasurement implements Measurement {
  private static final Duration BLOCK_TIME = Duration.ofSeconds(3);

  /// More than are included in this time: the senders must never run dry.
  private static final int SIGNED_PER_SECOND = 16_000;

  /// A block with fewer is no block under load.
  private static final int LEAST_IN_BLOCK = 1000;

  private record FinalBlock(long number, long atNanos) {}

  @Override
  public String name() {
    return "transfers";
  }

  @Override
  public String description() {
    return "signed transfers between --accounts from submission to finality, counted in blocks";
  }

  @Override
  public Result measure(Effort effort) throws IOException {
    int blocks = effort.warmups() + effort.runs();
    long signed = SIGNED_PER_SECOND * BLOCK_TIME.toSeconds() * (blocks + 1);
    int signing = (int) Math.min(effort.accounts(), signed);
    long rounds = (signed + signing - 1) / signing;
    try (Senders senders = new Senders(effort.accounts(), signing);
        TemporaryNode temporary =
            TemporaryNode.open(
                BLOCK_TIME.toMillis(),
                new BlockSchedule.Interval(BLOCK_TIME),
                senders.endowments())) {
      Node node = temporary.node();
      BlockingQueue<FinalBlock> finals = new LinkedBlockingQueue<>();
      node.chain().listen(new FinalBlocks(finals));
      try (Submission submission = new Submission(node)) {
        for (long nonce = 0; nonce < rounds; nonce++) {
          submission.add(senders.transfers(node, nonce));
        }
        submission.start();
        node.start();
        double[] figures = figures(node, finals, effort);
        submission.stop();
        requireAllExecuted(node, senders);
        return Result.of(
            name(), "transfers/s", Runtime.getRuntime().availableProcessors(), figures);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static double[] figures(Node node, BlockingQueue<FinalBlock> finals, Effort effort)
      throws InterruptedException {
    double[] figures = new double[effort.runs()];
    FinalBlock before = finals.take();
    for (int i = 0; i < effort.warmups(); i++) {
      before = finals.take();
    }
    for (int i = 0; i < figures.length; i++) {
      FinalBlock next = finals.take();
      figures[i] = transfers(node, next.number()) * 1e9 / (next.atNanos() - before.atNanos());
      before = next;
    }
    return figures;
  }

  /// How many transfers are in a block: all that is in it but the inherent.
  private static int transfers(Node node, long number) {
    int transfers = node.chain().block(number).orElseThrow().extrinsics().size() - 1;
    if (transfers < LEAST_IN_BLOCK) {
      throw new IllegalStateException("only " + transfers + " transfers in block " + number);
    }
    return transfers;
  }

  /// The nonces in the state must sum up to the transfers in the blocks.
  private static void requireAllExecuted(Node node, Senders senders) {
    long head = node.chain().head().number();
    KhalaRuntime runtime = node.chain().runtimeAt(head);
    long executed = 0;
    for (int i = 0; i < senders.signing(); i++) {
      executed += runtime.system().accounts().get(senders.account(i)).nonce();
    }
    long included = 0;
    for (long number = 1; number <= head; number++) {
      included += node.chain().block(number).orElseThrow().extrinsics().size() - 1;
    }
    if (executed != included) {
      throw new IllegalStateException(
          included + " transfers are in blocks, " + executed + " in the state");
    }
  }

  private record FinalBlocks(BlockingQueue<FinalBlock> finals) implements ChainListener {
    @Override
    public void onHead(Header header, Hash hash, List<Hash> extrinsics) {}

    @Override
    public void onFinalised(Header header, Hash hash) {
      finals.add(new FinalBlock(header.number(), System.nanoTime()));
    }
  }
}
