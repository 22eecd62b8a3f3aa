namespace VtdVerify.Subjects;

/// <summary>A patch that holds no code that this tool can check. The message says what was looked for and what was there.</summary>
public sealed class UnreadableSubjectException(string message) : Exception(message);
