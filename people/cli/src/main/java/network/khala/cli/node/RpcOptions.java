package network.khala.cli.node;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.rpc.jsonrpc.RpcLimits;
import network.khala.rpc.jsonrpc.UnsafeMethods;
import network.khala.rpc.transport.AddressRange;
import network.khala.rpc.transport.HostRule;
import network.khala.rpc.transport.OriginRule;
import network.khala.rpc.transport.Quotas;
import network.khala.rpc.transport.TlsFiles;
import network.khala.rpc.transport.TransportOptions;
import picocli.CommandLine.Option;

/// Where and for whom a node serves JSON-RPC. Names and defaults are those of Substrate nodes where
/// they have them.
final class RpcOptions {
  private static final int MIB = 1 << 20;
  private static final int MAX_MIB = 100;
  private static final int MAX_PORT = 65_535;
  private static final String ALL = "all";

  @Option(names = "--rpc-port", paramLabel = "PORT", description = "Default: 9944; 0: any.")
  private int port = 9944;

  @Option(
      names = "--rpc-external",
      description = "Serve other machines too, not this one alone. Read docs/guides/public-rpc.md.")
  private boolean external;

  @Option(
      names = "--rpc-cors",
      paramLabel = "ORIGINS",
      split = ",",
      description = {
        "Web pages that may connect, such as https://example.org, or all;",
        "default: those of this machine and https://polkadot.js.org."
      })
  private List<String> origins = new ArrayList<>();

  @Option(
      names = "--rpc-hosts",
      paramLabel = "NAMES",
      split = ",",
      description = {
        "Names that requests may ask for in Host, or all;",
        "default: those of this machine; with --rpc-external: all."
      })
  private List<String> hosts = new ArrayList<>();

  @Option(
      names = "--rpc-methods",
      paramLabel = "auto|safe|unsafe",
      description = "Who may call unsafe methods: this machine (default), nobody, everybody.")
  private String methods = "auto";

  @Option(
      names = "--rpc-max-connections",
      paramLabel = "N",
      description = "WebSockets and HTTP requests at one time; default: 100.")
  private int maxConnections = TransportOptions.DEFAULT_CONNECTIONS;

  @Option(
      names = "--rpc-max-connections-per-address",
      paramLabel = "N",
      description = "The same for one address other than this machine's; default: 32.")
  private int maxConnectionsPerAddress = Quotas.DEFAULT_CONNECTIONS;

  @Option(
      names = "--rpc-max-subscriptions-per-connection",
      paramLabel = "N",
      description = "Default: 1024.")
  private int maxSubscriptions = RpcLimits.DEFAULT.maxSubscriptions();

  @Option(
      names = "--rpc-max-request-size",
      paramLabel = "MIB",
      description = "The longest request; default: 15.")
  private int maxRequestMib = RpcLimits.DEFAULT.maxMessageChars() / MIB;

  @Option(
      names = "--rpc-max-response-size",
      paramLabel = "MIB",
      description = "The longest answer; default: 15.")
  private int maxResponseMib = RpcLimits.DEFAULT.maxResponseChars() / MIB;

  @Option(
      names = "--rpc-max-batch-request-len",
      paramLabel = "N",
      description = "Requests in a batch; default: 1000.")
  private int maxBatch = RpcLimits.DEFAULT.maxBatch();

  @Option(
      names = "--rpc-message-buffer-capacity-per-connection",
      paramLabel = "N",
      description = {
        "Messages that a peer may leave unread before it is disconnected;",
        "default: 16384."
      })
  private int maxQueuedMessages = RpcLimits.DEFAULT.maxQueuedMessages();

  @Option(
      names = "--rpc-rate-limit",
      paramLabel = "UNITS",
      description = {
        "What the calls of one address may cost in a minute; a look-up costs 1.",
        "Default: 12000; 0: any amount. Peers on this machine are not counted."
      })
  private int unitsPerMinute = RpcLimits.DEFAULT.unitsPerMinute();

  @Option(
      names = "--rpc-rate-limit-whitelisted-ips",
      paramLabel = "RANGES",
      split = ",",
      description = "Addresses that are not counted either, such as 10.0.0.0/8.")
  private List<String> exempt = new ArrayList<>();

