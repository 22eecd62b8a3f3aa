using VtdVerify.Cli;

return App.Run(args, CliEnvironment.OfProcess());
