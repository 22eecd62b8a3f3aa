using System.Collections.Concurrent;

namespace VtdVerify.SelfTest;

/// <summary>What was done so far; several threads add to it.</summary>
public sealed class AlarmTally
{
    private readonly long[] counts = new long[Enum.GetValues<AlarmCount>().Length];
    private readonly ConcurrentBag<string> givenUp = [];

    /// <summary>The programs whose proof was not waited for, as SEED:NUMBER.</summary>
    public IReadOnlyList<string> GivenUp => [.. givenUp.Order(StringComparer.Ordinal)];

    public long this[AlarmCount count] => Interlocked.Read(ref counts[(int)count]);

    internal void GiveUp(string programId) => givenUp.Add(programId);

    internal void Add(AlarmCount count, long more = 1) => Interlocked.Add(ref counts[(int)count], more);
}

/// <summary>What is counted.</summary>
public enum AlarmCount
{
    /// <summary>Programs that were compiled, run and judged.</summary>
    Judged,

    /// <summary>Programs that the compiler refused.</summary>
    Refused,

    /// <summary>Runs of compiled code, one machine each.</summary>
    Runs,

    /// <summary>Programs of which the engine was asked something.</summary>
    Asked,

    /// <summary>Programs of which it was asked everything.</summary>
    Sampled,

    /// <summary>Programs that it does not read.</summary>
    Unread,

    /// <summary>Claims that a run broke and that the engine does not call proved.</summary>
    Withheld,

    /// <summary>Refutations that the compiled code shows.</summary>
    Confirmed,

    /// <summary>Expressions of C that the compiler and the interpreter agree on.</summary>
    Expressions,
}
