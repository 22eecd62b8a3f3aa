using VtdVerify.CSubset;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Patches;
using VtdVerify.Reporting;
using VtdVerify.Subjects;

namespace VtdVerify.Checks.Inputs;

/// <summary>Turns a posted patch into the subject that is checked.</summary>
internal static class PatchSource
{
    private const string Name = "patch";
    private const string Description = "the functions as they are with the patch applied";

    internal const string Wanted =
        "Give the patch that changes vtd_address_space_unmap or the function that it calls under dirty tracking (hw/i386/intel_iommu.c); "
        + "--qemu DIR reads the code that the patch does not show from a source tree; the patch that it was made on can supply it with "
        + "--on PATCH.";

    /// <summary>Reads the one patch of a file or stream.</summary>
    /// <param name="path">A path, or "-" for standard input.</param>
    /// <exception cref="PatchFormatException">The input is not one readable patch.</exception>
    /// <exception cref="UserErrorException">It is one, but of other code.</exception>
    public static CheckInput Read(string path, Func<Stream> openStandardInput) => Of(ReadDocument(path, openStandardInput), path);

    /// <summary>The subject that a patch makes.</summary>
    /// <param name="path">As the user wrote it.</param>
    /// <exception cref="UserErrorException">It is of other code.</exception>
    public static CheckInput Of(PatchDocument document, string path)
    {
        var subject = OfSegments(document, segments => CSubject.Read(
            Name, Description, segments, BuildFlags.AddedBy(document.Files)));
        return new CheckInput(
            InputInfoOf.Document(document, path),
            [new ReportedSubject(subject, SubjectRole.Checked)],
            document.Notes)
        {
            Documents = [document],
        };
    }

    /// <summary>Reads the one patch of a file or stream as text to be mutated.</summary>
    /// <param name="path">A path, or "-" for standard input.</param>
    /// <exception cref="PatchFormatException">The input is not one readable patch.</exception>
    /// <exception cref="UserErrorException">It is one, but of other code.</exception>
    public static (InputInfo Input, MutationTarget Target) ReadTarget(string path, Func<Stream> openStandardInput)
    {
        var document = ReadDocument(path, openStandardInput);
        var target = OfSegments(document, segments => new MutationTarget(
            Name, segments, BuildFlags.AddedBy(document.Files)));
        return (InputInfoOf.Document(document, path), target);
    }

    /// <summary>The one patch of a file or stream, as it is written.</summary>
    /// <exception cref="PatchFormatException">The input is not one readable patch.</exception>
    public static PatchDocument ReadDocument(string path, Func<Stream> openStandardInput)
    {
        if (path != StandardStream.Name)
        {
            return PatchReader.ReadSingle(path);
        }

        using var input = openStandardInput();
        return PatchReader.ReadSingle(input, "standard input");
    }

    private static T OfSegments<T>(PatchDocument document, Func<IReadOnlyList<SourceSegment>, T> read)
    {
        var files = document.Files.Where(file => file is { IsCText: true, NewPath: not null }).ToList();
        var segments = files.SelectMany(file => file.PostImage).ToList();
        if (!files.Exists(file => file.IsCSource) || segments.Count == 0)
        {
            throw Unreadable(document, $"the patch changes no C file; it changes {Some(document.Files.Select(file => file.Path))}");
        }

        try
        {
            return read(segments);
        }
        catch (UnreadableSubjectException reason)
        {
            throw Unreadable(document, $"{reason.Message.TrimEnd('.')}; {Seen(segments)}");
        }
    }

    /// <summary>A patch that shows nothing of VT-d's unmap; one of another vIOMMU is named as that.</summary>
    internal static UserErrorException Unreadable(PatchDocument document, string problem, string remedy = Wanted) =>
        OtherViommu(document) is { } other
        ? new UserErrorException(
            $"this is a patch of {other.Name}: without a source tree only patches of {Viommu.Vtd.Name} are read",
            $"'vtdverify check PATCH --qemu DIR --viommu {other.Id}' judges it; 'mutate', 'repair' and 'diff' know {Viommu.Vtd.Name} "
                + "alone.",
            ExitCodes.InputError)
        {
            Place = document.SourceName,
        }
        : new UserErrorException(problem, remedy, ExitCodes.InputError) { Place = document.SourceName };

    /// <summary>The vIOMMU whose unmap a patch shows, beside none of VT-d's file.</summary>
    private static Viommu? OtherViommu(PatchDocument document)
    {
        var shown = SeenFunctions.In([.. document.Files.Where(file => file.IsCText).SelectMany(file => file.PostImage)]);
        return document.Files.Any(file => System.IO.Path.GetFileName(file.Path) == Viommu.Vtd.File)
            ? null
            : Viommu.All.FirstOrDefault(viommu => shown.Contains(viommu.Function));
    }

    private static string Seen(IReadOnlyList<SourceSegment> segments)
    {
        var files = segments.Select(segment => segment.File).Distinct(StringComparer.Ordinal);
        var functions = SeenFunctions.In(segments);
        return functions.Count == 0
            ? $"the patch shows no function of {Some(files)}"
            : $"the patch shows {Some(functions)} of {Some(files)}";
    }

    private static string Some(IEnumerable<string> names)
    {
        const int Most = 8;
        var all = names.ToList();
        var more = all.Count > Most ? FormattableString.Invariant($" and {all.Count - Most} more") : string.Empty;
        return string.Join(", ", all.Take(Most)) + more;
    }
}
