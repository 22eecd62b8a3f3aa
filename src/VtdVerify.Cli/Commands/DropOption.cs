using System.CommandLine;
using System.CommandLine.Parsing;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Subjects;

namespace VtdVerify.Cli.Commands;

/// <summary>Names assumptions that the proofs shall do without.</summary>
internal sealed class DropOption : Option<string[]>
{
    public DropOption()
        : base("--drop")
    {
        Description = "Prove without this assumption, and show the difference; may be given several times. "
            + "'vtdverify list assumptions' has the ids.";
        HelpName = "ID";
        Arity = ArgumentArity.OneOrMore;
        Validators.Add(RejectUnknown);
    }

    private static void RejectUnknown(OptionResult result)
    {
        var known = Viommu.All.SelectMany(viommu => Ledger.DroppableOf(viommu.Space)).Select(a => a.Id).Distinct().ToList();
        foreach (var given in result.Tokens.Select(token => token.Value).Where(id => !known.Contains(id)))
        {
            result.AddError(Ledger.All.Any(a => a.Id == given)
                ? $"'{given}' cannot be dropped: it is built into every run"
                : $"there is no assumption '{given}'; the ids are {string.Join(", ", known)}");
        }
    }
}
