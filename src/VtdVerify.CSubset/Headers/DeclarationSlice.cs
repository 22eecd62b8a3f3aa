using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Headers;

/// <summary>
/// What of a file's headers some code relies on, as C text: macros as written; types, variables and inline functions as written, but of
/// records only the members that the code names. What no file declares, or only under a condition with several branches, is left out: the
/// system's headers may have it.
/// </summary>
/// <param name="Text">Each declaration after those that it needs.</param>
/// <param name="Names">What it declares.</param>
public sealed record DeclarationSlice(string Text, IReadOnlySet<string> Names)
{
    /// <summary>Follows names through the files.</summary>
    /// <param name="names">Where to begin.</param>
    /// <param name="texts">The code, for the members that it names.</param>
    /// <param name="defined">The functions that the code defines.</param>
    /// <param name="files">In the order of inclusion.</param>
    /// <param name="prototypes">Functions whose prototypes are wanted; those of others are left out.</param>
    public static DeclarationSlice Gather(
        IReadOnlyList<string> names,
        IEnumerable<string> texts,
        IReadOnlySet<string> defined,
        IReadOnlyList<DeclarationIndex> files,
        IReadOnlySet<string> prototypes)
    {
        var members = texts.SelectMany(DeclarationText.Members).ToHashSet(StringComparer.Ordinal);
        while (true)
        {
            var walk = new Walk(files, defined, prototypes, members);
            foreach (var name in names)
            {
                walk.Visit(name);
            }

            // Macros and inline functions name members, too.
            var known = members.Count;
            members.UnionWith(walk.Definitions.Concat(walk.Ordered).SelectMany(DeclarationText.Members));
            if (members.Count == known)
            {
                var text = string.Join('\n', walk.Macros.Concat(walk.Forward.Distinct(StringComparer.Ordinal)).Concat(walk.Ordered));
                return new DeclarationSlice(text, walk.Found);
            }
        }
    }

    private sealed class Walk(
        IReadOnlyList<DeclarationIndex> files, IReadOnlySet<string> defined, IReadOnlySet<string> prototypes, IReadOnlySet<string> members)
    {
        private readonly HashSet<string> met = new(StringComparer.Ordinal);
        private readonly HashSet<CNode> taken = new(ReferenceEqualityComparer.Instance);
        private readonly Queue<string> later = new();

        public List<string> Macros { get; } = [];

        /// <summary>The macros again, without <c>#define</c>.</summary>
        public List<string> Definitions { get; } = [];

        /// <summary>That there is such a record: lets records point to each other.</summary>
        public List<string> Forward { get; } = [];

        public List<string> Ordered { get; } = [];

        public HashSet<string> Found { get; } = new(StringComparer.Ordinal);

        public void Visit(string root)
        {
            later.Enqueue(root);
            while (later.TryDequeue(out var name))
            {
                Follow(name);
            }
        }

        /// <summary>An explicit stack: a chain of declarations may be longer than the thread's.</summary>
        private void Follow(string root)
        {
            var open = new Stack<(bool IsDone, string Word)>([(false, root)]);
            while (open.TryPop(out var next))
            {
                if (next.IsDone)
                {
                    Ordered.Add(next.Word);
                }
                else if (met.Add(next.Word) && !defined.Contains(next.Word) && !TakeMacro(next.Word))
                {
                    foreach (var (text, needed) in Items(next.Word).Where(item => taken.Add(item.Node)).Select(Declare))
                    {
                        if (text is not null)
                        {
                            open.Push((true, text));
                        }

                        foreach (var name in needed.Reverse())
                        {
                            open.Push((false, name));
                        }
                    }
                }
            }
        }

        /// <summary>A macro of QEMU goes before one of the system. What it mentions is needed where it is used.</summary>
        private bool TakeMacro(string name)
        {
            if (files.Select(file => file.Macro(name)).FirstOrDefault(macro => macro is not null) is not { } found)
            {
                return false;
            }

            Found.Add(name);
            Macros.Add($"#undef {name}\n{found.Line}");
            Definitions.Add(found.Definition);
            foreach (var mention in DeclarationText.Mentions(found.Definition))
            {
                later.Enqueue(mention.Name);
            }

            return true;
        }

        /// <summary>The text of a declaration, where it has one, and the names that must be declared before it.</summary>
        private (string? Text, IReadOnlyList<string> Needed) Declare(DeclaredItem item)
        {
            Found.Add(item.Name);
            if (RecordOf(item) is { } record)
            {
                Forward.Add(record.Forward);
                return (null, [record.Tag]);
            }

            if (item.Node is TopLevelDeclaration { Declaration: var declared } && IsPrototype(declared) && !prototypes.Contains(item.Name))
            {
                return (null, []);
            }

            var text = item.Node is FunctionDefinition
                ? item.Text
                : DeclarationText.Shrink(item.Text, members) + (item.Text.EndsWith(';') ? string.Empty : ";");
            return (text, [.. DeclarationText.Mentions(text).Where(m => !(m.IsPointedTo && CanWait(m.Name))).Select(m => m.Name)]);
        }

        /// <summary>Whether it is enough to say that there is such a record; what it holds may come later.</summary>
        private bool CanWait(string name)
        {
            if (name.StartsWith("struct ", StringComparison.Ordinal))
            {
                Forward.Add($"{name};");
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
}
