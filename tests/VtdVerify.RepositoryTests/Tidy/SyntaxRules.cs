using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VtdVerify.Tests.Tidy;

/// <summary>Conventions on the shape of C# code.</summary>
internal static class SyntaxRules
{
    private const int LongestFunction = 70;

    // The concrete machine and its addresses are the model's public face, told apart from the kernels by their folders only.
    private static readonly string[] FoldersWithoutNamespace = ["src/VtdVerify.Model/Addresses", "src/VtdVerify.Model/Concrete"];

    // The tests are split into projects by what they cost, so that what they share is found by the same name in each.
    private const string Tests = "VtdVerify.Tests";

    private static readonly string[] TestProjects =
        ["VtdVerify.TestSupport", "VtdVerify.UnitTests", "VtdVerify.ProofTests", "VtdVerify.EndToEndTests", "VtdVerify.RepositoryTests"];

    public static Rule ShortFunctions { get; } = new(
        "a function has at most 70 lines",
        file => file.Root.DescendantNodes()
            .Where(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax)
            .Select(node => (Node: node, Lines: node.ToString().Count(c => c == '\n') + 1))
            .Where(function => function.Lines > LongestFunction)
            .Select(function => Fault.At(function.Node, $"a function of {function.Lines} lines")));

    public static Rule NoCommentedCode { get; } = new(
        "no code is commented out",
        file => file.Root.DescendantTrivia()
            .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && trivia.ToString().TrimEnd()[^1] is ';' or '{' or '}')
            .Select(trivia => Fault.At(trivia, trivia.ToString())));

    public static Rule NamespacesFollowFolders { get; } = new(
        "a namespace is named like the folders that hold it",
        file => file.Root.DescendantNodes()
            .OfType<BaseNamespaceDeclarationSyntax>()
            .Where(space => space.Name.ToString() != NamespaceOf(file))
            .Select(space => Fault.At(space, $"namespace {space.Name}")));

    /// <summary>Of a partial type the file named like the type alone carries the comment.</summary>
    public static Rule PublicTypesAreDocumented { get; } = new(
        "a public type of the product has a doc comment",
        file => IsProduct(file) && !Path.GetFileNameWithoutExtension(file.Path).Contains('.', StringComparison.Ordinal)
            ? file.Root.DescendantNodes().OfType<MemberDeclarationSyntax>().Where(IsPublicType).Where(type => !HasDocComment(type))
                .Select(type => Fault.At(type, "a public type without a doc comment"))
            : []);

    private static string NamespaceOf(SourceFile file)
    {
        var folders = file.Path.Split('/')[1..(file.IsIn(FoldersWithoutNamespace) ? ^2 : ^1)];
        return string.Join('.', TestProjects.Contains(folders[0]) ? [Tests, .. folders[1..]] : folders);
    }

    private static bool IsProduct(SourceFile file) => file.IsIn("src", "specs");

    private static bool IsPublicType(MemberDeclarationSyntax member) =>
        member is BaseTypeDeclarationSyntax { Parent: not BaseTypeDeclarationSyntax } or DelegateDeclarationSyntax
        && member.Modifiers.Any(SyntaxKind.PublicKeyword);

    private static bool HasDocComment(SyntaxNode node) => node.GetLeadingTrivia().Any(trivia => trivia.HasStructure);

    public static IReadOnlyList<Rule> All { get; } =
        [ShortFunctions, NoCommentedCode, NamespacesFollowFolders, PublicTypesAreDocumented];
}
