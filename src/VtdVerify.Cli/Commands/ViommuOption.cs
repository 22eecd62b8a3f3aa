using System.CommandLine;
using VtdVerify.Subjects;

namespace VtdVerify.Cli.Commands;

/// <summary>Names the vIOMMU of a source tree that is judged.</summary>
internal sealed class ViommuOption : Option<string?>
{
    public ViommuOption(string otherwise)
        : base("--viommu")
    {
        HelpName = string.Join('|', Viommu.All.Select(viommu => viommu.Id));
        Description = $"With --qemu: the vIOMMU whose unmap is judged; {otherwise}.";
        this.AcceptOnlyFromAmong([.. Viommu.All.Select(viommu => viommu.Id)]);
    }

    /// <summary>What was given; null for nothing.</summary>
    public Viommu? Of(ParseResult parsed) => Viommu.All.FirstOrDefault(viommu => viommu.Id == parsed.GetValue(this));
}
