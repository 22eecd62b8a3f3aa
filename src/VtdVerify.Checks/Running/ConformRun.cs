using VtdVerify.Checks.Inputs;
using VtdVerify.Checks.Results;
using VtdVerify.Model;
using VtdVerify.Native.Compiling;
using VtdVerify.Native.Conforming;
using VtdVerify.Reporting;
using VtdVerify.Specs.Shrinking;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Checks.Running;

/// <summary>`conform` from the request to the result, stage by stage.</summary>
public static class ConformRun
{
    private const int MostRuns = 2000;

    /// <summary>Compiles and compares.</summary>
    /// <param name="begun">Told what is compared, before it is.</param>
    /// <exception cref="UserErrorException">There is no code to compile.</exception>
    public static ConformResult Of(ConformRequest request, Tools tools, Action<ConformSides> begun)
    {
        var compiler = tools.FindCompiler(request.Unconfined);
        var input = new InputRequest { Patch = request.Patch, Qemu = request.Qemu, Viommu = request.Viommu };
        if (TreeSource.Read(input, tools.OpenInput, tools.NewSolver(Effort.Usual)).Subjects
            is not [.., { Code: { } tree, Subject: CSubject subject } last])
        {
            throw new UserErrorException("there is no code to compile", "Give a patch of the unmap, or none.", ExitCodes.InputError);
        }

        using var compiled = CompiledTree.Of(subject, tree, compiler);
        var scenarios = ScenarioMachines.With(subject.NotifyRule ?? default, subject.Viommu.Space);
        var model = ModelOf(request, compiled, scenarios);
        var sides = new ConformSides(
            compiler.Description,
            compiler.SandboxDescription,
            [.. subject.Sources.Select(s => s.Function).Except(QemuNames.NeverRead(subject.Viommu))],
            last.Subject.Description,
            model is null ? null : new ModelRevision(model.Name, model.Description));
        begun(sides);

        var conformance = new Conformance(compiled, subject, model) { ModelIsGuessed = request.Model is null };
        var result = Compare(conformance, request, tools, scenarios, subject);
        var smallest = result.Differences is [var first, ..]
            ? Shrinker.Smallest(first, d => d.Machine, _ => true, conformance.On, MostRuns)
            : null;
        return ConformMapper.Map(request, sides, result, scenarios.Count, smallest);
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
        Conformance conformance, ConformRequest request, Tools tools, IReadOnlyList<MachineDescription> scenarios, CSubject subject)
    {
        using var progress = tools.StartProgress();
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
}
