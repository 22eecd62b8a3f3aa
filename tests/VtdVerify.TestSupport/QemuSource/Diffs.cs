namespace VtdVerify.Tests.QemuSource;

/// <summary>Patches for the small tree.</summary>
internal static class Diffs
{
    public const string Header = "--- a/hw/i386/intel_iommu.c\n+++ b/hw/i386/intel_iommu.c\n";

    /// <summary>
    /// A function for dirty tracking with the right key, and the guard that calls it. The first hunk's upper context is of another release.
    /// </summary>
    public static readonly string Tracked = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "QemuSource", "Data", "tracked.patch"));

    /// <summary>Of <see cref="Tracked"/> the function, which nothing calls yet.</summary>
    public static readonly string TrackedFunction = Tracked[..GuardOf(Tracked)];

    /// <summary>Of <see cref="Tracked"/> the guard.</summary>
    public static readonly string TrackedGuard = Header + Tracked[GuardOf(Tracked)..];

    /// <summary>One line for another in the middle of a function.</summary>
    public static string Change(string function, string before, string removed, string added, string after) =>
        $"{Header}@@ -10,3 +10,3 @@ static void {function}(IOMMUNotifier *nt)\n {before}\n-{removed}\n+{added}\n {after}\n";

    private static int GuardOf(string diff) => diff.IndexOf("@@ -60,6", StringComparison.Ordinal);
}
