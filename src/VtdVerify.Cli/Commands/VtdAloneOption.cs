using System.CommandLine;
using VtdVerify.Subjects;

namespace VtdVerify.Cli.Commands;

/// <summary>The vIOMMU, for a command that knows VT-d alone: another one is refused by its name, with what judges it.</summary>
internal sealed class VtdAloneOption : Option<string?>
{
    public VtdAloneOption(string command)
        : base("--viommu")
    {
        HelpName = Viommu.Vtd.Id;
        Description = $"The vIOMMU; this command knows {Viommu.Vtd.Name} alone.";
        CompletionSources.Add(Viommu.Vtd.Id);
        Validators.Add(result =>
        {
            if (result.Tokens is not [{ Value: var given }] || given == Viommu.Vtd.Id)
            {
                return;
            }

            result.AddError(Viommu.All.FirstOrDefault(viommu => viommu.Id == given) is { } other
                ? $"'{command}' knows {Viommu.Vtd.Name} alone, not {other.Name}: "
                    + $"'vtdverify check --qemu DIR --viommu {other.Id}' judges that one"
                : $"there is no vIOMMU '{given}'; '{command}' knows {Viommu.Vtd.Id}");
        });
    }
}
