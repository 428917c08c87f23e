package network.khala.protocol.mq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import network.khala.attestation.AttestationReport;
import network.khala.protocol.computation.SystemEvent;
import network.khala.protocol.computation.WorkingInfoUpdateEvent;
import network.khala.protocol.computation.WorkingReportEvent;
import network.khala.protocol.contract.ClusterEvent;
import network.khala.protocol.contract.ClusterOperation;
import network.khala.protocol.contract.ContractOperation;
import network.khala.protocol.contract.InkCommand;
import network.khala.protocol.gatekeeper.GatekeeperEvent;
import network.khala.protocol.gatekeeper.GatekeeperLaunch;
import network.khala.protocol.gatekeeper.KeyDistribution;
import network.khala.protocol.light.BlockMessages;
import network.khala.protocol.light.GenesisBlockInfo;
import network.khala.protocol.light.HeaderToSync;
import network.khala.protocol.registry.Evidence;
import network.khala.protocol.registry.RegistryEvent;
import network.khala.protocol.registry.WorkerRegistrationInfoV2;
import network.khala.protocol.substrate.Header;
import network.khala.scale.Codec;
import network.khala.scale.DecodeException;

/// Whatever bytes arrive, a decoder gives a value whose encoding is those bytes, or refuses.
class ForeignBytesTest {
  private static final List<Codec<?>> CODECS =
      List.of(
          Message.LIST_CODEC,
          SignedMessage.CODEC,
          EgressMessages.LIST_CODEC,
          Payload.codec(InkCommand.CODEC),
          SystemEvent.CODEC,
          WorkingReportEvent.CODEC,
          WorkingInfoUpdateEvent.CODEC,
          GatekeeperLaunch.CODEC,
          GatekeeperEvent.CODEC,
          KeyDistribution.CODEC,
          ClusterEvent.CODEC,
          ClusterOperation.CODEC,
          ContractOperation.CODEC,
          RegistryEvent.CODEC,
          WorkerRegistrationInfoV2.CODEC,
          AttestationReport.OPTION_CODEC,
          Evidence.CODEC,
          Header.CODEC,
          HeaderToSync.LIST_CODEC,
          GenesisBlockInfo.CODEC,
          BlockMessages.LIST_CODEC);

  @Property
  void decode_anyBytes_givesThemBackOrRefuses(@ForAll @Size(max = 200) byte[] bytes) {
    for (Codec<?> codec : CODECS) {
      roundTrip(codec, bytes);
    }
  }

  private static <T> void roundTrip(Codec<T> codec, byte[] bytes) {
    T value;
    try {
      value = codec.decode(bytes);
    } catch (DecodeException e) {
      assertThat(e.offset()).isBetween(0, bytes.length);
      return;
    }
    // Maps may arrive in any order but are written in one, so only the value must survive.
    assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
  }
}
