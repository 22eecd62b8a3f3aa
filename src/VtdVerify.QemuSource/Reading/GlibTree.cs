using VtdVerify.CSubset.Running;

namespace VtdVerify.QemuSource.Reading;

/// <summary>The declarations of GLib's tree, and the contract in words.</summary>
internal static class GlibTree
{
    private const string Resource = "glib_tree.h";

    private static readonly Lazy<Prelude> Read = new(() =>
    {
        using var stream = typeof(GlibTree).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        using var reader = new StreamReader(stream);
        return Prelude.Parse(reader.ReadToEnd(), Resource);
    });

    /// <summary>What every program from a tree begins with.</summary>
    public static Prelude Prelude => Read.Value;
}
