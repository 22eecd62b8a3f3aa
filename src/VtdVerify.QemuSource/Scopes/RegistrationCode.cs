using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Syntax;
using VtdVerify.CSubset.Types;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Reading;
using VtdVerify.Terms;

namespace VtdVerify.QemuSource.Scopes;

/// <summary>The function of VFIO's that registers a notifier for a section of memory. What it calls may do anything.</summary>
internal sealed class RegistrationCode
{
    public const string Register = "memory_region_register_iommu_notifier";
    public const string SectionRecord = "MemoryRegionSection";

    public const string Folder = "hw/vfio";
    public const string Notifier = "IOMMUNotifier";

    private readonly Lazy<FlowOf> flow;

    private RegistrationCode(QemuTree tree, TreeFunction function, CodeSite site)
    {
        if (function.Definition.Unread is { } unread)
        {
            (function, UnreadBefore) = (RegistrationTail.Of(function, site, SectionRecord), unread);
        }

        (Function, Site) = (function, site);
        flow = new(() => new FlowOf(function.Definition));
        LastLine = SyntaxWalk.Expressions(function.Definition.Body).OfType<CallExpression>()
            .Where(call => call.Callee is NameExpression { Name: Register })
            .Select(call => call.Span.Line + function.Definition.Source.LinesOf(call.Span) - 1)
            .FirstOrDefault(function.LastLine);
        var boundary = function.File.Unit.Functions.Select(other => other.Name).Where(name => name != function.Name).Append(Register)
            .ToHashSet(StringComparer.Ordinal);
        var reader = new CodeReader(tree, null, boundary) { StandIns = StandIns.WithWideWords, ReadsInline = TakesNotifier };
        var code = reader.Read(function, [SectionRecord, Notifier]);
        (Program, Text) = (code.Program, code.Text);
    }

    public CProgram Program { get; }

    public TreeFunction Function { get; }

    /// <summary>The call that registers.</summary>
    public CodeSite Site { get; }

    /// <summary>Of the call; that of the function where it is none.</summary>
    private int LastLine { get; }

    /// <summary>Why the function is run from the statement that registers on; null where all of it is.</summary>
    public string? UnreadBefore { get; }

    /// <summary>The same for trees whose registrations are.</summary>
    public string Text { get; }

    /// <summary>The position of the parameter that is the section.</summary>
    /// <exception cref="UnsupportedException">There is not one.</exception>
    public int SectionParameter
    {
        get
        {
            var section = Program.TypeNamed(SectionRecord);
            var found = Program.FunctionNamed(Function.Name)!.Parameters.Select((type, index) => (type, index))
                .Where(parameter => parameter.type is PointerType { Target: RecordType record } && record == section).ToList();
            return found is [var only]
                ? only.index
                : throw new UnsupportedException($"{Function.Name}, which is not given one {SectionRecord}", Site);
        }
    }

    /// <summary>Whether a path registers nothing any more that is at a place of the function, or jumps from there.</summary>
    public bool IsBehind(CodeSite place) => place.File == Site.File && flow.Value.IsBehind(place, LastLine);

    /// <summary>Whether a function may keep a pointer that it is given.</summary>
    public bool Keeps(string function, int parameter) =>
        Function.File.Function(function) is not { } other || FlowOf.MayKeep(other.Definition, parameter);

    /// <summary>The one of a tree.</summary>
    /// <exception cref="UnsupportedException">There is none, or more than one place that registers.</exception>
    public static RegistrationCode Of(QemuTree tree)
    {
        var functions = tree.Mentioning(Register, Folder).Select(tree.Read)
            .SelectMany(file => file.Unit.Functions.Select(definition => new TreeFunction(file, definition)))
            .Where(function => function.Text.Contains(Register, StringComparison.Ordinal))
            .ToList();
        if (functions.Find(function => !function.Definition.IsParsed) is { Definition.Unread: { } unread } unparsed)
        {
            throw new UnsupportedException(unread, new CodeSite(unparsed.File.Path, unparsed.FirstLine, unread));
        }

        var found = functions.SelectMany(function => SyntaxWalk.Expressions(function.Definition.Body)
                .Where(expression => expression is NameExpression name && name.Name == Register)
                .Select(name => (function, site: new CodeSite(function.File.Path, name.Span.Line, Register))))
            .ToList();
        return found switch
        {
            [var (function, site)] => new RegistrationCode(tree, function, site),
            [] => throw new UnsupportedException($"a call of {Register}, which {Folder} has not", new CodeSite(Folder, 0, Register)),
            [_, var (_, second), ..] => throw new UnsupportedException($"a second {Register} in {Folder}", second),
        };
    }

    private static bool TakesNotifier(FunctionDefinition function) => function.Signature.Type.Parameters
        .Any(parameter => parameter.Type is PointerTypeSyntax { Target: NamedTypeSyntax { Name: Notifier } });
}
