package network.khala.protocol.prpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import org.junit.jupiter.api.Test;

class PrpcMethodTest {
  private static final ServiceDescriptor SERVICE =
      PruntimeRpc.getDescriptor().findServiceByName(PrpcMethod.SERVICE);

  @Test
  void methods_ofTheTable_areThoseOfTheSchema() {
    assertThat(PrpcMethod.values())
        .extracting(PrpcMethod::wireName)
        .containsExactlyInAnyOrderElementsOf(
            SERVICE.getMethods().stream().map(MethodDescriptor::getName).toList());
  }

  @Test
  void messages_ofTheTable_areThoseOfTheSchema() {
    for (PrpcMethod method : PrpcMethod.values()) {
      MethodDescriptor described = SERVICE.findMethodByName(method.wireName());
      assertThat(method.request().getDescriptorForType())
          .as(method.path())
          .isEqualTo(described.getInputType());
      assertThat(method.response().getDescriptorForType())
          .as(method.path())
          .isEqualTo(described.getOutputType());
    }
  }

  @Test
  void atPath_knownAndUnknown_findsOnlyTheKnown() {
    assertThat(PrpcMethod.atPath("PhactoryAPI.GetInfo")).contains(PrpcMethod.GET_INFO);
    assertThat(PrpcMethod.atPath("PhactoryAPI.getInfo")).isEmpty();
    assertThat(PrpcMethod.atPath("GetInfo")).isEmpty();
  }

  @Test
  void isPublic_methodsForEverybody_areEight() {
    assertThat(PrpcMethod.values())
        .filteredOn(PrpcMethod::isPublic)
        .extracting(PrpcMethod::wireName)
        .containsExactlyInAnyOrder(
            "GetInfo",
            "ContractQuery",
            "GetContractInfo",
            "GetClusterInfo",
            "UploadSidevmCode",
            "CalculateContractId",
            "Statistics",
            "SaveClusterState");
  }
}
