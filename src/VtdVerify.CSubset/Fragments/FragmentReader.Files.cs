using VtdVerify.CSubset.Preprocessing;
using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Fragments;

/// <content>Files, and the headers that they include.</content>
public sealed partial class FragmentReader
{
    /// <summary>Reads the segments of one file as a compiler does.</summary>
    /// <param name="headers">
    /// Of headers that it includes: where an <c>#include</c> is shown, or else before the file.
    /// </param>
    /// <param name="prelude">What the file has from lines and headers that are not shown.</param>
    /// <param name="doubtful">Names of which it is not known what they are in the file, with the reasons.</param>
    /// <param name="others">The paths of the patch's other files: none is read, and none may be included.</param>
    /// <param name="kept">What was read before of some of these segments.</param>
    /// <exception cref="CSyntaxException">A segment is too long to be read.</exception>
    public static FragmentFunctions ReadCompiled(
        IReadOnlyList<SourceSegment> headers,
        IReadOnlyList<SourceSegment> file,
        Prelude prelude,
        IReadOnlyDictionary<string, string>? doubtful = null,
        IReadOnlyList<string>? others = null,
        KeptReadings? kept = null)
    {
        var included = new IncludedHeaders(headers, name => prelude.Declares(name) || Characters.IsKeyword(name), others ?? []);
        var reader = new FragmentReader(
            new TypeNames(prelude.Types), new MacroTable(prelude.Macros), expands: true, included, kept ?? KeptReadings.None);
        foreach (var (name, reason) in doubtful ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            reader.doubts.Add(name, reason);
            reader.table.Forget(name, reason);
        }

        foreach (var header in included.NotShownBy(file))
        {
            reader.ReadFile(header);
        }

        reader.ReadFile(file);
        return reader.Result();
    }

    private void ReadFile(IEnumerable<SourceSegment> segments)
    {
        var preprocessor = default(Preprocessor);
        preprocessor = new Preprocessor(table, expands) { Include = directive => Include(preprocessor!, directive) };
        foreach (var segment in segments.OrderBy(segment => segment.FirstLine))
        {
            ReadSegment(kept.Text(segment, preprocessor, changedNames));
        }

        Close();
    }

    /// <summary>Reads a header where it is included; of one that is not shown, nothing but what it may do is known.</summary>
    private void Include(Preprocessor preprocessor, Directive directive)
    {
        if (!expands)
        {
            return;
        }

        if (headers.Lost(directive, preprocessor.Doubt) is { } lost)
        {
            preprocessor.Break(lost, directive.Span.Start);
        }
        else if (headers.Find(directive) is { } header)
        {
            (var around, open) = (open, null);
            var before = unreadable.Count;
            ReadFile(header);
            (open, _) = (around, headers.Leave());
            if (unreadable.Count > before)
            {
                preprocessor.Break($"code after #include {directive.Argument}, some lines of which are not read", directive.Span.Start);
            }
        }
        else if (headers.Problem(directive, changedNames.Where(name => table.TryFind(name, out _))) is { } problem)
        {
            preprocessor.Break(problem, directive.Span.Start);
        }
        else if (table.IsDefined("NDEBUG") != false)
        {
            table.Forget("assert", "'assert', which a header may define again after NDEBUG");
        }
    }
}
