using VtdVerify.CSubset.Syntax;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Reading;
using VtdVerify.Terms;

namespace VtdVerify.QemuSource.Scopes;

/// <summary>
/// What becomes of a notifier once VFIO hands it over: the memory core's registration, and the rest of VFIO's function, must leave its
/// scope and its flags as they are.
/// </summary>
internal static class ScopeWrites
{
    private const string Home = "memory.c";

    private static readonly string[] Members = ["start", "end", "notifier_flags"];

    // The second one is VFIO's, and holds one.
    private static readonly string[] Notifiers = [RegistrationCode.Notifier, "VFIOGuestIOMMU"];

    // They fill a whole object, or the notifier's members.
    private static readonly string[] Fillers = ["iommu_notifier_init", "memset", "memcpy", "memmove"];

    // VFIO replays the mappings right after the registration.
    private static readonly string[] Entries = [RegistrationCode.Register, "memory_region_iommu_replay"];

    /// <summary>The first write to a scope or to flags, with its place; null where there is none.</summary>
    public static (string Why, CodeSite Site)? In(QemuTree tree, RegistrationCode code)
    {
        if (FunctionFinder.HomeIn(tree, Home) is { } home && !Core(tree).Any())
        {
            return ($"{home} does not define {RegistrationCode.Register}, or its text is not read", new CodeSite(home, 0, home));
        }

        var behind = code.Function.File.Function(code.Function.Name) is { } whole
            ? Writes(whole).Where(write => code.IsBehind(write.Site))
            : [];
        var found = Core(tree).SelectMany(Writes).Concat(behind).Take(1).ToList();
        return found is [var (member, site)]
            ? ($"{site} writes {member} of a notifier that is registered, or may", site)
            : null;
    }

    /// <summary>The same of VFIO's other functions and of those of a vIOMMU's file.</summary>
    public static (string Why, CodeSite Site)? Beside(QemuTree tree, TreeFile viommu, RegistrationCode code) =>
        (from path in Notifiers.SelectMany(record => tree.Mentioning(record, RegistrationCode.Folder)).Append(viommu.Path)
             .Distinct(StringComparer.Ordinal)
         let file = tree.Read(path)
         let site = RecordWrites.OfNotifiers.In(
             file, tree.IncludesOf(file), [], function => function.Name != code.Function.Name || path != code.Function.File.Path)
         where site is not null
         select ((string, CodeSite)?)($"{site} writes into a notifier that may be registered", site)).FirstOrDefault();

    /// <summary>The same for trees whose memory core registers by the same code.</summary>
    public static IEnumerable<string> Texts(QemuTree tree) => Core(tree).Select(function => function.Hash);

    /// <summary>The registration and what it calls of its own file; none where the tree has no such file.</summary>
    private static IEnumerable<TreeFunction> Core(QemuTree tree) => tree.Named(Home).Select(tree.Read)
        .Where(file => file.Function(RegistrationCode.Register) is not null)
        .SelectMany(file => file.Reached(Entries));

    private static IEnumerable<(string Member, CodeSite Site)> Writes(TreeFunction function) => !function.Definition.IsParsed
        ? [("any member", new CodeSite(function.File.Path, function.FirstLine, function.Name))]
        : SyntaxWalk.Expressions(function.Definition.Body)
            .Select(expression => (Member: Written(expression), expression.Span.Line))
            .Where(write => write.Member is not null)
            .Select(write => (write.Member!, new CodeSite(function.File.Path, write.Line, function.Name)));

    private static string? Written(CExpression expression) => expression switch
    {
        AssignmentExpression { Target: var target } => Part(target),
        IncrementExpression { Target: var target } => Part(target),
        UnaryExpression { Operator: UnaryOperator.AddressOf, Operand: var part } when SyntaxWalk.Bare(part) is MemberExpression =>
            Part(part),
        CallExpression { Callee: NameExpression { Name: var name } } call =>
            Fillers.Contains(name) ? "all"
            : name.Any(char.IsAsciiLetterLower) ? null
            : call.Arguments.OfType<NameExpression>().Select(argument => argument.Name).FirstOrDefault(Members.Contains),
        _ => null,
    };

    /// <summary>The member that is written, or all of what a pointer leads to.</summary>
    private static string? Part(CExpression target) => SyntaxWalk.Bare(target) switch
    {
        MemberExpression member when Members.Contains(member.Member) => member.Member,
        UnaryExpression { Operator: UnaryOperator.Dereference } => "all",
        _ => null,
    };
}
