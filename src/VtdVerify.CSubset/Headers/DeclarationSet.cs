using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Headers;

/// <summary>What of a file's headers some code relies on, and nothing else.</summary>
/// <param name="Declarations">Each after those that it relies on.</param>
/// <param name="Functions">Those that the headers define: <c>static inline</c>.</param>
/// <param name="Contested">Names with several definitions among which a build's configuration chooses; none of them is taken.</param>
public sealed record DeclarationSet(
    IReadOnlyList<MacroDefinition> Macros,
    IReadOnlyList<TopLevelDeclaration> Declarations,
    IReadOnlyList<FunctionDefinition> Functions,
    IReadOnlyList<string> Contested)
{
    /// <summary>Macros that stand for something else than an expression.</summary>
    public IReadOnlyList<MacroText> MacroTexts { get; private init; } = [];

    /// <summary>All that was taken: the same where comments and layout alone differ.</summary>
    public string Text { get; private init; } = string.Empty;

    /// <summary>The same, with a prototype of each function that is called without being read.</summary>
    public DeclarationSet WithPrototypes(IEnumerable<FunctionDefinition> functions) => this with
    {
        Declarations = [.. Declarations, .. functions.Select(PrototypeOf)],
    };

    private static TopLevelDeclaration PrototypeOf(FunctionDefinition function)
    {
        var (name, type, storage, span) = function.Signature;
        return new TopLevelDeclaration(new Declaration(storage, type, [new Declarator(name, type, null, span)], span), span);
    }

    /// <summary>Follows names through the files.</summary>
    /// <param name="files">In the order of inclusion.</param>
    /// <param name="isKnown">Names that need no declaration.</param>
    public static DeclarationSet Gather(IEnumerable<string> names, IReadOnlyList<DeclarationIndex> files, Func<string, bool> isKnown) =>
        new Walk(files, isKnown).Run(names);

    private sealed class Walk(IReadOnlyList<DeclarationIndex> files, Func<string, bool> isKnown)
    {
        private readonly HashSet<string> met = new(StringComparer.Ordinal);
        private readonly HashSet<object> taken = new(ReferenceEqualityComparer.Instance);
        private readonly List<DeclaredItem> ordered = [];
        private readonly List<string> contested = [];

        public DeclarationSet Run(IEnumerable<string> names)
        {
            foreach (var name in names)
            {
                Visit(name);
            }

            // What only says that there is a record lets records point to each other.
            var declarations = ordered.OrderBy(item => item.IsForward ? 0 : 1).Select(item => item.Node).OfType<TopLevelDeclaration>();
            return new DeclarationSet(
                [.. ordered.Select(item => item.Node).OfType<MacroDefinition>()],
                [.. declarations],
                [.. ordered.Select(item => item.Node).OfType<FunctionDefinition>()],
                contested)
            {
                MacroTexts = [.. ordered.Select(item => item.Node).OfType<MacroText>()],
                Text = string.Join('\n', ordered.Select(item => $"{item.Name} {NamesOf.Canonical(item.Text, "declaration")}")),
            };
        }

        /// <summary>An explicit stack: a chain of declarations may be longer than the thread's.</summary>
        private void Visit(string root)
        {
            var open = new Stack<(DeclaredItem? Item, string Name)>([(null, root)]);
            while (open.TryPop(out var next))
            {
                if (next.Item is { } done)
                {
                    ordered.Add(done);
                    continue;
                }

                foreach (var item in Pick(next.Name))
                {
                    open.Push((item, item.Name));
                    foreach (var mention in item.Mentions.Reverse())
                    {
                        open.Push((null, mention));
                    }
                }
            }
        }

        private IEnumerable<DeclaredItem> Pick(string name)
        {
            if (!met.Add(name) || isKnown(name))
            {
                return [];
            }

            var all = files.SelectMany(file => file.Find(name)).ToList();
            var usable = all.Where(item => !item.Contested).ToList();
            var definitions = usable.Where(item => item.Node is MacroDefinition or MacroText)
                .DistinctBy(item => NamesOf.Canonical(item.Text, "definition"), StringComparer.Ordinal);

            // Of headers that one condition or another chooses, both are in the files.
            var functions = usable.Where(item => item.Node is FunctionDefinition)
                .DistinctBy(item => NamesOf.Canonical(item.Text, "function"), StringComparer.Ordinal);
            if ((usable.Count == 0 && all.Count > 0) || definitions.Skip(1).Any() || functions.Skip(1).Any())
            {
                contested.Add(name);
                return [];
            }

            return [.. usable.Where(item => taken.Add(item.Node))];
        }
    }
}
