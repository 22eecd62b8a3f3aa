namespace VtdVerify.Gherkin;

/// <summary>Shared by the scenarios of one feature, which may run at the same time: treat it as read-only in them.</summary>
public class FeatureContext : ReqnrollContext
{
    internal FeatureContext(FeatureInfo featureInfo) => FeatureInfo = featureInfo;

    public FeatureInfo FeatureInfo { get; }
}
