using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Writing;

/// <summary>The names of a slice: found first, with anything accepted that is written, and then held to what was found.</summary>
internal sealed class SliceNames(
    IReadOnlyList<DeclarationIndex> files,
    GivenNames given,
    IReadOnlySet<string> defined,
    IReadOnlySet<string> prototypes,
    IReadOnlySet<string> members) : IWrittenNames
{
    private readonly HashSet<string> met = new(StringComparer.Ordinal);
    private readonly HashSet<CNode> taken = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<string> later = new();
    private readonly List<MacroDefinition> macros = [];
    private readonly Dictionary<string, MacroText> texts = new(StringComparer.Ordinal);
    private readonly List<string> forward = [];
    private readonly List<CNode> ordered = [];
    private readonly HashSet<string> found = new(StringComparer.Ordinal);
    private bool isComplete;

    public bool MayCall(string name) => !isComplete || defined.Contains(name) || found.Contains(name) || given.Has(name);

    public bool MayName(string name) => MayCall(name);

    public bool IsType(string name) => MayCall(name);

    public bool IsSilent(string name) => given.IsSilent(name) && !defined.Contains(name);

    public bool IsQuestion(string name) => given.IsQuestion(name) && !defined.Contains(name);

    public bool Defines(string name) => defined.Contains(name);

    public SourceText? Replacement(string name, IReadOnlyList<string> arguments)
    {
        if (given.Has(name) || TextOf(name) is not { } macro)
        {
            return null;
        }

        return MacroExpansion.Of(macro, arguments, texts) is { } text
            ? new SourceText(text.EndsWith('}') ? text : $"{text};", macro.Span.File)
            : null;
    }

    public bool Keeps(MemberSyntax member) =>
        member.Name is { } name ? members.Contains(name)
        : member.Type is RecordTypeSyntax { Members: { } inner } && inner.Any(Keeps);

    /// <summary>Follows the names that functions rely on through the files.</summary>
    /// <returns>All of it as text.</returns>
    public IReadOnlyList<string> Follow(IReadOnlyList<FunctionDefinition> functions, IReadOnlyList<string> names)
    {
        IReadOnlyList<string> written = [.. functions.Select(Written)];
        foreach (var name in names.Concat(written.SelectMany(text => DeclarationText.Mentions(text)).Select(m => m.Name)))
        {
            later.Enqueue(name);
        }

        var all = new List<string>(written);
        while (later.TryDequeue(out var name))
        {
            all.AddRange(Follow(name));
        }

        isComplete = true;
        return all;
    }

    /// <summary>Writes what was found, and the functions.</summary>
    public CodeSlice Write(IReadOnlyList<FunctionDefinition> functions)
    {
        IEnumerable<string> declarations =
        [
            .. macros.Select(macro => $"#undef {macro.Name}\n{CWriter.Macro(macro, this)}"),
            .. forward.Distinct(StringComparer.Ordinal).Select(line => $"{line}\n"),
            .. ordered.Select(Written),
            .. functions.Select(f => CWriter.Prototype(f, this)),
        ];
        return new CodeSlice(
            string.Concat(declarations),
            functions.ToDictionary(f => f.Name, Written, StringComparer.Ordinal),
            found);
    }

    private string Written(FunctionDefinition function)
    {
        try
        {
            return CWriter.Function(function, this);
        }
        catch (UnwrittenCodeException unread) when (unread.Function is null)
        {
            throw new UnwrittenCodeException(unread.Construct, unread.Span, function);
        }
    }

    private string Written(CNode node) => node switch
    {
        FunctionDefinition function => CWriter.Function(function, this),
        TopLevelDeclaration { Declaration: var declaration } => CWriter.Declaration(declaration, this),
        _ => string.Empty,
    };

    /// <summary>An explicit stack: a chain of declarations may be longer than the thread's.</summary>
    private List<string> Follow(string root)
    {
        var texts = new List<string>();
        var open = new Stack<(CNode? Done, string Name)>([(null, root)]);
        while (open.TryPop(out var next))
        {
            if (next.Done is { } done)
            {
                ordered.Add(done);
            }
            else if (met.Add(next.Name) && !defined.Contains(next.Name) && !given.Has(next.Name) && !TakeMacro(next.Name, texts))
            {
                foreach (var item in Items(next.Name).Where(item => taken.Add(item.Node)))
                {
                    Declare(item, open, texts);
                }
            }
        }

        return texts;
    }

    private bool TakeMacro(string name, List<string> written)
    {
        var items = files.SelectMany(file => file.Find(name)).Where(item => item.Node is MacroDefinition or MacroText).ToList();
        if (items.Count == 0)
        {
            return false;
        }

        // Which of several definitions a build takes is not known.
        var usable = items.Where(item => !item.Contested)
            .DistinctBy(item => NamesOf.Canonical(item.Text, "definition"), StringComparer.Ordinal).ToList();
        if (usable is not [var only])
        {
            return true;
        }

        found.Add(name);
        if (only.Node is MacroText text)
        {
            texts[name] = text;
        }
        else
        {
            var macro = (MacroDefinition)only.Node;
            macros.Add(macro);
            written.Add(only.Text);
        }

        foreach (var mention in only.Mentions)
        {
            later.Enqueue(mention);
        }

        return true;
    }

    private MacroText? TextOf(string name)
    {
        if (!texts.ContainsKey(name) && !isComplete && !met.Contains(name))
        {
            met.Add(name);
            TakeMacro(name, []);
        }

        return texts.GetValueOrDefault(name);
    }

    private void Declare(DeclaredItem item, Stack<(CNode? Done, string Name)> open, List<string> written)
    {
        found.Add(item.Name);
        if (RecordOf(item) is { } record)
        {
            forward.Add(record.Forward);
            open.Push((null, record.Tag));
            return;
        }

        if (item.Node is TopLevelDeclaration { Declaration: var declared } && IsPrototype(declared) && !prototypes.Contains(item.Name))
        {
            found.Remove(item.Name);
            return;
        }

        if (item.Node is TopLevelDeclaration { Declaration: var names })
        {
            found.UnionWith(names.Declarators.Select(d => d.Name));
            found.UnionWith(ConstantsOf(names.Type));
        }

        var text = Written(item.Node);
        written.Add(text);
        open.Push((item.Node, item.Name));
        foreach (var mention in DeclarationText.Mentions(text).Where(m => !(m.IsPointedTo && CanWait(m.Name))).Reverse())
        {
            open.Push((null, mention.Name));
        }
    }

    private static IEnumerable<string> ConstantsOf(TypeSyntax type) =>
        type is EnumTypeSyntax { Enumerators: { } constants } ? constants.Select(c => c.Name) : [];

    /// <summary>Whether it is enough to say that there is such a record; what it holds may come later.</summary>
    private bool CanWait(string name)
    {
        if (name.StartsWith("struct ", StringComparison.Ordinal))
        {
            forward.Add($"{name};");
        }
        else if (!Items(name).Any(item => RecordOf(item) is not null))
        {
            return false;
        }

        later.Enqueue(name);
        return true;
    }

    private IEnumerable<DeclaredItem> Items(string name) =>
        files.SelectMany(file => file.Find(name)).Where(item => !item.Contested && item.Node is not (MacroDefinition or MacroText));

    private static bool IsPrototype(Declaration declaration) =>
        declaration.Storage != StorageClass.Typedef && declaration.Declarators.Any(d => d.Type is FunctionTypeSyntax);

    /// <summary>Null where the item says more than that there is a record.</summary>
    private static (string Forward, string Tag)? RecordOf(DeclaredItem item)
    {
        if (!item.IsForward || item.Node is not TopLevelDeclaration { Declaration: { Type: RecordTypeSyntax record } declaration })
        {
            return null;
        }

        var tag = $"{(record.IsUnion ? "union" : "struct")} {record.Tag}";
        return (declaration.Declarators is [var name, ..] ? $"typedef {tag} {name.Name};" : $"{tag};", tag);
    }
}
