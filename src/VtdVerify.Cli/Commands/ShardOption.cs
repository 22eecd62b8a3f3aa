using System.CommandLine;
using System.Globalization;

namespace VtdVerify.Cli.Commands;

/// <summary>One part of the mutants: I/N, the I-th of N.</summary>
internal sealed class ShardOption : Option<string?>
{
    public ShardOption()
        : base("--shard")
    {
        Description = "Run only the I-th of N parts, to share the work between machines.";
        HelpName = "I/N";
        Validators.Add(result =>
        {
            if (result.Tokens is [var given] && Parse(given.Value) is null)
            {
                result.AddError($"--shard takes I/N with 1 <= I <= N, such as 2/4, not '{given.Value}'");
            }
        });
    }

    /// <summary>The part and the number of parts; null where the text is no such pair.</summary>
    public static (int Shard, int Shards)? Parse(string text) =>
        text.Split('/') is [var part, var parts]
        && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var shard)
        && int.TryParse(parts, NumberStyles.None, CultureInfo.InvariantCulture, out var shards)
        && shard >= 1 && shard <= shards
            ? (shard, shards)
            : null;
}
