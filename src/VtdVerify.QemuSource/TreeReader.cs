using VtdVerify.Model;
using VtdVerify.QemuSource.Contracts;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Reading;
using VtdVerify.QemuSource.Scopes;
using VtdVerify.QemuSource.Walks;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.QemuSource;

/// <summary>
/// Reads the unmap of source trees and everything that it needs, and holds the functions that the machine stands in for against contracts.
/// What was shown of a function is not shown again for the next tree that has it in the same files.
/// </summary>
/// <param name="newSolver">Gives a solver for the calling thread; it is disposed here.</param>
public sealed class TreeReader(Func<ISolver> newSolver)
{
    private readonly CalleeMemo memo = new();

    /// <summary>Reads the unmap of VT-d.</summary>
    /// <exception cref="TreeException">The tree has no readable vtd_address_space_unmap.</exception>
    public TreeSubject Read(string name, string description, QemuTree tree) => Read(Viommu.Vtd, name, description, tree);

    /// <summary>Reads the unmap of one vIOMMU.</summary>
    /// <exception cref="TreeException">The tree has no such unmap that can be read.</exception>
    public TreeSubject Read(Viommu viommu, string name, string description, QemuTree tree)
    {
        try
        {
            return ReadOnThreads(viommu, name, description, tree);
        }
        catch (AggregateException all) when (TreeException.FirstOf(all) is { } known)
        {
            throw known;
        }
    }

    /// <summary>
    /// Two trees of the same fingerprint have the same unmap, with all that it rests on: nothing has to be shown of both to know that.
    /// </summary>
    /// <exception cref="TreeException">The tree has no such unmap that can be read.</exception>
    public static string Fingerprint(Viommu viommu, QemuTree tree)
    {
        Releases.Require(tree);
        var finder = FunctionFinder.Of(tree);
        var names = Mirrored.Of(viommu).SelectMany(mirrored => mirrored.AllNames).Concat(QemuNames.NeverRead(viommu)).ToList();
        var mirroredOnes = names.Concat(viommu.AddressSpace.Tree is null ? [] : [QemuNames.TreeMaker])
            .Select(finder.Global).OfType<TreeFunction>();
        var texts = mirroredOnes.Prepend(EntryOf(viommu, tree, finder)).Select(function => new CodeReader(
                tree, finder, names.Where(name => name != function.Name).ToHashSet(StringComparer.Ordinal))
            .Read(function, QemuNames.Names(viommu)).Text);
        return string.Join('\n', viommu.AddressSpace.Tree is { } field ? texts.Append(TreeMaking.Text(viommu, field, tree)) : texts);
    }

    /// <summary>Two trees of the same text fill the IOVA tree alike; null where that is not looked at.</summary>
    public static string? FingerprintOfWalk(Viommu viommu, QemuTree tree) => WalkReader.Fingerprint(viommu, tree);

    /// <summary>Two trees of the same text register the same scopes; null where none are found.</summary>
    public static string? FingerprintOfScopes(Viommu viommu, QemuTree tree) => ScopeReader.Fingerprint(viommu, tree);

    /// <summary>Two trees of the same text accept the same address widths; null where that is not looked at.</summary>
    public static string? FingerprintOfWidths(Viommu viommu, QemuTree tree) => WidthReader.Fingerprint(viommu, tree);

    /// <summary>Whether the tree names the unmap of a vIOMMU in a file of the name that it has in every release so far.</summary>
    public static bool Mentions(Viommu viommu, QemuTree tree) => PlaceOf(viommu, tree) is not null;

    /// <summary>Where that file names the unmap first; null where none does.</summary>
    public static (string File, int Line)? PlaceOf(Viommu viommu, QemuTree tree)
    {
        foreach (var file in tree.Named(viommu.File).Select(tree.Read))
        {
            var line = file.Lines.ToList().FindIndex(line => line.Text.Contains(viommu.Function + "(", StringComparison.Ordinal));
            if (line >= 0)
            {
                return (file.Path, line + 1);
            }
        }

        return null;
    }

    /// <summary>All lines of the files of that name.</summary>
    public static string TextOf(Viommu viommu, QemuTree tree) =>
        string.Join('\n', tree.Named(viommu.File).SelectMany(path => tree.Read(path).Lines.Select(line => line.Text)));

