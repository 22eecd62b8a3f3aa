using System.CommandLine;

namespace VtdVerify.Cli.Commands;

/// <summary>How much runs at once.</summary>
internal static class JobsOption
{
    public static Option<int> Create()
    {
        var jobs = new Option<int>("--jobs", "-j")
        {
            Description = "The number of checks that run at once; by default the number of processors.",
            HelpName = "N",
        };
        jobs.Validators.Add(result =>
        {
            if (result.Tokens is [var given] && (!int.TryParse(given.Value, out var number) || number < 1))
            {
                result.AddError($"--jobs takes a number of 1 or more, not '{given.Value}'");
            }
        });
        return jobs;
    }

    /// <summary>What was asked for, else the number of processors.</summary>
    public static int Count(int given) => given > 0 ? given : Environment.ProcessorCount;
}
