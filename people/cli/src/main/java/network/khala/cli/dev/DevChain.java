package network.khala.cli.dev;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.client.ChainClient;
import network.khala.client.ChainRuntime;
import network.khala.client.DispatchFailure;
import network.khala.client.Outcome;
import network.khala.client.State;
import network.khala.client.Submission;
import network.khala.client.extrinsic.ExtrinsicSigner;
import network.khala.crypto.KeyPair;
import network.khala.scale.Bytes;
import network.khala.scale.ScaleWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The chain as the network's accounts use it: calls by names, several at a time, and storage.
final class DevChain implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final ChainClient client;

  private DevChain(ChainClient client) {
    this.client = client;
  }

  static DevChain connect(String url) {
    return new DevChain(ChainClient.connect(URI.create(url)));
  }

  ChainClient client() {
    return client;
  }

  State state() {
    return client.state();
  }

  /// A call by the names of the metadata, with arguments in order.
  Bytes call(String pallet, String name, @Nullable Object... arguments) {
    return client.runtime().call(pallet, name, JSON.valueToTree(arguments));
  }

  /// The same call as the chain's root.
  Bytes asRoot(Bytes call) {
    return client.runtime().encodedCall("Sudo", "sudo", call);
  }

  /// Submits calls of one account in one extrinsic, all or nothing, and waits until a block holds
  /// it.
  ///
  /// @throws CommandFailure if the chain refuses them
  Outcome send(Accounts account, List<Bytes> calls) throws InterruptedException {
    try (KeyPair pair = account.open();
        Submission submission = client.transaction(batch(calls)).submit(ExtrinsicSigner.of(pair))) {
      Outcome outcome = submission.awaitInBlock();
      Optional<String> failure =
          outcome.failure().map(DispatchFailure::toString).or(() -> sudoFailure(outcome));
      if (failure.isPresent()) {
        throw new CommandFailure(
            ExitCode.FAILURE, "the chain refused a call of the network: " + failure.get(), "");
      }
      return outcome;
    }
  }

  private Bytes batch(List<Bytes> calls) {
    ChainRuntime runtime = client.runtime();
    if (calls.size() == 1) {
      return calls.getFirst();
    }
    ScaleWriter list = new ScaleWriter().length(calls.size());
    calls.forEach(list::raw);
    return runtime.encodedCall("Utility", "batch_all", list.toBytes());
  }

  /// What root did is told by an event only: the extrinsic that asked for it has succeeded anyway.
  private static Optional<String> sudoFailure(Outcome outcome) {
    return outcome.events().stream()
        .filter(event -> event.is("Sudo", "Sudid"))
        .map(event -> event.data().path(0))
        .filter(result -> result.has("err"))
        .map(result -> "as root: " + result.path("err"))
        .findFirst();
  }

  @Override
  public void close() {
    client.close();
  }
}
