namespace VtdVerify.Checks.Results;

/// <summary>A file to be written.</summary>
/// <param name="Path">Relative, with slashes.</param>
/// <param name="Text">All of it.</param>
public sealed record NamedText(string Path, string Text);
