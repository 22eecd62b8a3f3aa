using VtdVerify.CSubset.Running;

namespace VtdVerify.Subjects;

/// <summary>The declarations that VT-d code is read with.</summary>
internal static class VtdPrelude
{
    private const string Resource = "vtd_prelude.h";

    private static readonly Lazy<Prelude> Read = new(() =>
    {
        using var stream = typeof(VtdPrelude).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        using var reader = new StreamReader(stream);
        return Prelude.Parse(reader.ReadToEnd(), Resource);
    });

    public static Prelude Instance => Read.Value;
}
