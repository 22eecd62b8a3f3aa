using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Writing;

/// <content>Statements, and macros that stand for them.</content>
public sealed partial class CWriter
{
    private const int MostReplacements = 2000;

    private readonly HashSet<string> replacing = new(StringComparer.Ordinal);
    private int replacements;

    private string Block(BlockStatement block)
    {
        using var scope = Scope();

        // A label is written with an empty statement of its own: one that follows it says nothing more.
        var items = block.Items.Where((item, i) => item is not EmptyStatement || i == 0 || !IsLabel(block.Items[i - 1]));
        return $"{{\n{string.Concat(items.Select(item => Statement(item) + "\n"))}}}";
    }

    private static bool IsLabel(CStatement statement) => statement is CaseLabel or DefaultLabel or NamedLabel;

    private string Statement(CStatement statement)
    {
        switch (statement)
        {
            case BlockStatement block:
                return Block(block);
            case DeclarationStatement declaration:
                return LocalDeclaration(declaration.Declaration);
            case ExpressionStatement { Expression: CallExpression { Callee: NameExpression name } call } when !IsLocal(name.Name):
                return Replaced(name.Name, call.Arguments, call, text => Parsed(text, call)) ?? $"{Expression(call)};";
            case ExpressionStatement expression:
                return $"{Expression(expression.Expression)};";
            case EmptyStatement:
                return ";";
            case IfStatement branch:
                return $"if ({Expression(branch.Condition)}) {Braced(branch.Then)}"
                    + (branch.Else is null ? string.Empty : $" else {Braced(branch.Else)}");
            case MacroStatement macro:
                return LoopOf(macro);
            case AsmStatement:
                throw Refuse("assembler", statement);
            case UnreadStatement unread:
                throw Refuse(unread.Problem.Message, statement);
            default:
                return LoopOrJump(statement);
        }
    }

    private string LoopOrJump(CStatement statement) => statement switch
    {
        WhileStatement loop => $"while ({Expression(loop.Condition)}) {Braced(loop.Body)}",
        DoStatement loop => $"do {Braced(loop.Body)} while ({Expression(loop.Condition)});",
        ForStatement loop => For(loop, () => Braced(loop.Body)),
        SwitchStatement choice => $"switch ({Expression(choice.Value)}) {Scoped(choice.Body)}",
        CaseLabel { Last: { } last } label => $"case {Expression(label.Value)} ... {Expression(last)}:;",
        CaseLabel label => $"case {Expression(label.Value)}:;",
        DefaultLabel => "default:;",
        NamedLabel label => $"{label.Name}:;",
        BreakStatement => "break;",
        ContinueStatement => "continue;",
        ReturnStatement { Value: null } => "return;",
        ReturnStatement { Value: { } value } => $"return {Expression(value)};",
        GotoStatement { Target: NameExpression label } => $"goto {label.Name};",
        _ => throw Refuse($"a statement that is not read ({statement.GetType().Name})", statement),
    };

    private string Braced(CStatement statement) => statement is BlockStatement block ? Block(block) : $"{{\n{Scoped(statement)}\n}}";

    private string Scoped(CStatement statement)
    {
        using var scope = Scope();
        return Statement(statement);
    }

    private string For(ForStatement loop, Func<string> body)
    {
        using var scope = Scope();

        // A declaration may declare several names, each of which is written as a declaration of its own.
        var begin = loop.Initializer is null ? string.Empty : $"{Statement(loop.Initializer)}\n";
        var condition = loop.Condition is null ? string.Empty : Expression(loop.Condition);
        var step = loop.Step is null ? string.Empty : Expression(loop.Step);
        var written = $"for (; {condition}; {step}) {body()}";
        return begin.Length == 0 ? written : $"{{\n{begin}{written}\n}}";
    }

    private string LoopOf(MacroStatement macro)
    {
        if (macro.Name == Running.Builtins.LockedBlock)
        {
            return $"do {Braced(macro.Body)} while (0);";
        }

        var outer = source;
        return Replaced(macro.Name, macro.Arguments, macro, text => text is ForStatement { Body: EmptyStatement } loop
            ? For(loop, () => Outside(macro.Name, outer, () => Braced(macro.Body)))
            : throw Refuse($"the macro '{macro.Name}' with a statement", macro))
        ?? throw Refuse($"the macro '{macro.Name}' with a statement", macro);
    }

    /// <summary>What stands where a macro is used, in the middle of its replacement.</summary>
    private string Outside(string macro, SourceText outer, Func<string> write)
    {
        var inner = source;
        source = outer;
        replacing.Remove(macro);
        var written = write();
        source = inner;
        replacing.Add(macro);
        return written;
    }

    private string Parsed(CStatement statement, CNode use) => statement is DeclarationStatement
        ? throw Refuse("a macro that declares something", use)
        : Scoped(statement);

    /// <summary>What a macro stands for, where it is one whose replacement is no expression; null where it is not.</summary>
    private string? Replaced(string name, IReadOnlyList<CExpression> arguments, CNode use, Func<CStatement, string> write)
    {
        if (names.IsSilent(name) || names.Replacement(name, [.. arguments.Select(a => source.Slice(a.Span))]) is not { } text)
        {
            return null;
        }

        if (++replacements > MostReplacements || !replacing.Add(name))
        {
            throw Refuse($"the macro '{name}', which does not end", use);
        }

        var outer = source;
        try
        {
            source = text;
            return write(CParser.ParseStatement(text, []));
        }
        catch (CSyntaxException unread)
        {
            throw Refuse($"the macro '{name}': {unread.Message}", use);
        }
        finally
        {
            source = outer;
            replacing.Remove(name);
        }
    }
}
