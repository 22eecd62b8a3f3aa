namespace VtdVerify.Patches;

/// <summary>How a patch reached the reader.</summary>
public enum PatchFormat
{
    /// <summary>Text of a Patchwork API page: a preamble with an HTTP status line, then the JSON object.</summary>
    PatchworkPage,

    /// <summary>The JSON object of a Patchwork patch, alone or in an array.</summary>
    PatchworkJson,

    /// <summary>An RFC 5322 message, alone or in an mbox; what <c>git format-patch</c> writes is one.</summary>
    Mail,

    /// <summary>A unified diff, with or without text before it.</summary>
    UnifiedDiff,
}
