using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Syntax;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Reading;
using VtdVerify.Terms;

namespace VtdVerify.QemuSource.Scopes;

/// <summary>
/// Reads how a vIOMMU lays out the memory region of an address space. What the memory core makes of it (system/memory.c) is not read: a
/// size of all ones means 2^64, which that of the machine's memory is; subregions of a region, and those beside it of a higher priority,
/// are rendered before it and hide it; what is left are its sections. A region is told by the member of a record that it is.
/// </summary>
internal sealed class RegionReader
{
    // A region of this size has every address.
    private static readonly UInt128 All = UInt128.One << BitVector.MaxWidth;

    // Each doubles the number of layouts.
    private const int MostHiding = 6;

    private readonly TreeFile file;
    private readonly IReadOnlyList<RegionCall> calls;
    private readonly Prelude declared;

    private RegionReader(QemuTree tree, TreeFile file)
    {
        this.file = file;
        calls = RegionCall.In(file);
        var names = calls.SelectMany(call => call.Values).SelectMany(value => NamesOf.Text(file.Unit.Source.Slice(value.Span), file.Path));
        var indexes = tree.IncludesOf(file).Select(header => header.Index).ToList();
        var standIns = StandIns.OfGlib;
        declared = standIns.Prelude.With(
            DeclarationSet.Gather(names, indexes, name => Builtins.Has(name) || standIns.Declares(name)));
    }

    /// <summary>The layout of the one region that the file makes for an IOMMU.</summary>
    /// <exception cref="UnsupportedException">Something of it is not known.</exception>
    public static RegionLayout Of(QemuTree tree, TreeFile file) => new RegionReader(tree, file).Read();

    /// <summary>The functions of the file that make regions for IOMMUs or lay them out.</summary>
    public static IEnumerable<TreeFunction> Functions(TreeFile file) =>
        RegionCall.In(file).Select(call => call.Function).DistinctBy(function => function.FirstLine);

    private RegionLayout Read()
    {
        var made = calls.Where(call => call.Name == RegionCall.InitIommu).ToList();
        if (made is not [{ Region: { } region } only])
        {
            throw Unknown(made.Count == 0 ? "no region of an IOMMU, which the file does not make" : "the regions of IOMMUs", made);
        }

        var (hiding, kept) = Hiding(region);
        if (hiding.Count > MostHiding)
        {
            throw Unknown($"more than {MostHiding} regions that hide parts of it", hiding.Select(part => part.Call));
        }

        foreach (var mover in calls.Where(call => call.Moves))
        {
            if (mover.Arguments.Any(a => RegionCall.MemberOf(a) is { } m && kept.Contains(m)) || IsOfAnyRegion(mover))
            {
                throw new UnsupportedException($"{mover.Name} of {mover.Region ?? "a region that is not known"}", mover.Site);
            }
        }

        var size = ShownSize(region, Container(region));
        var layouts = Enumerable.Range(0, 1 << hiding.Count).Reverse()
            .Select(chosen => RegionLayout.Left(size, hiding.Where((_, i) => (chosen >> i & 1) == 1).Select(part => (part.From, part.To))))
            .Select(left => left.ToList()).ToList();
        var others = layouts.SelectMany(left => left).Distinct().Except(layouts[0]);
        return layouts[0] is []
            ? throw Unknown("a region of which nothing is left", made)
            : new RegionLayout(only.Site, [.. hiding.Select(part => part.Call.Site)], layouts[0], [.. others]);
    }

    /// <summary>What hides parts of the region, from its own beginning on; and all regions that this rests on.</summary>
    private (IReadOnlyList<(RegionCall Call, UInt128 From, UInt128 To)> Hiding, HashSet<string> Kept) Hiding(string region)
    {
        var container = Container(region);
        var kept = new HashSet<string>([region], StringComparer.Ordinal);
        var hiding = new List<(RegionCall Call, UInt128 From, UInt128 To)>();
        foreach (var add in calls.Where(call => call.IsAdd))
        {
            var into = add.Region
                ?? (IsKnownElsewhere(add) ? null : throw new UnsupportedException("a subregion of a region that is not known", add.Site));
            if (into == region)
            {
                hiding.Add(Part(add, Value(add.Arguments[1], add.Site), kept));
            }
            else if (container is not null && into == container.Region && add != container)
            {
                hiding.AddRange(Beside(region, container, add, kept));
            }
        }

        kept.UnionWith(new[] { container?.Region }.OfType<string>());
        return (hiding, kept);
    }

    /// <summary>What a region beside it hides. One of its priority that is as large stands in its place where that is disabled.</summary>
    private IEnumerable<(RegionCall Call, UInt128 From, UInt128 To)> Beside(
        string region, RegionCall container, RegionCall add, HashSet<string> kept)
    {
        var (own, priority) = (Priority(container), Priority(add));
        var (first, offset) = (Value(container.Arguments[1], container.Site), Value(add.Arguments[1], add.Site));
        var replaces = priority == own && offset <= first
            && (UInt128)offset + SizeOf(Sub(add), add) >= (UInt128)first + SizeOf(region, container);
        if (priority < own || replaces)
        {
            yield break;
        }

        var (_, from, to) = Part(add, offset, kept);
        var start = (UInt128)first;
        yield return (add, from > start ? from - start : 0, to > start ? to - start : 0);
    }

