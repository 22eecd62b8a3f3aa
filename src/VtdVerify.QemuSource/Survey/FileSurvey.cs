using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Running;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Reading;

namespace VtdVerify.QemuSource.Survey;

/// <summary>How much of a file's functions the front end reads.</summary>
/// <param name="Unparsed">Places where the parser gave up, each at most one function.</param>
/// <param name="Functions">In the order of the file.</param>
public sealed record FileSurvey(string Path, int Unparsed, IReadOnlyList<FunctionSurvey> Functions)
{
    /// <summary>Surveys the functions of a file that are of interest.</summary>
    public static FileSurvey Of(QemuTree tree, string path, Func<string, bool> isOfInterest)
    {
        var file = tree.Read(path);
        var functions = file.Unit.Functions.ToList();
        var headers = tree.IncludesOf(file).Select(f => f.Index).ToList();
        var own = functions.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var set = DeclarationSet.Gather(
            functions.SelectMany(f => NamesOf.Text(f.Source.Slice(f.Span), path)),
            headers,
            name => Builtins.Has(name) || own.Contains(name) || StandIns.OfGlib.Prelude.Declares(name));
        var program = CProgram.Of(StandIns.OfGlib.Prelude.With(set), [.. functions, .. set.Functions]);
        var (unresolved, unread) = (program.Unresolved(), program.Unread());
        return new FileSurvey(
            path,
            file.Unit.Diagnostics.Count,
            [.. functions.Select(f => f.Name).Where(isOfInterest).Select(name => new FunctionSurvey(
                name,
                [.. unresolved.GetValueOrDefault(name, []).Select(u => $"unknown {u.Kind}: {u.Name}")],
                [.. unread.GetValueOrDefault(name, []).Select(u => Constructs.KindOf(u.Construct))]))]);
    }

    /// <summary>The functions of a file that call one of the given ones, directly or through others of the same file.</summary>
    public static IReadOnlySet<string> CallersOf(QemuTree tree, string path, IReadOnlySet<string> called)
    {
        var calls = tree.Read(path).Unit.Functions
            .Select(f => (f.Name, Names: NamesOf.Text(f.Source.Slice(f.Span), path).ToHashSet(StringComparer.Ordinal)))
            .ToList();
        var reached = new HashSet<string>(called, StringComparer.Ordinal);
        while (calls.Where(c => c.Names.Overlaps(reached)).Select(c => c.Name).ToList() is var more && more.Exists(reached.Add))
        {
            reached.UnionWith(more);
        }

        return calls.Select(c => c.Name).Where(reached.Contains).ToHashSet(StringComparer.Ordinal);
    }
}

/// <summary>What stops one function.</summary>
/// <param name="Unresolved">Names that no header of the tree declares.</param>
/// <param name="Unread">Kinds of constructs, one for each place.</param>
public sealed record FunctionSurvey(string Name, IReadOnlyList<string> Unresolved, IReadOnlyList<string> Unread)
{
    public bool Resolves => Unresolved.Count == 0;

    /// <summary>Every statement can be run, given what the function calls.</summary>
    public bool Runs => Resolves && Unread.Count == 0;
}
