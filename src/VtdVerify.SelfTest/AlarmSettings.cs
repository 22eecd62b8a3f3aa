using VtdVerify.SelfTest.Findings;

namespace VtdVerify.SelfTest;

/// <summary>What is to be tried.</summary>
/// <param name="Programs">How many, over all shards.</param>
/// <param name="Seed">The same seed gives the same programs and machines on every computer.</param>
/// <param name="Shard">Which part, from 1.</param>
/// <param name="Jobs">1 or more.</param>
public sealed record AlarmSettings(long Programs, ulong Seed, int Shard, int Shards, int Jobs)
{
    /// <summary>Programs that are compiled together.</summary>
    public int Batch { get; init; } = 100;

    /// <summary>Of how many programs one is decided as a whole; 0 for none.</summary>
    public int SampleOneIn { get; init; } = 20;

    /// <summary>How much processor time the engine may take for one program.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Only the programs of these numbers; null for all.</summary>
    internal IReadOnlyList<long>? Only { get; init; }

    internal IEnumerable<long> Numbers() => Only ?? OfShard();

    private IEnumerable<long> OfShard()
    {
        for (var n = (long)Shard - 1; n < Programs; n += Shards)
        {
            yield return n;
        }
    }
}

/// <summary>How far a run is.</summary>
/// <param name="Finding">What was just found; null after a batch.</param>
public sealed record AlarmProgress(AlarmTally Tally, AlarmFinding? Finding);

/// <summary>What a run came to.</summary>
public sealed record AlarmResult(AlarmTally Tally, IReadOnlyList<AlarmFinding> Findings);
