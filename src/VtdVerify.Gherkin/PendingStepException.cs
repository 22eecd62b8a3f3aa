namespace VtdVerify.Gherkin;

/// <summary>A step definition throws this where it is not written yet: the scenario fails as pending.</summary>
public class PendingStepException(string message) : ReqnrollException(message)
{
    public PendingStepException()
        : this("The step definition is not implemented.")
    {
    }
}
