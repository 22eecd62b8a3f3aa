using System.Text;
using System.Text.RegularExpressions;
using VtdVerify.CSubset.Writing;
using VtdVerify.Native.Running;
using VtdVerify.Processes;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Slicing;
using VtdVerify.Subjects;

namespace VtdVerify.Native.Compiling;

/// <summary>
/// The unmap of a tree, compiled: the tree's functions, written anew from what was read of them, with its declarations as far as they are
/// needed, and hooks of this project between them. It lies in a folder of its own, which goes with it; nothing of QEMU is kept.
/// </summary>
public sealed partial class CompiledTree : IDisposable
{
    private const string Source = "judge.c";
    private const string Program = "judge";

    // Names that the compiled text must know whether the code has them.
    private static readonly string[] Switched = ["global_dirty_tracking", QemuNames.MigrationIsRunning];

    private static readonly ChildLimits Limits = new(1L << 30, 24 * 60 * 60, 0, 32, 4096);

    private readonly ScratchFolder folder;
    private readonly CCompiler compiler;

    private CompiledTree(ScratchFolder folder, CCompiler compiler) => (this.folder, this.compiler) = (folder, compiler);

    /// <summary>Which compiler it was, with its version.</summary>
    public string Compiler => compiler.Description;

    /// <summary>Cuts the unmap of one vIOMMU out of the tree and compiles it, if all of it is read.</summary>
    /// <param name="subject">What was read of it.</param>
    /// <exception cref="QemuSource.TreeException">The tree does not define one of the functions in one place.</exception>
    /// <exception cref="NativeCodeException">It cannot be compiled here.</exception>
    public static CompiledTree Of(CSubject subject, QemuTree tree, CCompiler compiler)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new NativeCodeException("compiled code is run in processes as POSIX has them", "Use Linux, macOS or WSL for it.");
        }

        var viommu = subject.Viommu;
        var around = ViommuText.Of(viommu);
        var slice = Sliced(viommu, tree, around);
        if (subject.FirstUnread is { } unread)
        {
            throw NotRead($"{unread.Site}: {unread.Construct}");
        }

        if (OwnName().Match(slice.Declarations + slice.Callees + slice.Unmap) is { Success: true } own)
        {
            throw NotRead($"the name '{own.Value}', which the compiled program has for itself");
        }

        var text = TextOf(viommu, slice, around);
        ScratchFolder? folder = null;
        try
        {
            folder = ScratchFolder.Create();
            File.WriteAllText(Path.Combine(folder.Path, Source), text);
            compiler.Compile(folder, Source, Program);
            var compiled = new CompiledTree(folder, compiler);
            folder = null;
            return compiled;
        }
        finally
        {
            folder?.Dispose();
        }
    }

    private static TreeSlice Sliced(Viommu viommu, QemuTree tree, string around)
    {
        try
        {
            return TreeSlicer.Cut(
                viommu, tree, Resource("judge_hooks.c") + ViommuText.BeforeUnmap(viommu) + around + Resource("judge_main.c"));
        }
        catch (UnwrittenCodeException unread)
        {
            throw NotRead(unread.Message);
        }
    }

    private static NativeCodeException NotRead(string what) => new(
        $"code that is not read is not compiled: {what}", "Everything but the compiled code can be checked.", isOfCode: true);

    /// <summary>A process that runs it. Several may run at once.</summary>
    public CompiledUnmap Start() =>
        CompiledUnmap.Start(
            compiler.Sandbox.Around([$"./{Program}"], folder, Limits, readable: compiler.Readable) with { KeepsErrors = false });

    public void Dispose() => folder.Dispose();

    private static string TextOf(Viommu viommu, TreeSlice slice, string around)
    {
        var text = new StringBuilder(Resource("judge_prelude.c"));
        text.Append(slice.Declarations).Append('\n');
        foreach (var name in Switched.Where(slice.Declared.Contains))
        {
            text.Append($"#define JUDGE_HAS_{name}\n");
        }

        text.Append(Resource("judge_hooks.c"));
        Hooked(text, slice.Callees, ("g_free", "judge_free"));
        text.Append(ViommuText.BeforeUnmap(viommu));
        Hooked(
            text,
            slice.Unmap,
            ("iova_tree_find", "judge_find"), ("iova_tree_remove", "judge_remove"), ("memory_region_notify_iommu_one", "judge_notify"),
            (QemuNames.NotifyAll, "judge_notify_all"));
        return text.Append(around).Append("#line 1 \"judge_main.c\"\n").Append(Resource("judge_main.c")).ToString();
    }

    private static void Hooked(StringBuilder text, string code, params IReadOnlyList<(string Function, string Hook)> hooks)
    {
        foreach (var (function, hook) in hooks)
        {
            text.Append($"#define {function} {hook}\n");
        }

        text.Append(code);
        foreach (var (function, _) in hooks)
        {
            text.Append($"#undef {function}\n");
        }
    }

    [GeneratedRegex(@"\b(?:judge|JUDGE)_\w+")]
    private static partial Regex OwnName();

    private static string Resource(string name)
    {
        using var stream = typeof(CompiledTree).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
