using System.Text.RegularExpressions;
using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Syntax;
using VtdVerify.QemuSource.Files;

namespace VtdVerify.QemuSource.Reading;

/// <summary>
/// Static variables of a file that only functions name which are read: what these do not write keeps its first value. Each mention in the
/// file, and in what it includes, must be one that was read, and none may stand in a macro's arguments. No <c>##</c> may make the name.
/// </summary>
internal static class FollowedVariables
{
    /// <summary>Their names.</summary>
    /// <param name="functions">All that are read.</param>
    /// <param name="included">The files that these functions' files include, themselves among them or not.</param>
    public static IReadOnlySet<string> Of(
        DeclarationSet declared, IReadOnlyList<TreeFunction> functions, IReadOnlyList<TreeFile> included)
    {
        var own = functions.Select(f => f.File).DistinctBy(f => f.Path)
            .Where(f => f.Name.EndsWith(".c", StringComparison.Ordinal)).ToList();
        var names = functions.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var bodies = functions.Select(f => f.Definition).DistinctBy(f => (f.Span.File, f.Span.Start)).Select(f => f.Body).ToList();
        var pasted = new Lazy<PastedNames>(() => PastedNames.In(own, included));
        return declared.Declarations.Select(item => item.Declaration).Where(d => d.Storage == StorageClass.Static)
            .SelectMany(d => d.Declarators)
            .Where(d => own.Find(file => file.Path == d.Span.File) is { } file && IsFollowed(d.Name, file))
            .Select(d => d.Name).ToHashSet(StringComparer.Ordinal);

        bool IsFollowed(string name, TreeFile file) =>
            Mentions(file, name) == 1 + bodies.Sum(body => SyntaxWalk.Nodes(body).Count(node => Names(node, name)))
            && own.Concat(included).All(other => other.Path == file.Path || Mentions(other, name) == 0)
            && !bodies.SelectMany(SyntaxWalk.Nodes).SelectMany(HandedToMacro).SelectMany(SyntaxWalk.Nodes)
                .Any(argument => Names(argument, name))
            && !pasted.Value.MayBe(name);

        IEnumerable<CExpression> HandedToMacro(CNode node) => node switch
        {
            CallExpression { Callee: NameExpression { Name: var called } } call when !names.Contains(called) => call.Arguments,
            MacroStatement macro => macro.Arguments,
            _ => [],
        };
    }

    private static bool Names(CNode node, string name) => node is NameExpression written && written.Name == name;

    /// <summary>In its text as it stands, directives and comments with it.</summary>
    private static int Mentions(TreeFile file, string name)
    {
        var text = file.Lines.Select(line => line.Text).Where(line => line.Contains(name, StringComparison.Ordinal));
        return text.Sum(line => Regex.Count(line, $@"\b{Regex.Escape(name)}\b", RegexOptions.CultureInvariant));
    }
}
