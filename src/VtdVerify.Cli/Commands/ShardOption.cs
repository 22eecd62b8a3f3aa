using System.CommandLine;
using VtdVerify.Checks;

namespace VtdVerify.Cli.Commands;

/// <summary>Names one part of the work: I/N, the I-th of N.</summary>
internal sealed class ShardOption : Option<string?>
{
    public ShardOption()
        : base("--shard")
    {
        Description = "Run only the I-th of N parts, to share the work between machines.";
        HelpName = "I/N";
        Validators.Add(result =>
        {
            if (result.Tokens is [var given] && Shard.Parse(given.Value) is null)
            {
                result.AddError($"--shard takes I/N with 1 <= I <= N, such as 2/4, not '{given.Value}'");
            }
        });
    }

    /// <summary>What was given; all of the work where nothing was.</summary>
    public Shard Of(ParseResult parsed) => parsed.GetValue(this) is { } text ? Shard.Parse(text)!.Value : Shard.All;
}