    private (RegionCall Call, UInt128 From, UInt128 To) Part(RegionCall add, ulong offset, HashSet<string> kept)
    {
        var sub = Sub(add);
        kept.Add(sub);
        return (add, offset, (UInt128)offset + Solid(sub, add, kept));
    }

    /// <summary>How much a region covers that has no holes: a container of others may have some.</summary>
    private UInt128 Solid(string region, RegionCall user, HashSet<string> kept)
    {
        var init = InitOf(region, user);
        if (init.Name == RegionCall.Init)
        {
            throw new UnsupportedException($"{region}, which holds others and nothing itself", init.Site);
        }

        if (init.Name != RegionCall.InitAlias)
        {
            return SizeOf(region, user);
        }

        var shown = RegionCall.MemberOf(init.Arguments[3])
            ?? throw new UnsupportedException("an alias of a region that is not known", init.Site);
        kept.Add(shown);
        var (all, from) = (Solid(shown, init, kept), (UInt128)Value(init.Arguments[4], init.Site));
        var rest = from < all ? all - from : 0;
        return UInt128.Min(rest, SizeOf(region, user));
    }

    /// <summary>The size as far as the region that it lies in shows it.</summary>
    private UInt128 ShownSize(string region, RegionCall? container)
    {
        var size = SizeOf(region, null);
        if (container is not { Region: { } outer })
        {
            return size;
        }

        if (Container(outer) is { } further)
        {
            throw new UnsupportedException($"{outer}, which lies in another region", further.Site);
        }

        var (from, all) = ((UInt128)Value(container.Arguments[1], container.Site), SizeOf(outer, container));
        return UInt128.Min(size, from < all ? all - from : 0);
    }

    private RegionCall? Container(string region)
    {
        var adds = calls.Where(call => call.IsAdd && RegionCall.MemberOf(call.Arguments.ElementAtOrDefault(2)) == region).ToList();
        return adds is [] or [_] ? adds.FirstOrDefault() : throw Unknown($"{region}, which lies in more than one region", adds);
    }

    private RegionCall InitOf(string region, RegionCall? user)
    {
        var inits = calls.Where(call => call.IsInit && call.Region == region).ToList();
        return inits is not [var only] ? throw Unknown($"how {region} is made", inits.Concat(user is null ? [] : [user]))
            : only.Function.Definition.Unread is { } unread ? throw new UnsupportedException(unread, only.Site)
            : only;
    }

    private UInt128 SizeOf(string region, RegionCall? user)
    {
        var init = InitOf(region, user);
        var size = Value(init.Size ?? throw new UnsupportedException($"the size of {region}", init.Site), init.Site);
        return size == ulong.MaxValue ? All : size;
    }

    private long Priority(RegionCall add) => add.Arguments.Count > 3 ? (long)Value(add.Arguments[3], add.Site) : 0;

    private static string Sub(RegionCall add) => RegionCall.MemberOf(add.Arguments.ElementAtOrDefault(2))
        ?? throw new UnsupportedException("a subregion that is not known", add.Site);

    /// <summary>A call without arguments gives a region of the machine's.</summary>
    private static bool IsKnownElsewhere(RegionCall add) =>
        add.Arguments is [var into, ..] && SyntaxWalk.Bare(into) is CallExpression { Arguments: [] };

    /// <summary>Whether a pointer that it is given may lead to any region.</summary>
    private static bool IsOfAnyRegion(RegionCall mover) =>
        (mover.Region is null && !IsKnownElsewhere(mover))
        || (mover.Deletes && RegionCall.MemberOf(mover.Arguments.ElementAtOrDefault(1)) is null);

    private ulong Value(CExpression expression, CodeSite site)
    {
        var bare = SyntaxWalk.Bare(expression);
        if (bare is CallExpression { Callee: NameExpression { Name: "memory_region_size" }, Arguments: [var region] })
        {
            var size = RegionCall.MemberOf(region) is { } member ? SizeOf(member, null)
                : IsSystemMemory(region) ? All
                : throw new UnsupportedException($"the size of {file.Unit.Source.Slice(region.Span)}", site);
            return size == All ? ulong.MaxValue : (ulong)size;
        }

        return declared.ConstantOf(bare) ?? throw new UnsupportedException($"the value of {file.Unit.Source.Slice(expression.Span)}", site);
    }

    private static bool IsSystemMemory(CExpression region) =>
        SyntaxWalk.Bare(region) is CallExpression { Callee: NameExpression { Name: "get_system_memory" }, Arguments: [] };

    private UnsupportedException Unknown(string what, IEnumerable<RegionCall> where) =>
        new(what, where.FirstOrDefault()?.Site ?? new CodeSite(file.Path, 0, what));
}
