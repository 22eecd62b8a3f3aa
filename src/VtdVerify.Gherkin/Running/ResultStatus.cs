namespace VtdVerify.Gherkin.Running;

/// <summary>How a step or a scenario ended. Only <see cref="Passed"/> is green; <see cref="Skipped"/> proves nothing.</summary>
public enum ResultStatus
{
    Passed,

    /// <summary>A step definition, a hook, a conversion or a context class threw.</summary>
    Failed,

    /// <summary>No step definition matches.</summary>
    Undefined,

    /// <summary>Several step definitions match.</summary>
    Ambiguous,

    /// <summary>A step definition is not written yet.</summary>
    Pending,

    /// <summary>A step after one that did not pass, or a scenario that is tagged @ignore.</summary>
    Skipped,
}