  @Option(
      names = "--rpc-rate-limit-trust-proxy-headers",
      description = {
        "Count by the address that the nearest proxy names. Only where",
        "nobody but that proxy can connect."
      })
  private boolean trustProxy;

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = {
        "Serve wss and https with this certificate, its own first, in PEM.",
        "A renewed file is taken without a restart."
      })
  private Optional<Path> certificate = Optional.empty();

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "Its private key: PKCS #8, PEM, not encrypted.")
  private Optional<Path> key = Optional.empty();

  int port() {
    return port;
  }

  /// The scheme of the server's addresses.
  String scheme() {
    return certificate.isPresent() ? "wss" : "ws";
  }

  TransportOptions transport() {
    require(port >= 0 && port <= MAX_PORT, "--rpc-port", port, "a port is 0 to " + MAX_PORT);
    positive("--rpc-max-connections", maxConnections);
    positive("--rpc-max-connections-per-address", maxConnectionsPerAddress);
    List<AddressRange> uncounted = new ArrayList<>(Quotas.DEFAULT.exempt());
    exempt.forEach(text -> uncounted.add(range(text)));
    int chars = chars("--rpc-max-request-size", maxRequestMib);
    return new TransportOptions(
        new InetSocketAddress(address(external), port),
        hostRule(),
        origins.isEmpty() ? OriginRule.DEFAULT : new OriginRule(originNames()),
        maxConnections,
        chars,
        16L * chars,
        TransportOptions.DEFAULT_IDLE_TIMEOUT,
        new Quotas(maxConnectionsPerAddress, uncounted, trustProxy),
        TransportOptions.DEFAULT_DRAIN_TIME,
        tls());
  }

  /// Where a server listens: for this machine alone, or for all that reach it.
  static InetAddress address(boolean toOthers) {
    if (!toOthers) {
      return InetAddress.getLoopbackAddress();
    }
    try {
      return InetAddress.getByAddress(new byte[Integer.BYTES * 4]);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("sixteen bytes are an address", e);
    }
  }

  private HostRule hostRule() {
    if (hosts.contains(ALL) || (hosts.isEmpty() && external)) {
      return HostRule.ANY;
    }
    return hosts.isEmpty()
        ? HostRule.LOCAL
        : new HostRule(hosts.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList());
  }

  private List<String> originNames() {
    return origins.stream()
        .map(origin -> origin.equals(ALL) ? "*" : origin.toLowerCase(Locale.ROOT))
        .toList();
  }

  private Optional<TlsFiles> tls() {
    if (certificate.isPresent() != key.isPresent()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          (certificate.isPresent() ? "--tls-cert" : "--tls-key") + " is given alone",
          "give both --tls-cert and --tls-key");
    }
    return certificate.map(file -> new TlsFiles(file, key.orElseThrow()));
  }

  private static AddressRange range(String text) {
    try {
      return AddressRange.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--rpc-rate-limit-whitelisted-ips=" + text + " is no range of addresses",
          "write an address, or one with the length of its prefix: 10.0.0.0/8");
    }
  }

  RpcLimits limits() {
    positive("--rpc-max-subscriptions-per-connection", maxSubscriptions);
    positive("--rpc-max-batch-request-len", maxBatch);
    positive("--rpc-message-buffer-capacity-per-connection", maxQueuedMessages);
    require(unitsPerMinute >= 0, "--rpc-rate-limit", unitsPerMinute, "it is 0 or more");
    RpcLimits usual = RpcLimits.DEFAULT;
    return new RpcLimits(
        chars("--rpc-max-request-size", maxRequestMib),
        chars("--rpc-max-response-size", maxResponseMib),
        maxBatch,
        maxSubscriptions,
        usual.maxSubscriptionsInAll(),
        usual.maxUnderway(),
        usual.maxRunningOfConnection(),
        usual.maxRunning(),
        maxQueuedMessages,
        usual.maxQueuedChars(),
        usual.maxQueuedCharsInAll(),
        unitsPerMinute);
  }

  UnsafeMethods unsafe() {
    return switch (methods.toLowerCase(Locale.ROOT)) {
      case "auto" -> UnsafeMethods.AUTO;
      case "safe" -> UnsafeMethods.SAFE;
      case "unsafe" -> UnsafeMethods.UNSAFE;
      default ->
          throw new CommandFailure(
              ExitCode.USAGE,
              "--rpc-methods=" + methods + " is not known",
              "write auto, safe or unsafe");
    };
  }

  private static int chars(String option, int mib) {
    require(mib >= 1 && mib <= MAX_MIB, option, mib, "it is 1 to " + MAX_MIB + " MiB");
    return mib * MIB;
  }

  private static void positive(String option, int value) {
    require(value >= 1, option, value, "it is 1 or more");
  }

  private static void require(boolean holds, String option, int value, String rule) {
    if (!holds) {
      throw new CommandFailure(
          ExitCode.USAGE,
          option + "=" + value + " is not possible: " + rule,
          "choose another value");
    }
  }
}
