using VtdVerify.CSubset.Running;

namespace VtdVerify.QemuSource.Reading;

/// <summary>What stands in for code that is not read of a tree: declarations and functions, with the contract in words.</summary>
internal sealed class StandIns
{
    private static readonly Lazy<StandIns> Glib = new(() => new(Prelude.Parse(TextOf(GlibTree), GlibTree)));

    private static readonly Lazy<StandIns> GlibAndWideWords = new(() => new(Glib.Value.Prelude.With(TextOf(WideWords), WideWords)));

    private const string GlibTree = "glib_tree.h";
    private const string WideWords = "int128.h";

    private StandIns(Prelude prelude) => Prelude = prelude;

    /// <summary>GLib's tree: what every program from a tree begins with.</summary>
    public static StandIns OfGlib => Glib.Value;

    /// <summary>The same with QEMU's words of 128 bits.</summary>
    public static StandIns WithWideWords => GlibAndWideWords.Value;

    public Prelude Prelude { get; }

    /// <summary>Whether a declaration of the name in the tree is passed over.</summary>
    public bool Declares(string name) => Prelude.Declares(name);

    public static string TextOf(string resource)
    {
        using var stream = typeof(StandIns).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
