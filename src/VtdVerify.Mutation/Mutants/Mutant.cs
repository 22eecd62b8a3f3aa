using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutants;

/// <summary>One change of the subject's text.</summary>
/// <param name="Id">
/// The function, the mutator, and a hash of what goes and what comes with a number: the same in every run, and wherever the lines go.
/// </param>
/// <param name="MutatorId">The mutator that makes it.</param>
/// <param name="Function">The function that it changes.</param>
/// <param name="Span">What goes.</param>
/// <param name="Replacement">What comes, as the source would have it.</param>
/// <param name="Faults">The historic faults that this mutant is, by id.</param>
public sealed record Mutant(
    string Id,
    string MutatorId,
    string Function,
    SourceSpan Span,
    SourcePosition End,
    string Original,
    string Replacement,
    IReadOnlyList<string> Faults);

/// <summary>A place between two characters.</summary>
/// <param name="Line">One-based.</param>
/// <param name="Column">One-based, of the character that follows.</param>
public readonly record struct SourcePosition(int Line, int Column);
