using VtdVerify.Model;
using VtdVerify.Native.Running;
using VtdVerify.Subjects;

namespace VtdVerify.Native.Conforming;

/// <summary>Which revision of the model mirrors some compiled code.</summary>
public static class ModelMatch
{
    /// <summary>The oldest revision that does the same on all machines; null where none does.</summary>
    /// <param name="machines">Enough to tell the revisions apart.</param>
    /// <exception cref="NativeCodeException">The compiled code cannot be run.</exception>
    public static ModelSubject? Of(CompiledUnmap compiled, IReadOnlyList<MachineDescription> machines)
    {
        var traces = compiled.Run(machines);
        return ModelSubject.All.FirstOrDefault(model => machines.Zip(traces).All(pair =>
            pair.Second.Equals(RunTrace.Beside(pair.Second, pair.First, model, out _))));
    }
}
