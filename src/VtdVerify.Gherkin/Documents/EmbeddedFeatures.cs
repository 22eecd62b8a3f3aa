using System.Reflection;

namespace VtdVerify.Gherkin.Documents;

/// <summary>The feature files that an assembly carries as resources, each named by its path.</summary>
public static class EmbeddedFeatures
{
    /// <summary>Parses all of them, in the order of their names.</summary>
    /// <exception cref="InvalidOperationException">The assembly carries none: a run would check nothing.</exception>
    /// <exception cref="FeatureSyntaxException">A file cannot be read.</exception>
    public static IReadOnlyList<FeatureFile> Load(Assembly assembly)
    {
        var names = assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".feature", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        IReadOnlyList<FeatureFile> features = [.. names.Select(name => FeatureFile.Parse(name, Read(assembly, name)))];
        return features.Count > 0
            ? features
            : throw new InvalidOperationException($"{assembly.GetName().Name} carries no *.feature resource; expected at least one.");
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
