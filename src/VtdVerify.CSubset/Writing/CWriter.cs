using System.Globalization;
using System.Text;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Writing;

/// <summary>
/// Writes syntax trees as C text for a compiler. Nothing is copied from the text that was read: attributes, assembler, directives and
/// comments are no part of the tree, and what the tree has of things that are not known is refused.
/// </summary>
public sealed partial class CWriter
{
    /// <summary>
    /// Stands behind each variable that outlives calls and may change; the text around says what it means to the compiler.
    /// </summary>
    public const string StateMark = "KEPT_STATE";

    private readonly IWrittenNames names;
    private readonly Stack<HashSet<string>> scopes = new();
    private SourceText source;

    private CWriter(IWrittenNames names, SourceText source) => (this.names, this.source) = (names, source);

    /// <summary>A function with its body. To the linker it is nobody else's: the C library may have one of that name.</summary>
    /// <exception cref="UnwrittenCodeException">Something of it is not known.</exception>
    public static string Function(FunctionDefinition function, IWrittenNames names)
    {
        var writer = new CWriter(names, function.Source);
        using var scope = writer.Scope(Parameters(function.Signature));
        return $"{Marker(function.Span)}{writer.Head(function.Signature)}\n{writer.Block(function.Body)}\n";
    }

    /// <summary>That there is such a function.</summary>
    /// <exception cref="UnwrittenCodeException">Something of it is not known.</exception>
    public static string Prototype(FunctionDefinition function, IWrittenNames names) =>
        $"{new CWriter(names, function.Source).Head(function.Signature)};\n";

    /// <summary>A declaration outside of functions.</summary>
    /// <exception cref="UnwrittenCodeException">Something of it is not known.</exception>
    public static string Declaration(Declaration declaration, IWrittenNames names)
    {
        var writer = new CWriter(names, new SourceText(string.Empty, declaration.Span.File));
        return $"{writer.Declared(declaration)}\n";
    }

    /// <summary>A macro that stands for an expression. It is one wherever it stands, as it is read here.</summary>
    /// <exception cref="UnwrittenCodeException">Something of it is not known.</exception>
    public static string Macro(MacroDefinition macro, IWrittenNames names)
    {
        var writer = new CWriter(names, new SourceText(string.Empty, macro.Span.File));
        var parameters = macro.Parameters ?? [];
        using var scope = writer.Scope(parameters);
        var list = macro.Parameters is null ? string.Empty : $"({string.Join(", ", parameters)})";
        return $"#define {macro.Name}{list} ({writer.Expression(macro.Body)})\n";
    }

    private static IEnumerable<string> Parameters(FunctionSignature signature) =>
        signature.Type.Parameters.Select(p => p.Name).OfType<string>();

    private static UnwrittenCodeException Refuse(string construct, CNode node) => new(construct, node.Span);

    /// <summary>The place in the tree, for what the compiler and failed assertions say. A file's name may hold anything.</summary>
    private static string Marker(SourceSpan span)
    {
        var file = new string([.. span.File.Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '/' or '+')]);
        return string.Create(CultureInfo.InvariantCulture, $"#line {span.Line} \"{file}\"\n");
    }

    private string Head(FunctionSignature signature) => $"static {Typed(signature.Type, signature.Name)}";

    private ScopeEnd Scope(params IEnumerable<string> declared)
    {
        scopes.Push(new HashSet<string>(declared, StringComparer.Ordinal));
        return new ScopeEnd(scopes);
    }

    private bool IsLocal(string name) => scopes.Any(scope => scope.Contains(name));

    private string Named(NameExpression name) =>
        IsLocal(name.Name) || names.MayName(name.Name) || name.Name is "__func__" or "__FUNCTION__"
            ? name.Name
            : throw Refuse($"the name '{name.Name}', which no code that was read declares", name);

    private static string Text(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            text.Append(c is >= ' ' and <= '~' and not ('"' or '\\' or '?') ? c.ToString() : Octal(c));
        }

        return text.Append('"').ToString();
    }

    private static string Octal(char c) => $"\\{Convert.ToString((byte)c, 8).PadLeft(3, '0')}";

    /// <summary>The end of a block: what it declares is not known any more.</summary>
    private readonly struct ScopeEnd(Stack<HashSet<string>> scopes) : IDisposable
    {
        public void Dispose() => scopes.Pop();
    }
}
