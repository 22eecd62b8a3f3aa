using System.Text.RegularExpressions;
using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Syntax;
using VtdVerify.CSubset.Types;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Reading;
using VtdVerify.Subjects;
using VtdVerify.Terms;
using Record = VtdVerify.CSubset.Running.Record<VtdVerify.Terms.SymbolicWord, VtdVerify.Terms.SymbolicTruth>;
using Storage = VtdVerify.CSubset.Running.Storage<VtdVerify.Terms.SymbolicWord, VtdVerify.Terms.SymbolicTruth>;
using Value = VtdVerify.CSubset.Running.CValue<VtdVerify.Terms.SymbolicWord>;

namespace VtdVerify.QemuSource.Walks;

/// <summary>
/// Shows of a tree's own code that a vIOMMU has one of the address widths that the ledger knows, or says what stops that. The function
/// that checks its properties is run from the first statement on that names the width, with any; what comes before may only give false.
/// Its caller must end where it does, and nothing else may write the width.
/// </summary>
internal sealed class WidthReader(QemuTree tree, Viommu viommu, Func<ISolver> newSolver)
{
    private const int MostPaths = 1024;

    private static readonly IReadOnlyDictionary<string, Storage> NothingGiven = new Dictionary<string, Storage>();

    /// <summary>The function's text with all that is read for it; null where it is not looked at, or is not there.</summary>
    public static string? Fingerprint(Viommu viommu, QemuTree tree)
    {
        try
        {
            return CheckOf(viommu, tree) is var (state, check)
                ? string.Join('\n', [check.Hash, CodeOf(tree, TailOf(check, state), state).Text,
                    .. Calls(check), .. Writes(viommu, tree, state, check)])
                : null;
        }
        catch (Exception unread) when (unread is TreeException or UnsupportedException)
        {
            return null;
        }
    }

    /// <summary>One answer; none where the vIOMMU's check is not looked at.</summary>
    public IReadOnlyList<TreeAssumption> Read()
    {
        var id = $"width-{string.Join("-or-", viommu.Space.Widths)}";
        if (viommu.State is not { DecidedBy: { } name })
        {
            return [];
        }

        if (CheckOf(viommu, tree) is not var (state, check))
        {
            return [new(id, false, $"{viommu.File} has no {name}, which checks it", null, 0)];
        }

        try
        {
            var problem = Calls(check).FirstOrDefault() ?? Writes(viommu, tree, state, check).FirstOrDefault() ?? Wrong(state, check);
            var finding = problem ?? $"{name} accepts no other {state.Width}, and nothing else writes it";
            return [new(id, problem is null, finding, check.File.Path, check.FirstLine)];
        }
        catch (Exception reason) when (reason is TreeException or ExplorationLimitException or ArgumentException or UnsupportedException)
        {
            return [new(id, false, reason.Message.TrimEnd('.'), check.File.Path, check.FirstLine)];
        }
    }

    private static (StateNames State, TreeFunction Check)? CheckOf(Viommu viommu, QemuTree tree) =>
        viommu.State is { DecidedBy: { } name } state && FunctionFinder.FileOf(viommu, tree)?.Function(name) is { } check
            ? (state, check)
            : null;

    /// <summary>The function alone: what it calls may do anything.</summary>
    private static TreeCode CodeOf(QemuTree tree, TreeFunction check, StateNames state)
    {
        var boundary = check.File.Unit.Functions.Select(other => other.Name).Where(other => other != check.Name)
            .ToHashSet(StringComparer.Ordinal);
        return new CodeReader(tree, null, boundary) { ReadsInline = _ => false }.Read(check, [state.Record]);
    }

    private static TreeFunction TailOf(TreeFunction check, StateNames state)
    {
        var items = check.Definition.Body.Items.ToList();
        var site = new CodeSite(check.File.Path, check.FirstLine, check.Name);
        var first = items.FindIndex(item => SyntaxWalk.Expressions(item).OfType<MemberExpression>().Any(m => m.Member == state.Width));
        return first < 0 ? throw new UnsupportedException($"{check.Name}, which does not ask for {state.Width}", site)
            : items.Take(first).SelectMany(SyntaxWalk.Nodes).FirstOrDefault(LeavesOtherwise) is { } node
                ? throw new UnsupportedException($"{check.Name} before it asks for {state.Width}", site with { Line = node.Span.Line })
            : Shortened(FunctionTail.Of(check, first, site));
    }

