using VtdVerify.Cli;
using VtdVerify.Cli.Rendering;
using VtdVerify.Processes;

var environment = CliEnvironment.OfProcess();
using var interruption = Interruption.Watch(what => Diagnostics.Ended(environment.Error, what));
ScratchFolder.RemoveLeftovers();
return App.Run(args, environment);
