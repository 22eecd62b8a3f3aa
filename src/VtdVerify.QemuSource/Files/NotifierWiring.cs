using System.Text.RegularExpressions;

namespace VtdVerify.QemuSource.Files;

/// <summary>Which callbacks the code of a file gives to notifiers of an IOMMU's region.</summary>
internal static partial class NotifierWiring
{
    /// <summary>Each call that names a callback and each assignment of one, in the file's order; none where there is no file.</summary>
    public static IEnumerable<string> Of(TreeFile? file) =>
        file is null || !(file.Mentions("IOMMUNotifier") || file.Mentions("iommu_notifier")) ? []
            : Callback().Matches(file.Tokens).Select(match => match.Value);

    [GeneratedRegex(
        @"\biommu_notifier_init \( [^,;]{0,200} , [^,;]{0,200} ,|(?:->|\.) notify = [^;]{0,200};",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Callback();
}
