using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Writing;

/// <summary>
/// Some functions, and what of their files' headers they rely on, written anew as C text for a compiler. Of records only the members are
/// kept that the code names.
/// </summary>
/// <param name="Declarations">Macros, types, variables, inline functions and prototypes, each after those that it needs.</param>
/// <param name="Functions">The functions by name.</param>
/// <param name="Declared">The names that <paramref name="Declarations"/> declares.</param>
public sealed record CodeSlice(string Declarations, IReadOnlyDictionary<string, string> Functions, IReadOnlySet<string> Declared)
{
    /// <summary>
    /// Cuts it out. A function that is not read is left out with what only it needs: who only tells somebody what it gives can do without.
    /// </summary>
    /// <param name="functions">Those that are wanted, with all that they call.</param>
    /// <param name="roots">Those that nothing can do without.</param>
    /// <param name="names">What is wanted besides, whether or not the functions name it.</param>
    /// <param name="around">C text that is compiled with it: members that it names are kept.</param>
    /// <param name="files">In the order of inclusion.</param>
    /// <param name="given">What the text around it gives: names that need no declaration.</param>
    /// <param name="prototypes">Functions of others that are declared and not defined.</param>
    /// <exception cref="UnwrittenCodeException">Something of it is not read, or nothing declares it.</exception>
    public static CodeSlice Of(
        IReadOnlyList<FunctionDefinition> functions,
        IReadOnlySet<string> roots,
        IReadOnlyList<string> names,
        string around,
        IReadOnlyList<DeclarationIndex> files,
        GivenNames given,
        IReadOnlySet<string> prototypes)
    {
        UnwrittenCodeException? first = null;
        for (var written = functions; ;)
        {
            try
            {
                return Cut(written, names, around, files, given, prototypes);
            }
            catch (UnwrittenCodeException unread)
            {
                first ??= unread;
                if (unread.Function is not { } left || roots.Contains(left.Name))
                {
                    throw first;
                }

                written = [.. written.Where(function => function != left)];
            }
        }
    }

    private static CodeSlice Cut(
        IReadOnlyList<FunctionDefinition> functions,
        IReadOnlyList<string> names,
        string around,
        IReadOnlyList<DeclarationIndex> files,
        GivenNames given,
        IReadOnlySet<string> prototypes)
    {
        var defined = functions.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var members = DeclarationText.Members(around).ToHashSet(StringComparer.Ordinal);
        while (true)
        {
            var known = new SliceNames(files, given, defined, prototypes, members);
            var found = known.Follow(functions, names);

            // What is found names members, too.
            var before = members.Count;
            members.UnionWith(found.SelectMany(DeclarationText.Members));
            if (members.Count == before)
            {
                return known.Write(functions);
            }
        }
    }
}

/// <summary>What the text around a slice gives it.</summary>
/// <param name="Has">Whether a name needs no declaration: the system's headers, or the text around the slice, have it.</param>
/// <param name="IsSilent">Whether calls of a function only tell somebody something; their arguments are evaluated.</param>
/// <param name="IsQuestion">Whether calls of a function only ask somebody something: they give 0.</param>
public sealed record GivenNames(Func<string, bool> Has, Func<string, bool> IsSilent, Func<string, bool> IsQuestion);
