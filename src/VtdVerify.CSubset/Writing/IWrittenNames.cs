using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Writing;

/// <summary>What is known of the names that code relies on and does not declare itself.</summary>
public interface IWrittenNames
{
    /// <summary>Whether it may be called: a function or a macro with parameters.</summary>
    public bool MayCall(string name);

    /// <summary>Whether it may be named otherwise: a variable, a constant, a function whose address is taken.</summary>
    public bool MayName(string name);

    /// <summary>Whether it is a type; of a record or enumeration the tag with its keyword.</summary>
    public bool IsType(string name);

    /// <summary>Whether calls of it are left out: they only tell somebody something.</summary>
    public bool IsSilent(string name);

    /// <summary>Whether calls of it give 0: they only ask somebody something.</summary>
    public bool IsQuestion(string name);

    /// <summary>Whether it is one of the functions that are written.</summary>
    public bool Defines(string name);

    /// <summary>What a macro is replaced by that stands for a statement or the head of a loop; null where it is no such macro.</summary>
    /// <param name="arguments">As written.</param>
    public SourceText? Replacement(string name, IReadOnlyList<string> arguments);

    /// <summary>Whether a member of a record is kept; what no code names is left out.</summary>
    public bool Keeps(MemberSyntax member);
}

/// <summary>Code that is not written, because it is not read or does not say what it relies on.</summary>
/// <param name="construct">What it is.</param>
/// <param name="span">Where it stands.</param>
/// <param name="function">Of which function it is a part; null where of none.</param>
public sealed class UnwrittenCodeException(string construct, SourceSpan span, FunctionDefinition? function = null)
    : Exception($"{span.File}:{span.Line}: {construct}")
{
    public FunctionDefinition? Function { get; } = function;

    public string Construct { get; } = construct;

    public SourceSpan Span { get; } = span;
}
