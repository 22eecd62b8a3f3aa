namespace VtdVerify.Terms;

/// <summary>Ends the run of one symbolic path that cannot be taken.</summary>
public sealed class PathEndedException(string message) : Exception(message);
