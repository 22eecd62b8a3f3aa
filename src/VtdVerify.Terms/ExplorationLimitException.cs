namespace VtdVerify.Terms;

/// <summary>Code with more paths than the explorer takes: the verdict is Unknown.</summary>
public sealed class ExplorationLimitException(string message) : Exception(message);
