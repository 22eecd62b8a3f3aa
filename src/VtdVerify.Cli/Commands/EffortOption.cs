using System.CommandLine;
using VtdVerify.Terms;

namespace VtdVerify.Cli.Commands;

/// <summary>How much a run may spend before it gives up and says so.</summary>
internal sealed class EffortOption : Option<int>
{
    public EffortOption()
        : base("--effort")
    {
        Description = $"Multiply the solver's resource limits by N before a verdict is unknown; 1 to {Effort.Most}, by default 1.";
        HelpName = "N";
        Validators.Add(result =>
        {
            if (result.Tokens is [var given] && (!int.TryParse(given.Value, out var number) || number is < 1 or > Effort.Most))
            {
                result.AddError($"--effort takes a number from 1 to {Effort.Most}, not '{given.Value}'");
            }
        });
    }

    public Effort Of(ParseResult parsed) => parsed.GetValue(this) is > 0 and var given ? new Effort(given) : Effort.Usual;
}
