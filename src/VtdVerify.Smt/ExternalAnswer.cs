namespace VtdVerify.Smt;

/// <summary>What another solver says of a script; anything but sat and unsat is no answer.</summary>
public enum ExternalAnswer
{
    Satisfiable,
    Unsatisfiable,
    None,
}
