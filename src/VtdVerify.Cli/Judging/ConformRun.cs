using System.Diagnostics;
using VtdVerify.Cli.Commands;
using VtdVerify.Cli.Reading;
using VtdVerify.Cli.Rendering;
using VtdVerify.Model;
using VtdVerify.Native.Compiling;
using VtdVerify.Native.Conforming;
using VtdVerify.Reporting;
using VtdVerify.Reporting.Rendering;
using VtdVerify.Specs.Shrinking;
using VtdVerify.Subjects;

namespace VtdVerify.Cli.Judging;

/// <summary>`conform` from the request to the exit code, stage by stage.</summary>
internal static class ConformRun
{
    private const int MostRuns = 2000;

    public static int Execute(ConformRequest request, CliEnvironment environment)
    {
        var clock = Stopwatch.StartNew();
        var compiler = environment.FindCompiler(request.Unconfined);
        var check = new CheckRequest
        {
            Patch = request.Patch, Qemu = request.Qemu, Viommu = request.Viommu, Guarantees = [], Jobs = request.Jobs,
        };
        if (TreeSource.Read(check, environment).Subjects is not [.., { Code: { } tree, Subject: CSubject subject } last])
        {
            throw new CliException("there is no code to compile", "Give a patch of the unmap, or none.", ExitCodes.InputError);
        }

        using var compiled = CompiledTree.Of(subject.Viommu, tree, compiler);
        var scenarios = ScenarioMachines.With(subject.NotifyRule ?? default, subject.Viommu.Space);
        var model = ModelOf(request, compiled, scenarios);
        var output = environment.Output;
        var functions = string.Join(", ", subject.Sources.Select(s => s.Function));
        output.WriteLine(Printable.Clean($"compiled  {compiler.Description}: {functions}"));
        output.WriteLine($"sandbox   {compiler.SandboxDescription}");
        output.WriteLine(Printable.Clean($"read      by the interpreter: {last.Subject.Description}"));
        output.WriteLine(model is null
            ? "model     no revision behaves the same in all scenarios: not compared"
            : $"model     {model.Name}: {model.Description}");
        output.Flush();

        var conformance = new Conformance(compiled, subject, model);
        var result = Compare(conformance, request, environment, scenarios, subject);
        Write(environment.Output, request, result, scenarios.Count, conformance);
        if (request.Verbose)
        {
            Diagnostics.Info(
                environment.Error, FormattableString.Invariant($"time: {Timing.Milliseconds(environment.StartUp + clock.Elapsed)} ms"));
        }

        return result switch
        {
            { Differences.Count: > 0 } => ExitCodes.ToolDefect,
            { Compared: 0 } => ExitCodes.Undecided,
            _ => model is null ? ExitCodes.Undecided : ExitCodes.Holds,
        };
    }

    private static ModelSubject? ModelOf(ConformRequest request, CompiledTree compiled, IReadOnlyList<MachineDescription> scenarios)
    {
        if (request.Model is { } name)
        {
            return ModelSubject.All.First(model => model.Name == name);
        }

        using var unmap = compiled.Start();
        return ModelMatch.Of(unmap, scenarios);
    }

    private static ConformanceResult Compare(
        Conformance conformance,
        ConformRequest request,
        CliEnvironment environment,
        IReadOnlyList<MachineDescription> scenarios,
        CSubject subject)
    {
        using var progress = new Progress(environment.Error, environment.ErrorIsTerminal, environment.Patience);
        var total = scenarios.Count + request.Machines;
        progress.Begin(total);
        return conformance.Compare(
            n => n < scenarios.Count
                ? scenarios[(int)n]
                : MachineGenerator.Machine(request.Seed, n - scenarios.Count, subject.NotifyRule ?? default, subject.Viommu.Space),
            total,
            request.Jobs,
            progress.SomeDone);
    }

    private static void Write(
        TextWriter output, ConformRequest request, ConformanceResult result, int scenarios, Conformance conformance)
    {
        output.WriteLine(FormattableString.Invariant(
            $"machines  {scenarios} of the scenarios, {request.Machines} random ones of seed {request.Seed}"));
        output.WriteLine(FormattableString.Invariant(
            $"          {result.Compared} compared, {result.Aborted} of them aborted; {result.NotComparable} not comparable"));
        if (result.Differences is not [var first, ..])
        {
            output.WriteLine(result.Compared == 0 ? "NOTHING was compared" : "no difference");
            return;
        }

        var smallest = Shrinker.Smallest(first, d => d.Machine, _ => true, conformance.On, MostRuns);
        output.WriteLine(FormattableString.Invariant(
            $"DIFFERENT: compiled code and {smallest.Other}, on {result.Differences.Count} machine(s) or more; the smallest found:"));
        foreach (var line in DifferenceText.Lines(smallest))
        {
            output.WriteLine(line);
        }
    }
}
