using System.Text.RegularExpressions;
using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Syntax;
using VtdVerify.QemuSource.Files;
using VtdVerify.Terms;

namespace VtdVerify.QemuSource.Scopes;

/// <summary>
/// How VFIO hands a section of memory to the function that registers: each caller must pass on the one that it was given, and so must its
/// callers, up to those that the memory core calls.
/// </summary>
internal static class HandedSections
{
    private const int MostCallers = 32;
    private const string Callback = "region_add";

    /// <summary>The first call that may hand on another section, with its place; null where there is none.</summary>
    public static (string Why, CodeSite Site)? Problem(QemuTree tree, RegistrationCode code)
    {
        var met = new HashSet<(string Function, int Section)>();
        var open = new Queue<(string Function, int Section)>([(code.Function.Name, code.SectionParameter)]);
        while (open.TryDequeue(out var next))
        {
            foreach (var (caller, call) in met.Add(next) && met.Count <= MostCallers ? Calls(tree, next.Function) : [])
            {
                if (Handed(caller, call, next.Section) is not { } parameter)
                {
                    var site = new CodeSite(caller.File.Path, call?.Span.Line ?? caller.FirstLine, caller.Name);
                    return ($"{site.File}:{site.Line}: {caller.Name} may hand {next.Function} another section than it was given", site);
                }

                open.Enqueue((caller.Name, parameter));
            }
        }

        return Named(tree, code, met.Select(function => function.Function).Distinct(StringComparer.Ordinal).ToList());
    }

    /// <summary>
    /// Where one of the functions is named and neither called nor given to a listener of the memory core's, or where VFIO itself calls a
    /// listener's.
    /// </summary>
    private static (string Why, CodeSite Site)? Named(QemuTree tree, RegistrationCode code, IReadOnlyList<string> functions)
    {
        var any = $"(?:{string.Join('|', functions)})";
        var use = new Regex(
            $@"(?<!\. {Callback} = )\b{any}(?! \()\b|#define [^#]*\b{any}\b|(?:->|\.) {Callback} (?:\) )?\(",
            RegexOptions.CultureInvariant);
        return (from path in functions.Append(Callback).SelectMany(name => tree.Mentioning(name, RegistrationCode.Folder))
                    .Distinct(StringComparer.Ordinal)
                let found = use.Match(tree.Read(path).Tokens)
                where found.Success
                let site = new CodeSite(path, 0, found.Value)
                select ((string, CodeSite)?)($"{path}: '{found.Value}' may hand {code.Function.Name} another section", site))
            .FirstOrDefault();
    }

    /// <summary>The calls of a function in VFIO's files; null for one in a function whose text is not read.</summary>
    private static IEnumerable<(TreeFunction Caller, CallExpression? Call)> Calls(QemuTree tree, string name) =>
        from file in tree.Mentioning(name, RegistrationCode.Folder).Select(tree.Read)
        from definition in file.Unit.Functions
        where definition.Name != name
        let caller = new TreeFunction(file, definition)
        where caller.Text.Contains(name, StringComparison.Ordinal)
        from call in definition.IsParsed
            ? SyntaxWalk.Expressions(definition.Body).OfType<CallExpression?>()
                .Where(call => call!.Callee is NameExpression callee && callee.Name == name)
            : [null]
        select (caller, call);

    /// <summary>Which parameter of the caller is handed on, as it was given; null where it is none.</summary>
    private static int? Handed(TreeFunction caller, CallExpression? call, int section)
    {
        if (call?.Arguments.ElementAtOrDefault(section) is not { } argument
            || SyntaxWalk.Bare(argument) is not NameExpression { Name: var name })
        {
            return null;
        }

        var parameters = caller.Definition.Signature.Type.Parameters;
        var index = parameters.ToList().FindIndex(parameter => parameter.Name == name && parameter.Type is PointerTypeSyntax
        {
            Target: NamedTypeSyntax { Name: RegistrationCode.SectionRecord },
        });
        var written = SyntaxWalk.Expressions(caller.Definition.Body).Select(SyntaxWalk.Target).OfType<CExpression>()
            .Any(target => Root(target) == name)
            || Regex.IsMatch(NamesOf.Canonical(caller.Text, caller.File.Path), $@"= {name} [,;]");
        return index < 0 || written ? null : index;
    }

    /// <summary>The variable that an lvalue is a part of, or that leads there; null for none.</summary>
    private static string? Root(CExpression place) => SyntaxWalk.Bare(place) switch
    {
        NameExpression name => name.Name,
        MemberExpression member => Root(member.Object),
        IndexExpression index => Root(index.Array),
        UnaryExpression { Operator: UnaryOperator.Dereference, Operand: var pointer } => Root(pointer),
        _ => null,
    };
}
