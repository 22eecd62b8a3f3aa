namespace VtdVerify.Gherkin.Running;

/// <summary>The container of one scenario, as the host sees it before the first hook.</summary>
public interface IScenarioServices
{
    /// <summary>
    /// Hands an instance to every constructor and hook of the scenario that asks for <typeparamref name="T"/>. The host keeps it:
    /// it is not disposed with the scenario.
    /// </summary>
    void RegisterInstance<T>(T instance)
        where T : class;
}
