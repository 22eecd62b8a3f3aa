using System.CommandLine;

namespace VtdVerify.Cli.Commands;

/// <summary>How much runs at once.</summary>
internal sealed class JobsOption : Option<int>
{
    public JobsOption()
        : base("--jobs", "-j")
    {
        Description = "The number of checks that run at once; by default the number of processors.";
        HelpName = "N";
        Validators.Add(result =>
        {
            if (result.Tokens is [var given] && (!int.TryParse(given.Value, out var number) || number < 1))
            {
                result.AddError($"--jobs takes a number of 1 or more, not '{given.Value}'");
            }
        });
    }

    /// <summary>What was asked for, else the number of processors.</summary>
    public int Of(ParseResult parsed) => parsed.GetValue(this) is > 0 and var given ? given : Environment.ProcessorCount;
}