    /// <summary>What a branch does that gives false at its end is not read, be it to say why.</summary>
    private static TreeFunction Shortened(TreeFunction function)
    {
        var body = function.Definition.Body;
        return function with { Definition = function.Definition with { Body = body with { Items = [.. body.Items.Select(Short)] } } };

        static CStatement Short(CStatement statement) => statement switch
        {
            IfStatement branch => branch with { Then = Short(branch.Then), Else = branch.Else is { } other ? Short(other) : null },
            BlockStatement { Items: [.., ReturnStatement last] } block
                when !block.Items.SelectMany(SyntaxWalk.Nodes).Any(LeavesOtherwise) => block with { Items = [last] },
            BlockStatement block => block with { Items = [.. block.Items.Select(Short)] },
            _ => statement,
        };
    }

    /// <summary>Whether a statement may end the function with another answer than false, or go round the question.</summary>
    private static bool LeavesOtherwise(CNode node) => node switch
    {
        ReturnStatement { Value: { } value } => SyntaxWalk.Bare(value) is not NameExpression { Name: "false" },
        ReturnStatement or GotoStatement or NamedLabel or AsmStatement or MacroStatement => true,
        _ => false,
    };

    /// <summary>The calls after which a vIOMMU may live on that was not accepted.</summary>
    private static IEnumerable<string> Calls(TreeFunction check)
    {
        var name = check.Name;
        if (check.File.Unit.Functions.Count(function => Guards(function, name, check.File.Tokens)) != 1
            || FilledArrays.Count(check.File.Unit.Source.Text, name) != 2)
        {
            yield return $"{check.File.Path} does not begin to realize the device with a return where {name} gives false";
        }
    }

    /// <summary>Whether a function realizes the device, and does nothing that matters before it asks and returns.</summary>
    private static bool Guards(FunctionDefinition function, string name, string file) =>
        file.Contains($"-> realize = {function.Name} ;", StringComparison.Ordinal)
        && function.Body.Items.SkipWhile(ComesBefore).FirstOrDefault() is IfStatement { Else: null } branch
        && IsRefusal(branch.Condition, name)
        && branch.Then is ReturnStatement or BlockStatement { Items: [ReturnStatement] };

    /// <summary>What does not return, or returns with an error.</summary>
    private static bool ComesBefore(CStatement item) => item is DeclarationStatement or ExpressionStatement
        or IfStatement
        {
            Else: null,
            Then: BlockStatement
            {
                Items: [ExpressionStatement { Expression: CallExpression { Callee: NameExpression { Name: "error_setg" } } },
                    ReturnStatement { Value: null }],
            },
        };

    private static bool IsRefusal(CExpression condition, string name) => SyntaxWalk.Bare(condition) is
        UnaryExpression { Operator: UnaryOperator.Not, Operand: var asked }
        && SyntaxWalk.Bare(asked) is CallExpression { Callee: NameExpression { Name: var called } } && called == name;

    /// <summary>
    /// Where the width is written, or may be: by functions besides the check itself, macros that name it, its property, migration, or what
    /// fills the whole record.
    /// </summary>
    private static IEnumerable<string> Writes(Viommu viommu, QemuTree tree, StateNames state, TreeFunction check)
    {
        var property = $"\"{state.Width.Replace('_', '-')}\"";
        return from file in FilesBeside.Mentioning(viommu, tree, state.Width, property)
               from found in InText(file, state).Concat(file.Unit.Functions.Where(function => function.Name != check.Name)
                   .SelectMany(function => WritesIn(function, state.Width, property)))
               select FormattableString.Invariant($"{file.Path}:{found} writes {state.Width}, or may");
    }

    /// <summary>Lines of macros that name the width, and of its migration; 1 where the whole record may be written.</summary>
    private static IEnumerable<int> InText(TreeFile file, StateNames state)
    {
        var lines = file.Unit.Directives
            .Where(directive => Regex.IsMatch(directive.Argument, $@"\b{state.Width}\b", RegexOptions.CultureInvariant))
            .Select(directive => directive.Span.Line);
        var migrated = Regex.IsMatch(file.Tokens, $@"\bVMSTATE_\w+ \( {state.Width}\b", RegexOptions.CultureInvariant);
        var filled = file.Mentions(state.Record) && WholeSpaces.In(state.Record, file.Tokens, onlyNamed: true) is not null;
        return migrated || filled ? lines.Append(1) : lines;
    }

