using System.Reflection;

namespace VtdVerify.Checks;

/// <summary>The version of this program.</summary>
public static class ToolVersion
{
    /// <summary>With the commit that it was built from, where the build knew it: 0.1.0+1a2b3c.</summary>
    public static string Full { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static string Short => Full.Split('+')[0];
}
