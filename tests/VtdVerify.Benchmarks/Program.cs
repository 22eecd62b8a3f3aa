using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using VtdVerify.Benchmarks;
using VtdVerify.Benchmarks.Pairs;

// A measurement of its own: tens of thousands of mutants are their own repetition.
if (args is ["pairs", .. var rest])
{
    return PairRun.Run(rest);
}

// Without arguments everything runs; BenchmarkDotNet would ask which.
var summaries = BenchmarkSwitcher.FromAssembly(typeof(Settings).Assembly)
    .Run(args.Length == 0 ? ["--filter", "*"] : args, Settings.Of(CCompiler.Find()))
    .ToList();

// The tables once more, without what was logged between them.
foreach (var summary in summaries)
{
    ConsoleLogger.Default.WriteLine();
    ConsoleLogger.Default.WriteLineHeader($"== {summary.BenchmarksCases.FirstOrDefault()?.Descriptor.Type.Name ?? "nothing ran"}");
    MarkdownExporter.Console.ExportToLog(summary, ConsoleLogger.Default);
}

return summaries.Any(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)) ? 1 : 0;
