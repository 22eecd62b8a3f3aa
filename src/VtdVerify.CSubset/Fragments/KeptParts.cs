using System.Collections.Concurrent;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Fragments;

/// <summary>
/// What was parsed of the tokens of one kept segment, by the type names that were known there: those of a set that nothing was added to,
/// before or while it was read.
/// </summary>
internal sealed class KeptParts
{
    private readonly ConcurrentDictionary<(object Types, int First, int End, HiddenLines Gap, bool EndIsBrace), StatementRun> runs = new();
    private readonly ConcurrentDictionary<(object Types, int First), (TopLevelItem? Item, int Next)> items = new();

    /// <summary><see cref="RunReader.Read"/>.</summary>
    public StatementRun Run(SegmentText text, int first, int end, HiddenLines gap, bool endIsBrace, TypeNames types)
    {
        if (types.Unchanged is not { } before)
        {
            return RunReader.Read(text, first, end, gap, endIsBrace, types);
        }

        var key = (before, first, end, gap, endIsBrace);
        if (!runs.TryGetValue(key, out var run))
        {
            run = RunReader.Read(text, first, end, gap, endIsBrace, types);
            if (ReferenceEquals(types.Unchanged, before))
            {
                runs.TryAdd(key, run);
            }
        }

        return run;
    }

    /// <summary>The item at the parser's place, if it was read before; the parser goes on behind it.</summary>
    public bool TryTake(Parser parser, TypeNames types, out TopLevelItem? item)
    {
        if (types.Unchanged is { } before && items.TryGetValue((before, parser.Index), out var known))
        {
            (item, parser.Index) = known;
            return true;
        }

        item = null;
        return false;
    }

    /// <summary>Keeps an item that the parser has read.</summary>
    /// <param name="before">The type names that were known before it; null where these were others than those of the set.</param>
    public void Keep(object? before, int first, TopLevelItem? item, Parser parser, TypeNames types)
    {
        if (before is not null && ReferenceEquals(types.Unchanged, before))
        {
            items.TryAdd((before, first), (item, parser.Index));
        }
    }
}
