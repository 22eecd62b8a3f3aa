namespace VtdVerify.Gherkin;

/// <summary>Marks a class whose methods may be step definitions, hooks or argument transformations.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public class BindingAttribute : Attribute;
