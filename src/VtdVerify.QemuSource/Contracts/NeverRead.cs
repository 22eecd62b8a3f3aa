using System.Text.RegularExpressions;
using VtdVerify.CSubset.Headers;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Reading;
using VtdVerify.Subjects;

namespace VtdVerify.QemuSource.Contracts;

/// <summary>
/// Functions that the machine stands in for and that are not run: a patch must leave them alone, and the loop over all notifiers must be
/// written as QEMU's is.
/// </summary>
internal static partial class NeverRead
{
    private const string Loop = "IOMMU_NOTIFIER_FOREACH";

    private const string QemuList = "QLIST_FOREACH";

    private static readonly string[] Looped = [QemuList, "QLIST_FIRST", "QLIST_NEXT", "QLIST_EMPTY", Loop];

    /// <summary>Those that may do something else than the machine, with the reasons.</summary>
    public static IEnumerable<(string Function, string Reason)> Refused(Viommu viommu, QemuTree tree, FunctionFinder finder) =>
        RefusedThemselves(viommu, tree, finder).Concat(
            from changed in ChangedCallbacks(tree.Marks)
            from notification in QemuNames.Notifications
            select (notification, changed));

    private static IEnumerable<string> ChangedCallbacks(PatchMarks marks) =>
        QemuNames.BehindNotifications
            .Select(name => (Name: name, Path: marks.Rewritten.GetValueOrDefault(name) ?? marks.Changed.GetValueOrDefault(name)))
            .Append((Name: "which callback a notifier gets", Path: marks.Wired))
            .Where(one => one.Path is not null)
            .Select(one => QemuNames.ChangedCallback(one.Name, one.Path!));

    private static IEnumerable<(string Function, string Reason)> RefusedThemselves(
        Viommu viommu, QemuTree tree, FunctionFinder finder) =>
        from name in QemuNames.NeverRead(viommu)
        let reason = tree.Marks.Rewritten.TryGetValue(name, out var path)
            ? $"'{name}', which the patch changes in {path} and which is not run"
            : name == QemuNames.NotifyAll ? LoopProblem(viommu, tree, finder)
            : null
        where reason is not null
        select (name, reason);

    private static string? LoopProblem(Viommu viommu, QemuTree tree, FunctionFinder finder)
    {
        if (finder.Global(QemuNames.NotifyAll) is not { } function)
        {
            return FunctionFinder.NotReadAt(tree, Mirrored.Notify.Home, QemuNames.NotifyAll);
        }

        var marks = tree.Marks.Among([function.File]);
        var macros = tree.IncludesOf(function.File).Select(header => header.Index.Macro(Loop)?.Definition).OfType<string>()
            .Select(text => NamesOf.Canonical(text, Loop)).ToList();
        return function.Definition.Unread is { } unread ? $"{function}: {unread}"
            : !Shape().IsMatch(NamesOf.Canonical(function.Text, function.File.Path))
                ? $"{function}: {function.Name}, which does more, or less, than to hand the event to each notifier of the index"
            : Looped.Concat(NamesOf.Words(function.Text, function.File.Path)).FirstOrDefault(marks.Changed.ContainsKey) is { } changed
                ? $"'{changed}', which the patch changes in {marks.Changed[changed]}"
            : OtherList(tree, function.File) is { } odd ? $"{odd}: {QemuList}, which is not QEMU's loop over a list"
            : macros is [var macro] && Macro().IsMatch(macro) ? null
            : $"{Loop}, which is not QEMU's loop over the notifiers of {viommu.AddressSpace.Notifiers.Split('.')[0]}";
    }

    /// <summary>The first file that defines the loop over a list in another way than QEMU; null where none does.</summary>
    private static string? OtherList(QemuTree tree, TreeFile file) =>
        (from header in tree.IncludesOf(file)
         let text = header.Index.Macro(QemuList)?.Definition
         where text is not null && !List().IsMatch(NamesOf.Canonical(text, QemuList))
         select header.Path).FirstOrDefault();

    [GeneratedRegex(
        @"^QLIST_FOREACH \( (?<each>\w+) , (?<head>\w+) , (?<node>\w+) \) "
            + @"for \( \( \k<each> \) = \( \( \k<head> \) -> lh_first \) ; \( \k<each> \) ; "
            + @"\( \k<each> \) = \( \( \k<each> \) -> \k<node> \. le_next \) \)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex List();

    [GeneratedRegex(
        @"^void \w+ \( IOMMUMemoryRegion \* (?<mr>\w+) , int (?<index>\w+) , (?:const )?IOMMUTLB(?:Entry|Event) (?<event>\w+) \) \{ "
            + @"IOMMUNotifier \* (?<each>\w+) ; (?:assert \( memory_region_is_iommu \( MEMORY_REGION \( \k<mr> \) \) \) ; )?"
            + @"IOMMU_NOTIFIER_FOREACH \( \k<each> , \k<mr> \) \{ if \( \k<each> -> iommu_idx == \k<index> \) \{ "
            + @"memory_region_notify_(?:iommu_)?one \( \k<each> , & \k<event> \) ; \} \} \}$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();

    [GeneratedRegex(
        @"^IOMMU_NOTIFIER_FOREACH \( (?<each>\w+) , (?<mr>\w+) \) "
            + @"QLIST_FOREACH \( \( \k<each> \) , & \( \k<mr> \) -> iommu_notify , node \)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Macro();
}
