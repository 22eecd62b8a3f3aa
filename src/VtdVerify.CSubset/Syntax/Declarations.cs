namespace VtdVerify.CSubset.Syntax;

/// <summary>The storage class of a declaration; at most one, as in C.</summary>
public enum StorageClass
{
    None,
    Typedef,
    Extern,
    Static,
    Auto,
    Register,
}

/// <summary>What one declaration declares; a record or enum alone declares no name.</summary>
public sealed record Declaration(StorageClass Storage, TypeSyntax Type, IReadOnlyList<Declarator> Declarators, SourceSpan Span)
    : CNode(Span)
{
    /// <summary>Whether <c>const</c> stands before the declarators.</summary>
    public bool IsConst { get; init; }

    /// <summary>
    /// An attribute, or a macro for one, that may do something to a variable, such as to have code run where its life ends; null where none
    /// does.
    /// </summary>
    public string? OddAttribute { get; init; }

    /// <summary>As of <see cref="FunctionSignature.OddAttribute"/>, for the functions that it declares.</summary>
    public string? OddOfFunction { get; init; }

    /// <summary>Whether an attribute, or a macro for one, may give what is declared another size or alignment than its type's.</summary>
    public bool MayAlign { get; init; }

    /// <summary>
    /// Whether what is declared keeps its first value. The word before a pointer, or before an array of pointers, speaks of what they
    /// point to.
    /// </summary>
    public bool IsConstant(Declarator declarator)
    {
        var type = declarator.Type;
        while (type is ArrayTypeSyntax array)
        {
            type = array.Element;
        }

        return IsConst && type is not PointerTypeSyntax;
    }
}

/// <summary>One declared name.</summary>
/// <param name="Initializer">An expression, an <see cref="InitializerList"/>, or null.</param>
public sealed record Declarator(string Name, TypeSyntax Type, CExpression? Initializer, SourceSpan Span) : CNode(Span);

/// <summary>An item at the outermost level of a file.</summary>
public abstract record TopLevelItem(SourceSpan Span) : CNode(Span);

/// <summary>A function's name, type and storage class.</summary>
/// <param name="Span">From the first specifier to the closing parenthesis.</param>
public sealed record FunctionSignature(string Name, FunctionTypeSyntax Type, StorageClass Storage, SourceSpan Span) : CNode(Span)
{
    /// <summary>An attribute, or a macro for one, with which a call may do other than the body says; null where none does.</summary>
    public string? OddAttribute { get; init; }
}

/// <summary>A function with its body.</summary>
/// <param name="Source">The text that the spans point into.</param>
public sealed record FunctionDefinition(FunctionSignature Signature, BlockStatement Body, SourceText Source, SourceSpan Span)
    : TopLevelItem(Span)
{
    public string Name => Signature.Name;

    /// <summary>What in it, or around it, keeps it from being read; null where nothing does.</summary>
    public string? Unread { get; init; }

    /// <summary>Whether its statements are there. Where they are not, only its text says what it may do.</summary>
    public bool IsParsed => Body.Items is not [UnreadStatement];
}

/// <summary>A declaration outside of any function.</summary>
public sealed record TopLevelDeclaration(Declaration Declaration, SourceSpan Span) : TopLevelItem(Span);

/// <summary>A macro that stands where a declaration would: <c>type_init(register_types)</c>.</summary>
public sealed record TopLevelMacro(string Name, SourceSpan Span) : TopLevelItem(Span);

/// <summary>A file, as far as it could be read.</summary>
/// <param name="Diagnostics">What could not be read, in the order of the text. Empty for a file that was read whole.</param>
public sealed record TranslationUnit(
    SourceText Source,
    IReadOnlyList<TopLevelItem> Items,
    IReadOnlyList<Directive> Directives,
    IReadOnlyList<MacroDefinition> Macros,
    IReadOnlyList<SyntaxDiagnostic> Diagnostics)
{
    public IReadOnlyList<MacroText> MacroTexts { get; init; } = [];

    public IEnumerable<FunctionDefinition> Functions => Items.OfType<FunctionDefinition>();
}
