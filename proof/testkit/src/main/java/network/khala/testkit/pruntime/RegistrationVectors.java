package network.khala.testkit.pruntime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import network.khala.attestation.AttestationProvider;
import network.khala.attestation.AttestationReport;
import network.khala.protocol.registry.PRuntimeVersion;
import network.khala.protocol.registry.WorkerRegistrationInfoV2;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Codecs;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `pruntime/registration.json`: registrations, their hashes, reports and providers.
final class RegistrationVectors implements VectorSuite {
  private static final Codec<Optional<AttestationProvider>> PROVIDER =
      Codecs.option(CodecFactory.STANDARD.of(AttestationProvider.class));

  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("pruntime") && file.name().equals("registration");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    JsonNode content = file.content();
    int number = 0;
    for (JsonNode vector : content.get("cases")) {
      String id = "registration " + number++;
      report.run(id, 0, () -> registration(id, vector, report));
    }
    JsonNode reports = content.get("attestation_report_scale");
    encoding(
        "no report", reports.get("none"), AttestationReport.OPTION_CODEC, Optional.empty(), report);
    encoding(
        "IAS report",
        reports.get("ias"),
        AttestationReport.OPTION_CODEC,
        Optional.of(
            new AttestationReport.SgxIas(
                Bytes.fromHex("7b7d"), Bytes.fromHex("aabb"), Bytes.fromHex("ccdd"))),
        report);
    encoding(
        "DCAP report",
        reports.get("dcap_without_collateral"),
        AttestationReport.OPTION_CODEC,
        Optional.of(new AttestationReport.SgxDcap(Bytes.fromHex("0300"), Optional.empty())),
        report);
    JsonNode providers = content.get("attestation_provider_scale");
    encoding("no provider", providers.get("option_none"), PROVIDER, Optional.empty(), report);
    for (AttestationProvider provider : AttestationProvider.values()) {
      // The vectors list the known providers, not those of this network.
      if (providers.has(provider.jsonName())) {
        JsonNode encoded = providers.get(provider.jsonName());
        encoding(provider.jsonName(), encoded, PROVIDER, Optional.of(provider), report);
      }
    }
    JsonNode names = content.get("attestation_provider_json");
    for (String name : names.propertyNames()) {
      String id = "JSON of " + name;
      Optional<AttestationProvider> provider =
          name.equals("none")
              ? Optional.empty()
              : Arrays.stream(AttestationProvider.values())
                  .filter(one -> one.jsonName().equals(name))
                  .findFirst();
      report.run(
          id,
          0,
          () ->
              report.expectEqual(
                  id, 0, "json", names.get(name).asString(), AttestationProvider.json(provider)));
    }
  }

  private static void registration(String id, JsonNode vector, VectorReport report) {
    String[] version = text(vector, "version").split("\\.", 3);
    List<Long> features = new ArrayList<>();
    vector.get("features").forEach(feature -> features.add(feature.asLong()));
    WorkerRegistrationInfoV2 info =
        new WorkerRegistrationInfoV2(
            new PRuntimeVersion(
                    Integer.parseInt(version[0]),
                    Integer.parseInt(version[1]),
                    Integer.parseInt(version[2]))
                .packed(),
            Bytes.fromHex(text(vector, "machine_id")),
            Sr25519PublicKey.fromHex(text(vector, "pubkey")),
            Sr25519PublicKey.fromHex(text(vector, "ecdh_pubkey")),
            Hash.fromHex(text(vector, "genesis_block_hash")),
            features,
            vector.get("operator").isNull()
                ? Optional.empty()
                : Optional.of(AccountId.fromHex(text(vector, "operator"))),
            vector.get("para_id").asLong(),
            vector.get("max_consensus_version").asLong());
    Bytes scale = Bytes.fromHex(text(vector, "scale"));
    report.expectEqual(
        id, 0, "scale", scale, Bytes.wrap(WorkerRegistrationInfoV2.CODEC.encode(info)));
    report.expectEqual(id, 1, "info", info, WorkerRegistrationInfoV2.CODEC.decode(scale));
    report.expectEqual(id, 2, "hash", Hash.fromHex(text(vector, "hash")), info.hash());
    report.expectEqual(
        id,
        3,
        "report_data",
        Bytes.fromHex(text(vector, "report_data")),
        Bytes.wrap(Arrays.copyOf(info.hash().toArray(), 64)));
  }

  private static <T> void encoding(
      String id, JsonNode hex, Codec<T> codec, T value, VectorReport report) {
    Bytes expected = Bytes.fromHex(hex.asString());
    report.run(
        id,
        0,
        () -> {
          report.expectEqual(id, 0, "scale", expected, Bytes.wrap(codec.encode(value)));
          report.expectEqual(id, 1, "value", value, codec.decode(expected));
        });
  }

  private static String text(JsonNode node, String member) {
    return node.get(member).asString();
  }
}
