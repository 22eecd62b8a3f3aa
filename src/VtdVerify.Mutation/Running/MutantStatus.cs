namespace VtdVerify.Mutation.Running;

/// <summary>What became of a mutant. Only Killed counts for the suite.</summary>
public enum MutantStatus
{
    /// <summary>A scenario failed, or an obligation was refuted, that the original meets.</summary>
    Killed,

    /// <summary>Proved: on every machine of the class it does what the original does.</summary>
    Equivalent,

    /// <summary>Neither killed nor proved equivalent.</summary>
    Survived,

    /// <summary>Its loops took more turns than they were given, and nothing else killed it.</summary>
    Timeout,

    /// <summary>It is no C that can be read.</summary>
    Invalid,

    /// <summary>It reaches a construct that the interpreter does not run, and nothing killed it before.</summary>
    Unsupported,
}