    private static IEnumerable<int> WritesIn(FunctionDefinition function, string width, string property)
    {
        var text = function.Source.Slice(function.Span);
        return text.Contains(property, StringComparison.Ordinal) || (!function.IsParsed && FilledArrays.Count(text, width) > 0)
            ? [function.Span.Line]
            : SyntaxWalk.Expressions(function.Body)
                .Where(expression => SyntaxWalk.Target(expression) is MemberExpression member && member.Member == width)
                .Select(expression => expression.Span.Line);
    }

    /// <summary>A width that is accepted, or what stops the run; null where it is shown that none of the others is.</summary>
    private string? Wrong(StateNames state, TreeFunction whole)
    {
        var check = TailOf(whole, state);
        RequireNoJump(whole);
        var events = Run(CodeOf(tree, check, state).Program, state, check);
        using var solver = newSolver();
        var open = new OpenClaims(solver);
        if (open.Find(events.OfType<WalkEvent.Stopped>().Select(stop => ((WalkEvent)stop, SymbolicTruth.Of(false)))) is { } stopped)
        {
            return $"{check.Name} stops at {stopped.Event.Site}: {((WalkEvent.Stopped)stopped.Event).Why}";
        }

        var ends = events.OfType<WalkEvent.Accepted>().ToList();
        if (open.Find(ends.Select(end => ((WalkEvent)end, SymbolicTruth.Of(false)))) is null)
        {
            return $"{check.Name} accepts nothing";
        }

        return open.Find(ends.Select(end => ((WalkEvent)end, IsKnown(end.Width)))) switch
        {
            null => null,
            { Model: { } model, Event: WalkEvent.Accepted end } =>
                FormattableString.Invariant($"{check.Name} accepts {state.Width} of {model.Evaluate(end.Width)}"),
            var found => $"the solver gave up on {check.Name}: {found.Value.Unknown}",
        };
    }

    /// <summary>No macro of the parts that are left out may end the function.</summary>
    private void RequireNoJump(TreeFunction whole)
    {
        var indexes = tree.IncludesOf(whole.File).Select(header => header.Index).ToList();
        var reached = NamesOf.Reached(NamesOf.Words(whole.Text, whole.File.Path), WordsOf);
        if (reached.FirstOrDefault(name => WordsOf(name).Any(IsJump)) is { } macro)
        {
            throw new UnsupportedException($"the macro '{macro}', which jumps", new CodeSite(whole.File.Path, whole.FirstLine, macro));
        }

        IEnumerable<string> WordsOf(string name) => indexes.Select(index => index.Macro(name)?.Definition).OfType<string>()
            .SelectMany(text => NamesOf.Words(text, name));

        static bool IsJump(string word) => word is "return" or "goto" or "asm" or "__asm__";
    }

    private SymbolicTruth IsKnown(SymbolicWord width) => viommu.Space.Widths
        .Select(known => width == SymbolicWord.Of((ulong)known, width.Width)).Aggregate((a, b) => a | b);

    private static IReadOnlyList<WalkEvent> Run(CProgram program, StateNames state, TreeFunction check)
    {
        var record = program.TypeNamed(state.Record);
        Record? given = null;
        var runs = new AnyRuns(program, path => new AnyMemory(program, path, null, 0, NothingGiven))
        {
            Ended = (path, result, events) => events.Add(new WalkEvent.Accepted(
                TermBuilder.And(AnyRuns.Now(path), (result.Word != SymbolicWord.Of(0, result.Word.Width)).Term),
                new CodeSite(check.File.Path, check.FirstLine, check.Name),
                given!.Cell(state.Width).Value.Word)),
        };
        return runs.Explore(MostPaths, new ChangedByTurns(), (_, memory, _) =>
        {
            var parameters = check.Definition.Signature.Type.Parameters;
            return (check.Name, [.. program.FunctionNamed(check.Name)!.Parameters.Select((type, i) =>
                type is PointerType { Target: RecordType target } pointer && target == record
                    ? Value.Pointer(pointer, given = (Record)memory.Given(target, parameters[i].Name ?? state.Record))
                    : memory.Argument(check, i, type, parameters[i].Name ?? "argument"))]);
        });
    }
}
