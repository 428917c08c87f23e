package network.khala.cli;

import java.time.InstantSource;
import java.util.List;
import network.khala.cli.attest.AttestCollateral;
import network.khala.cli.attest.AttestForecast;
import network.khala.cli.attest.AttestInspect;
import network.khala.cli.attest.AttestMeasure;
import network.khala.cli.attest.AttestQuote;
import network.khala.cli.attest.AttestVerify;
import network.khala.cli.chain.CallCommand;
import network.khala.cli.chain.QueryCommand;
import network.khala.cli.chain.WatchEvents;
import network.khala.cli.dev.DevCommand;
import network.khala.cli.doctor.DoctorCommand;
import network.khala.cli.key.KeyGenerate;
import network.khala.cli.key.KeyInspect;
import network.khala.cli.key.KeySign;
import network.khala.cli.key.KeyVerify;
import network.khala.cli.mining.WatchMining;
import network.khala.cli.node.BackupCreate;
import network.khala.cli.node.BackupRestore;
import network.khala.cli.node.BackupVerify;
import network.khala.cli.node.ChainExport;
import network.khala.cli.node.ChainImport;
import network.khala.cli.node.ChainReplay;
import network.khala.cli.node.ChainSpecBuild;
import network.khala.cli.node.ChainSpecShow;
import network.khala.cli.node.NodeCommand;
import network.khala.cli.relayer.RelayerCommand;
import network.khala.cli.simulate.SimulateCommand;
import network.khala.cli.tee.DevTeeCommand;
import network.khala.cli.tee.PRuntimeCommand;
import network.khala.cli.worker.WorkerCommand;
import network.khala.cli.worker.WorkerInfoCommand;
import picocli.CommandLine;

/// The tree of all commands, in the order in which the help lists them.
final class Commands {
  private Commands() {}

  static CommandLine tree(Khala root, Surroundings surroundings) {
    Session session = surroundings.session();
    Output output = surroundings.output();
    CommandLine key =
        Group.of(
            "key",
            "Keys and addresses.",
            List.of(
                new KeyGenerate(output),
                new KeyInspect(session, output),
                new KeySign(session, output),
                new KeyVerify(output)));
    CommandLine watch =
        Group.of(
            "watch",
            "Follow what happens on a chain.",
            List.of(new WatchEvents(output), new WatchMining(output)));
    CommandLine chainSpec =
        Group.of(
            "chain-spec",
            "Chain specs: what a chain begins with.",
            List.of(new ChainSpecBuild(session), new ChainSpecShow(output)));
    CommandLine chain =
        Group.of(
            "chain",
            "A chain on disk: execute it again, export it, import it.",
            List.of(
                new ChainReplay(session, output),
                new ChainExport(session, output),
                new ChainImport(session, output)));
    CommandLine backup =
        Group.of(
            "backup",
            "Copies of a node's database: make them, check them, restore them.",
            List.of(
                new BackupCreate(session, output),
                new BackupVerify(session, output),
                new BackupRestore(session, output)));
    CommandLine attest =
        Group.of(
            "attest",
            "Evidence: look into it, judge it, fetch what judging needs, make it, measure"
                + " programs.",
            List.of(
                new AttestInspect(output),
                new AttestVerify(output, InstantSource.system()),
                new AttestCollateral(output, InstantSource.system()),
                new AttestQuote(session, output),
                new AttestMeasure(output),
                new AttestForecast(output, InstantSource.system())));
    return new CommandLine(root)
        .addSubcommand(new DevCommand(session, output, surroundings.interruption()))
        .addSubcommand(new NodeCommand(session, output, surroundings.interruption()))
        .addSubcommand(new RelayerCommand(session, output, surroundings.interruption()))
        .addSubcommand(new WorkerCommand(session, output, surroundings.interruption()))
        .addSubcommand(new WorkerInfoCommand(output))
        .addSubcommand(new PRuntimeCommand())
        .addSubcommand(new DevTeeCommand(output, surroundings.interruption()))
        .addSubcommand(new DoctorCommand(output))
        .addSubcommand(new CallCommand(session, output))
        .addSubcommand(new QueryCommand(output))
        .addSubcommand(watch)
        .addSubcommand(key)
        .addSubcommand(attest)
        .addSubcommand(chainSpec)
        .addSubcommand(chain)
        .addSubcommand(backup)
        .addSubcommand(new SimulateCommand(session, output))
        .addSubcommand(new ConformanceCommand(output))
        .addSubcommand(
            new CommandLine(new BenchCommand(output)).addSubcommand(new WeightsCommand(output)))
        .addSubcommand(new CompletionCommand(session));
  }
}
