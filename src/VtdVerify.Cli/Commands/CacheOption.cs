using System.CommandLine;
using VtdVerify.Smt.Keeping;

namespace VtdVerify.Cli.Commands;

/// <summary>Whether the solver's answers of earlier runs are used and this run's are kept.</summary>
internal sealed class CacheOption : Option<bool>
{
    /// <summary>Does the same as the option where it is set to anything.</summary>
    private const string Variable = "VTDVERIFY_NO_CACHE";

    public CacheOption()
        : base("--no-cache") =>
        Description = $"Use and keep no answers of the solver in your cache folder, as with {Variable}=1.";

    /// <summary>The run's surroundings, with kept answers if it may have them and there is a place for them.</summary>
    public CliEnvironment Into(CliEnvironment environment, ParseResult parsed)
    {
        var isOff = parsed.GetValue(this) || environment.Variable(Variable) is { Length: > 0 };
        return isOff || AnswerCache.FolderOf(environment.Variable) is not { } folder
            ? environment
            : environment with { Answers = new AnswerCache(folder) };
    }
}
