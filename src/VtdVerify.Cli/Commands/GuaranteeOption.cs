using System.CommandLine;
using System.CommandLine.Parsing;
using VtdVerify.Specs.Guarantees;

namespace VtdVerify.Cli.Commands;

/// <summary>Names the guarantees to check; none named means all.</summary>
internal sealed class GuaranteeOption : Option<string[]>
{
    public GuaranteeOption()
        : base("--guarantee", "-g")
    {
        Description = "Check this guarantee only; may be given several times. 'vtdverify list guarantees' shows the ids.";
        HelpName = "ID";
        Arity = ArgumentArity.OneOrMore;
        Validators.Add(RejectUnknown);
    }

    public IReadOnlyList<IGuarantee> Of(ParseResult parsed) =>
        parsed.GetValue(this) is { Length: > 0 } ids
            ? [.. GuaranteeCatalog.All.Where(guarantee => ids.Contains(guarantee.Id))]
            : GuaranteeCatalog.All;

    private static void RejectUnknown(OptionResult result)
    {
        var known = GuaranteeCatalog.All.Select(g => g.Id).ToList();
        foreach (var unknown in result.Tokens.Select(token => token.Value).Where(id => !known.Contains(id)))
        {
            result.AddError($"there is no guarantee '{unknown}'; the ids are {string.Join(", ", known)}");
        }
    }
}
