using VtdVerify.CSubset.Running;

namespace VtdVerify.Subjects;

/// <summary>What VT-d code is read with where there is no tree: QEMU's interfaces, and small functions that all of QEMU calls.</summary>
internal static class VtdPrelude
{
    private const string Interfaces = "vtd_prelude.h";
    private const string Helpers = "qemu_helpers.h";

    private static readonly Lazy<Prelude> Read = new(() => Prelude.Parse(TextOf(Interfaces), Interfaces).With(TextOf(Helpers), Helpers));

    public static Prelude Instance => Read.Value;

    private static string TextOf(string resource)
    {
        using var stream = typeof(VtdPrelude).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
