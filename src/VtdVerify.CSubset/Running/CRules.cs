namespace VtdVerify.CSubset.Running;

/// <summary>Rules of C that a driver tells apart from the others: a process that breaks them ends at once.</summary>
public static class CRules
{
    public const string NotDereferenced = "a null pointer is not dereferenced";

    public const string NotCalled = "a null pointer is not called";
}
