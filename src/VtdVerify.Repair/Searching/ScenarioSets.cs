using System.Collections.Concurrent;
using VtdVerify.Features.Running;

namespace VtdVerify.Repair.Searching;

/// <summary>Compiled scenarios for threads that come and go: a set serves one thread at a time, and making one takes a while.</summary>
internal sealed class ScenarioSets
{
    private readonly ConcurrentBag<IReadOnlyList<CompiledScenario>> free = [];

    public T With<T>(Func<IReadOnlyList<CompiledScenario>, T> use)
    {
        if (!free.TryTake(out var scenarios))
        {
            scenarios = CompiledScenario.All();
        }

        var result = use(scenarios);
        free.Add(scenarios);
        return result;
    }
}
