package network.khala.benchmarks.chain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import network.khala.benchmarks.Effort;
import network.khala.benchmarks.Measurement;
import network.khala.benchmarks.Result;
import network.khala.crypto.Hashing;
import network.khala.engines.BlockSchedule;
import network.khala.protocol.substrate.StorageKey;
import network.khala.rpc.jsonrpc.RpcLimits;
import network.khala.rpc.jsonrpc.UnsafeMethods;
import network.khala.rpc.node.NodeRpc;
import network.khala.rpc.transport.TransportOptions;
import network.khala.scale.Bytes;

/// `state_getStorage` of random accounts at the head, in JSON-RPC batches over four WebSockets. The
/// clients run in the same process and on the same processors as the node.
public final class RpcStorageMeasurement implements Measurement {
  private static final int ACCOUNTS = 50_000;
  private static final int CONNECTIONS = 4;
  private static final int BATCH = 100;
  private static final int MESSAGES = 200;
  private static final Bytes PREFIX = StorageKey.of("System", "Account");

  @Override
  public String name() {
    return "rpc-storage";
  }

  @Override
  public String description() {
    return "state_getStorage at the head, in batches of 100 over 4 WebSockets";
  }

  @Override
  public Result measure(Effort effort) throws IOException {
    try (Senders accounts = new Senders(ACCOUNTS);
        TemporaryNode temporary =
            TemporaryNode.open(3000, new BlockSchedule.Instant(), accounts.endowments());
        NodeRpc rpc =
            NodeRpc.start(
                temporary.node(),
                new NodeRpc.Options(
                    TransportOptions.local(0),
                    RpcLimits.DEFAULT,
                    UnsafeMethods.AUTO,
                    "benchmark"))) {
      List<BatchClient> clients = new ArrayList<>();
      Random random = new Random(1);
      for (int i = 0; i < CONNECTIONS; i++) {
        clients.add(BatchClient.connect(rpc.port(), messages(accounts, random), BATCH));
      }
      clients.forEach(BatchClient::start);
      double[] figures = new double[effort.runs()];
      for (int i = -effort.warmups(); i < figures.length; i++) {
        long before = answers(clients);
        long start = System.nanoTime();
        Thread.sleep(effort.runMillis());
        double perSecond = (answers(clients) - before) * 1e9 / (System.nanoTime() - start);
        if (i >= 0) {
          figures[i] = perSecond;
        }
      }
      for (BatchClient client : clients) {
        client.close();
      }
      return Result.of(name(), "requests/s", Runtime.getRuntime().availableProcessors(), figures);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static long answers(List<BatchClient> clients) {
    return clients.stream().mapToLong(BatchClient::answers).sum();
  }

  private static List<String> messages(Senders accounts, Random random) {
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      StringBuilder message = new StringBuilder("[");
      for (int id = 0; id < BATCH; id++) {
        message
            .append(id == 0 ? "" : ",")
            .append("{\"jsonrpc\":\"2.0\",\"id\":")
            .append(id)
            .append(",\"method\":\"state_getStorage\",\"params\":[\"")
            .append(key(accounts, random.nextInt(ACCOUNTS)).toHex())
            .append("\"]}");
      }
      messages.add(message.append(']').toString());
    }
    return messages;
  }

  private static Bytes key(Senders accounts, int number) {
    byte[] account = accounts.account(number).toArray();
    return PREFIX.concat(Bytes.wrap(Hashing.blake2b128(account))).concat(Bytes.wrap(account));
  }
}