    private TreeSubject ReadOnThreads(Viommu viommu, string name, string description, QemuTree tree)
    {
        Releases.Require(tree);
        var finder = FunctionFinder.Of(tree);
        var entry = EntryOf(viommu, tree, finder);
        var callees = new CalleeReader(viommu, tree, finder, memo, newSolver).Read();
        var boundary = callees.Where(RunsAsModel).SelectMany(c => c.Mirrored.AllNames).Concat(QemuNames.NeverRead(viommu))
            .ToHashSet(StringComparer.Ordinal);
        var code = new CodeReader(tree, finder, boundary).Read(entry, QemuNames.Names(viommu));
        try
        {
            IReadOnlyList<FunctionSource> sources = [.. Sources(code, callees), .. ToldAll(viommu, finder)];
            var subject = CSubject.Of(
                viommu, name, description, code.Program, sources, CallsOf(callees, NeverRead.Refused(viommu, tree, finder)));
            var stoodInFor = callees.Select(c => $"{c.Mirrored.Name} {c.Function?.Hash} {c.Problem}");
            return new TreeSubject(subject, [.. Drifts.Of(callees)])
            {
                Digest = string.Join('\n', [code.Text, .. stoodInFor]),
                Assumptions = new(() => AssumptionsOf(viommu, tree, callees)),
            };
        }
        catch (UnreadableSubjectException reason)
        {
            throw new TreeException($"{entry}: {reason.Message.TrimEnd('.')}", TreeException.GiveTree);
        }
    }

    private IReadOnlyList<TreeAssumption> AssumptionsOf(Viommu viommu, QemuTree tree, IReadOnlyList<CalleeReport> callees)
    {
        var ofMappings = new WalkReader(tree, viommu, newSolver).Read(callees);
        var wellFormed = ofMappings is [var first, ..] ? first : null;
        return
        [
            .. ofMappings, .. new ScopeReader(tree, viommu, newSolver).Read(callees, wellFormed),
            .. new WidthReader(tree, viommu, newSolver).Read(),
        ];
    }

    private static TreeFunction EntryOf(Viommu viommu, QemuTree tree, FunctionFinder finder) => finder.Global(viommu.Function)
        ?? throw new TreeException(
            $"{tree.Root} has no file that defines {viommu.Function}, or more than one, or its text is not read",
            TreeException.GiveTree);

    /// <summary>What a reader must know of the function that tells all notifiers.</summary>
    private static IEnumerable<FunctionSource> ToldAll(Viommu viommu, FunctionFinder finder)
    {
        if (viommu.AddressSpace.TakesRange && finder.Global(QemuNames.NotifyAll) is { } function)
        {
            yield return SourceOf(function, "not read: the machine tells each notifier of the region that has the index");
        }
    }

    /// <summary>The block mask is the one that can be run as it stands where it does something else.</summary>
    private static bool RunsAsModel(CalleeReport callee) => callee.IsMirrored || callee.Mirrored != Mirrored.AlignedMask;

    private static MachineCalls CallsOf(
        IReadOnlyList<CalleeReport> callees, IEnumerable<(string Function, string Reason)> notRun) => new()
    {
        NotifyRule = callees.Select(c => c.NotifyRule).FirstOrDefault(rule => rule is not null),
        Order = callees.Select(c => c.Order).FirstOrDefault(order => order is not null) ?? OverlapOrder.Instance,
        Refused = callees.Where(c => !c.IsMirrored && c.Order is null && (c.IsOther || c.Mirrored != Mirrored.AlignedMask))
            .SelectMany(c => Callers(c.Mirrored).Select(f => (Function: f, Reason: ReasonOf(c)))).Concat(notRun)
            .GroupBy(r => r.Function, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Reason, StringComparer.Ordinal),
    };

    private static string ReasonOf(CalleeReport callee) =>
        $"{(callee.Function is null ? string.Empty : $"{callee.Function}: ")}{callee.Mirrored.Name}: {callee.Problem}";

    /// <summary>A removal searches, and each search compares; nothing that is called here inserts.</summary>
    private static IEnumerable<string> Callers(Mirrored mirrored) =>
        mirrored == Mirrored.Insert ? []
        : mirrored == Mirrored.Compare || mirrored == Mirrored.Find ? QemuNames.Searches : [mirrored.Name];

    private static IEnumerable<FunctionSource> Sources(TreeCode code, IReadOnlyList<CalleeReport> callees) =>
        code.Functions.Select(f => SourceOf(f, null))
            .Concat(callees.Where(RunsAsModel).Where(c => c.Function is not null)
                .Select(c => SourceOf(c.Function!, NoteOn(c))))
            .Concat(callees.Where(c => c.Function is null && c.IsMirrored)
                .Select(c => new FunctionSource(c.Mirrored.Name, string.Empty, 0, CodeOrigin.Model, c.Problem)));

    private static string? NoteOn(CalleeReport callee) => callee switch
    {
        { Sentence: { } sentence } => $"proved of its text: it {sentence}",
        { Order: not null } => "run in each search as it stands",
        _ => callee.Problem,
    };

    private static FunctionSource SourceOf(TreeFunction function, string? note) =>
        new(function.Name, function.File.Path, function.FirstLine, function.Changed ? CodeOrigin.Patch : CodeOrigin.Tree, note)
        {
            TokenHash = function.Hash,
        };
}
