using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using VtdVerify.QemuSource.Slicing;
using VtdVerify.SelfTest.Generating;
using VtdVerify.Subjects;

namespace VtdVerify.SelfTest.Judging;

/// <summary>Many programs as one C file: each has its names to itself, and its lines are numbered from its own first.</summary>
internal sealed partial class BatchText
{
    private const string Names = """
        static void vtd_alarm_names(VTDAddressSpace *as, IOMMUNotifier *n, const DMAMap *map)
        {
            as->devfn = VTD_PAGE_SHIFT + VTD_PAGE_SIZE + as->iommu_state->aw_bits + (IOMMU_RO | IOMMU_WO | IOMMU_RW | IOMMU_NONE);
            as->pasid = VTD_ADDRESS_SIZE(39) + (GLOBAL_DIRTY_MIGRATION | GLOBAL_DIRTY_DIRTY_RATE | GLOBAL_DIRTY_LIMIT | GLOBAL_DIRTY_MASK);
            as->iommu_state->caching_mode = as->iova_tree != NULL;
            n->notifier_flags = IOMMU_NOTIFIER_MAP | IOMMU_NOTIFIER_UNMAP | IOMMU_NOTIFIER_NONE;
            n->iommu_idx = n->start + n->end + map->iova + map->size + map->perm + map->translated_addr + migration_is_running();
        }

        """;

    private const string Call = "    vtd_alarm_names(as, n, NULL);";

    private readonly string head;
    private readonly ProgramFrame frame;
    private readonly HashSet<string> known;

    public BatchText(ProgramFrame frame)
    {
        this.frame = frame;
        var around = Resources.Text("alarm_hooks.c") + Resources.Text("alarm_main.c") + Names;
        var slice = SmallTree.SliceOf(frame.Tree) ?? TreeSlicer.Cut(Viommu.Vtd, frame.Naming(Names, Call), around);
        head = Resources.Text("alarm_prelude.c") + slice.Declarations + "\n" + Resources.Text("alarm_hooks.c")
            + Hooked(slice.Callees, Heap)
            + Hooked(slice.Unmap, Hooks) + Resources.Text("alarm_main.c");
        known = [.. Identifier().Matches(head).Select(m => m.Value)];
    }

    private static (string Function, string Hook)[] Heap =>
        [("g_free", "alarm_free"), ("g_malloc0", "alarm_alloc"), ("g_malloc0_n", "alarm_alloc_n")];

    private static (string Function, string Hook)[] Hooks =>
        [("iova_tree_find", "alarm_find"), ("iova_tree_remove", "alarm_remove"), ("memory_region_notify_iommu_one", "alarm_notify")];

    public string Of(IReadOnlyList<UnmapProgram> programs)
    {
        var text = new StringBuilder(head);
        foreach (var (function, hook) in Hooks)
        {
            text.Append($"#define {function} {hook}\n");
        }

        for (var i = 0; i < programs.Count; i++)
        {
            Append(text, programs[i], string.Create(CultureInfo.InvariantCulture, $"p{i}"));
        }

        text.Append("#line 1 \"table\"\nconst AlarmProgram alarm_programs[] = {\n");
        text.AppendJoin('\n', programs.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"p{i}_vtd_address_space_unmap,")));
        return text.Append("\n};\n").ToString();
    }

    private void Append(StringBuilder text, UnmapProgram program, string name)
    {
        var code = frame.CodeOf(program);
        var macros = Macro().Matches(code).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal).ToList();
        List<string> own = ["vtd_address_space_unmap", .. Identifier().Matches(string.Join('\n', program.File)).Select(m => m.Value)];
        own = [.. own.Where(n => IsOwn(n) && !macros.Contains(n)).Distinct(StringComparer.Ordinal)];
        text.AppendJoin(string.Empty, own.Select(n => $"#define {n} {name}_{n}\n"));
        text.AppendJoin(string.Empty, macros.Select(n => $"#pragma push_macro(\"{n}\")\n"));
        text.Append($"#line 1 \"{name}\"\n").Append(code).Append("\n#line 1 \"judge\"\n");
        text.AppendJoin(string.Empty, macros.Select(n => $"#undef {n}\n#pragma pop_macro(\"{n}\")\n"));
        text.AppendJoin(string.Empty, own.Select(n => $"#undef {n}\n"));
    }

    /// <summary>A name that a program defines at file scope, and no trace point.</summary>
    private bool IsOwn(string name) =>
        name == "vtd_address_space_unmap" || (!known.Contains(name) && OwnName().IsMatch(name));

    private static string Hooked(string code, params ReadOnlySpan<(string Function, string Hook)> hooks)
    {
        var text = new StringBuilder();
        foreach (var (function, hook) in hooks)
        {
            text.Append($"#define {function} {hook}\n");
        }

        text.Append(code);
        foreach (var (function, _) in hooks)
        {
            text.Append($"#undef {function}\n");
        }

        return text.ToString();
    }

    [GeneratedRegex(@"\b[A-Za-z_]\w*\b")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^\s*#\s*define\s+(\w+)", RegexOptions.Multiline)]
    private static partial Regex Macro();

    [GeneratedRegex(@"^(vtd_|VTD[A-Z][a-z])\w*$")]
    private static partial Regex OwnName();
}
