package network.khala.pruntime;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import network.khala.crypto.Hashing;
import network.khala.crypto.SecretBytes;
import network.khala.protocol.mq.EgressMessages;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.SignedMessage;
import network.khala.protocol.prpc.PhactoryInfo;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.tee.NoneProvider;
import network.khala.tee.Sealer;

/// Enclaves on a machine that vouches for nothing and does not compute: the benchmark's counter
/// stays at zero, so that every run gives the same messages.
final class TestEnclave {
  private static final Bytes VERSION = Bytes.wrap(new byte[Sealer.VERSION_SIZE]);

  private TestEnclave() {}

  static EnclaveConfig config(Path directory) {
    return config(directory, 0);
  }

  static EnclaveConfig config(Path directory, int checkpointBlocks) {
    return new EnclaveConfig(directory, 0, new NoneProvider(), new FakeSealer(), checkpointBlocks);
  }

  /// The clock stands near the chain's beginning.
  static Enclave at(Path directory) {
    return new Enclave(config(directory), InstantSource.fixed(Instant.ofEpochSecond(60)));
  }

  /// An enclave that has begun to follow the chain.
  static Enclave following(FakeChain chain, Path directory) {
    Enclave enclave = at(directory);
    enclave.init(chain.init());
    return enclave;
  }

  static Sr25519PublicKey key(Enclave enclave) {
    return Sr25519PublicKey.fromHex(enclave.info().getPublicKey());
  }

  /// What a sender has to say.
  static List<SignedMessage> egress(Enclave enclave, MessageOrigin sender) {
    return EgressMessages.LIST_CODEC
        .decode(enclave.egress().getEncodedMessages().toByteArray())
        .stream()
        .filter(one -> one.sender().equals(sender))
        .flatMap(one -> one.messages().stream())
        .toList();
  }

  /// All that it has to say, without the signatures, which are made with chance.
  static List<String> said(Enclave from) {
    return EgressMessages.LIST_CODEC
        .decode(from.egress().getEncodedMessages().toByteArray())
        .stream()
        .flatMap(channel -> channel.messages().stream().map(one -> text(channel.sender(), one)))
        .toList();
  }

  private static String text(MessageOrigin sender, SignedMessage one) {
    return "%s %d: %s %s"
        .formatted(
            sender, one.sequence(), one.message().destination(), one.message().payload().toHex());
  }

  /// What two enclaves that have executed the same agree in.
  static PhactoryInfo state(Enclave from) {
    return from.info().toBuilder().clearMemoryUsage().build();
  }

  /// Brings everything up to the best block in three calls.
  static void catchUp(Enclave enclave, FakeChain chain) {
    long next = Integer.toUnsignedLong(enclave.info().getBlocknum());
    enclave.syncHeaders(chain.headers(next, chain.best()));
    enclave.dispatch(chain.blocks(chain.heads(next, chain.best()), next, chain.best()).build());
  }

  private record FakeSealer() implements Sealer {
    @Override
    public Bytes currentVersion() {
      return VERSION;
    }

    @Override
    public SecretBytes deriveKey(String purpose, Bytes version) {
      return SecretBytes.wrap(Hashing.blake2b256(purpose.getBytes(StandardCharsets.US_ASCII)));
    }
  }
}
