using System.Text.RegularExpressions;

namespace VtdVerify.Subjects;

/// <summary>
/// What code that is not run does with the field of an address space that points to its tree. It gets its tree, and its value is read; its
/// address, a cast of it and any other text may be anything, and so may be what writes the whole record.
/// </summary>
/// <param name="Odd">The words of which more is not known; null where there are none.</param>
/// <param name="Makes">Whether an address space gets a new tree.</param>
/// <param name="GivesState">Whether an address space gets the state of its IOMMU; also where it needs none.</param>
public sealed record SpaceUses(string? Odd, bool Makes, bool GivesState)
{
    private const string Freeing = "(?:iova_tree_destroy|g_free|free|g_clear_pointer|g_steal_pointer)";

    /// <summary>Those of a text.</summary>
    /// <param name="tree">The field.</param>
    /// <param name="tokens">Of C, whole or not, with a blank between them.</param>
    public static SpaceUses In(AddressSpaceNames space, string tree, string tokens)
    {
        var text = $"; {tokens}";
        var known = new Regex(
            $@"(?<=[(,;={{}}!?:] |&& |\|\| |== |!= |return )(?<!{Freeing} \( )\w+(?: \[ \w+ \])?(?: -> \w+)* -> {tree} "
                + $@"(?:(?<makes>= {QemuNames.TreeMaker} \( \) ;)|(?=[,;?:]|\) (?!=)|== |!= |&& |\|\| ))|IOVATree \* {tree} ;",
            RegexOptions.CultureInvariant);
        var word = new Regex($@"(?:\S{{1,80}} ){{0,4}}(?<!\w){tree}(?!\w)(?: \S{{1,80}}){{0,4}}", RegexOptions.CultureInvariant);
        var makes = known.Matches(text).Any(use => use.Groups["makes"].Success);
        var rest = word.Match(known.Replace(text, use => use.Value.Replace(tree, "_", StringComparison.Ordinal)));
        var odd = rest.Success ? $"'{rest.Value}'" : Freed(space, tree, text) ?? (space.State is { } state ? OddState(state, text) : null);
        return new(odd ?? WholeSpaces.In(space.Record, text), makes, space.State is null || GivenStates(space.State, text).Any());
    }

    /// <summary>What frees a tree by another name for it, or an address space.</summary>
    private static string? Freed(AddressSpaceNames space, string tree, string text)
    {
        var names = Regex.Matches(
                text,
                $@"(?<=\bIOVATree \* )\w+(?= = [^;]{{0,200}}-> {tree} ;)|(?<=\b{space.Record} \* )\w+",
                RegexOptions.CultureInvariant)
            .Select(name => name.Value).ToHashSet(StringComparer.Ordinal);
        return Regex.Matches(text, $@"\b{Freeing} \( (?:& )?(?<name>\w+) [,)]", RegexOptions.CultureInvariant)
            .FirstOrDefault(call => names.Contains(call.Groups["name"].Value)) is { } found ? $"'{found.Value}'" : null;
    }

    /// <summary>
    /// An address space gets the state of its IOMMU from a variable of that; what else gives it one, or takes the field's address, may
    /// leave it none.
    /// </summary>
    private static string? OddState(string state, string text)
    {
        var odd = Regex.Match(
            text,
            $@"(?:(?<!\w)\w+|[)\]]) -> {state} (?:= (?!(?!NULL\b)[A-Za-z_]\w* ;)|[-+*/%&|^]= |\+\+|--)[^;]*"
                + $@"|& (?:\( )?(?:\w+ -> )+{state}(?! (?:->|\w))[^;]*",
            RegexOptions.CultureInvariant);
        var given = GivenStates(state, text).Select(name => Regex.Match(text, $@"(?<!\w|-> |\. ){name} = (?:NULL|0) [,;]"));
        return given.Prepend(odd).FirstOrDefault(found => found.Success) is { } found ? $"'{found.Value.TrimEnd()}'" : null;
    }

    /// <summary>The variables from which address spaces get it.</summary>
    private static IEnumerable<string> GivenStates(string state, string text) =>
        Regex.Matches(text, $@"(?<=-> {state} = )\w+(?= ;)", RegexOptions.CultureInvariant)
            .Select(name => name.Value).Distinct(StringComparer.Ordinal);
}
