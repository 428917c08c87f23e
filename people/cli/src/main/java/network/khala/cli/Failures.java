package network.khala.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import network.khala.client.NotIncludedException;
import network.khala.client.json.JsonFormException;
import network.khala.client.metadata.UnknownNameException;
import network.khala.client.rpc.RpcException;
import network.khala.node.chain.WrongChainException;
import network.khala.node.store.StoreException;
import network.khala.tee.SealException;
import network.khala.tee.devtee.DevTeeException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns whatever ended a command into two lines and an exit code.
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Session session;
  private final Output output;
  private final GlobalOptions options;
  private final Configuration configuration;

  Failures(Session session, Output output, GlobalOptions options, Configuration configuration) {
    this.session = session;
    this.output = output;
    this.options = options;
    this.configuration = configuration;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    String help = e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    String hint = "see " + help;
    String message = message(e);
    if (e instanceof UnmatchedArgumentException unmatched) {
      if (!unmatched.isUnknownOption() && !e.getCommandLine().getSubcommands().isEmpty()) {
        message = "there is no command '" + unmatched.getUnmatched().getFirst() + "'";
      }
      List<String> similar = unmatched.getSuggestions();
      if (!similar.isEmpty()) {
        hint = "did you mean " + similar.getFirst() + "? See " + help;
      }
    }
    output.error(message, hint);
    return ExitCode.USAGE.code();
  }

  private String message(ParameterException e) {
    ArgSpec argument = e.getArgSpec();
    if (argument == null || !(e.getCause() instanceof TypeConversionException cause)) {
      return String.valueOf(e.getMessage());
    }
    String name =
        argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    String origin = configuration.origin(argument).map(at -> " (" + at + ")").orElse("");
    return name + "=" + e.getValue() + origin + ": " + cause.getMessage();
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed)
      throws Exception {
    if (e instanceof ParameterException usage) {
      return handleParseException(usage, new String[0]);
    }
    if (options.verbose) {
      e.printStackTrace(session.err());
    }
    Throwable cause = e.getCause();
    CommandFailure failure =
        explain(e instanceof UncheckedIOException && cause != null ? cause : e);
    output.error(String.valueOf(failure.getMessage()), failure.hint());
    return failure.exitCode().code();
  }

  /// What the user is told about an exception that a command let through. Those that no case knows
  /// are defects.
  private static CommandFailure explain(Throwable e) {
    return switch (e) {
      case CommandFailure failure -> failure;
      case InterruptedException _ -> new CommandFailure(ExitCode.INTERRUPTED, "interrupted", "");
      case NoSuchFileException missing ->
          unavailable("there is no file " + missing.getFile(), "check the path");
      case AccessDeniedException denied ->
          unavailable("no permission for " + denied.getFile(), "check the file's owner and mode");
      case FileAlreadyExistsException exists ->
          unavailable(exists.getFile() + " exists already", "name another file");
      case ConnectException refused ->
          unavailable("connection refused: " + refused.getMessage(), "is the service running?");
      case BindException busy ->
          unavailable("cannot listen: " + busy.getMessage(), "is the port in use?");
      case RpcException rpc -> ofRpc(rpc);
      case NotIncludedException gone ->
          new CommandFailure(ExitCode.FAILURE, String.valueOf(gone.getMessage()), "");
      case UnknownNameException unknown ->
          new CommandFailure(ExitCode.USAGE, String.valueOf(unknown.getMessage()), "");
      case JsonFormException form ->
          new CommandFailure(ExitCode.USAGE, "the value " + form.getMessage(), "");
      case StoreException store -> ofStore(store);
      case DevTeeException device -> unavailable(String.valueOf(device.getMessage()), "");
      case SealException seal -> unavailable(String.valueOf(seal.getMessage()), "");
      case WrongChainException wrong ->
          new CommandFailure(ExitCode.USAGE, String.valueOf(wrong.getMessage()), "");
      case FileSystemException file ->
          unavailable(
              file.getFile() + ": " + (file.getReason() == null ? "no access" : file.getReason()),
              "check the path");
      case IOException io ->
          new CommandFailure(ExitCode.FAILURE, "input or output failed: " + io.getMessage(), "");
      default ->
          new CommandFailure(
              ExitCode.INVARIANT,
              "unexpected failure: " + e,
              "this is a defect; run again with --verbose and report what it prints");
    };
  }

  private static CommandFailure ofRpc(RpcException e) {
    String message = String.valueOf(e.getMessage());
    return switch (e) {
      case RpcException.Disconnected _, RpcException.Closed _ ->
          unavailable(message, "is the node running? See --node");
      case RpcException.TimedOut _, RpcException.Lagging _ ->
          new CommandFailure(ExitCode.RETRY, message, "try again later");
      case RpcException.Answered _ ->
          new CommandFailure(ExitCode.FAILURE, "the node refused: " + message, "");
      case RpcException.Malformed _ ->
          new CommandFailure(ExitCode.FAILURE, message, "is that a node of a Substrate chain?");
    };
  }

  private static CommandFailure ofStore(StoreException e) {
    ExitCode code = e.retryable() ? ExitCode.RETRY : ExitCode.UNAVAILABLE;
    return new CommandFailure(code, String.valueOf(e.getMessage()), "");
  }

  private static CommandFailure unavailable(String message, String hint) {
    return new CommandFailure(ExitCode.UNAVAILABLE, message, hint);
  }
}
