using VtdVerify.MutationGate;

return GateCommand.Run(args, Console.Out, Console.Error);
