using System.Text;
using VtdVerify.CSubset;
using VtdVerify.CSubset.Syntax;
using VtdVerify.Cli;
using VtdVerify.Fuzzing.Making;
using VtdVerify.Mutation.Elements;
using VtdVerify.Patches;
using VtdVerify.QemuSource;
using VtdVerify.QemuSource.Files;
using VtdVerify.Reporting;
using VtdVerify.Subjects;
using SourceLine = VtdVerify.CSubset.SourceLine;

namespace VtdVerify.Fuzzing;

/// <summary>Every reader of what comes from outside, and the program as a whole.</summary>
internal static class FuzzTargets
{
    private static readonly int[] Answers = [ExitCodes.Holds, ExitCodes.Refuted, ExitCodes.InputError, ExitCodes.Undecided];

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        FuzzTarget.Reader("patches", Inputs.Patch, ReadPatches, refusal => refusal is PatchFormatException),
        FuzzTarget.Reader("patchwork", Inputs.Json, ReadPatches, refusal => refusal is PatchFormatException),
        FuzzTarget.Reader(
            "c",
            Inputs.C,
            input => CParser.ParseFile(Text(input), "fuzz.c"),
            refusal => refusal is CSyntaxException or TooMuchCodeException),
        FuzzTarget.Reader("subject", Inputs.C, ReadSubject, refusal => refusal is UnreadableSubjectException or TooMuchCodeException),
        FuzzTarget.Reader(
            "report", Inputs.Report, input => ElementsReader.Read("fuzz", Text(input)), refusal => refusal is ReportException),
        FuzzTarget.Reader("tree", Inputs.C, ReadTree, refusal => refusal is TreeException),
        new("program", Inputs.Program, RunProgram),
    ];

    private static string Text(byte[] input) => Encoding.UTF8.GetString(input);

    private static void ReadPatches(byte[] input)
    {
        using var stream = new MemoryStream(input);
        foreach (var document in PatchReader.ReadAll(stream, "fuzz"))
        {
            _ = document.Files.SelectMany(file => file.PostImage).Count();
        }
    }

    private static void ReadSubject(byte[] input)
    {
        var lines = Text(input).Split('\n').Select(line => new SourceLine(line, Changed: true)).ToList();
        _ = CSubject.Read("fuzz", "fuzzed", [new SourceSegment("hw/i386/intel_iommu.c", 1, lines, null)]);
    }

    private static void ReadTree(byte[] input)
    {
        var folder = Directory.CreateTempSubdirectory("fuzz-tree-");
        try
        {
            Inputs.CopyTree(folder.FullName, input);
            var tree = QemuTree.Open(folder.FullName);
            foreach (var path in tree.Ending(".c").Concat(tree.Ending(".h")))
            {
                _ = tree.Read(path).Index;
            }

            _ = tree.Version;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string? RunProgram(byte[] input)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = App.Run(["check", "-", "--guarantee", "guard", "--jobs", "1"], new CliEnvironment
        {
            OpenInput = () => new MemoryStream(input), Output = output, Error = error,
        });
        var harmful = (output.ToString() + error).FirstOrDefault(c => char.IsControl(c) && c != '\n');
        return !Answers.Contains(code) ? $"exit code {code}: {error}"
            : harmful != default ? FormattableString.Invariant($"it prints U+{(int)harmful:X4}")
            : null;
    }
}
