using System.Text;
using VtdVerify.Subjects;

namespace VtdVerify.Native.Compiling;

/// <summary>What a vIOMMU calls its address space and its unmap, as C text that judge_main.c goes by.</summary>
internal static class ViommuText
{
    public static string Of(Viommu viommu)
    {
        var space = viommu.AddressSpace;
        var text = new StringBuilder($"typedef {space.Record} JudgeSpace;\n\n");
        text.Append("static void judge_space_of(JudgeSpace *space, IOVATree *tree, uint64_t width)\n{\n");
        if (viommu.State is { } state && space.State is { } field)
        {
            text.Append($"    static {state.Record} state;\n\n");
            text.Append("    memset(&state, 0, sizeof(state));\n");
            text.Append($"    state.{state.Width} = (__typeof__(state.{state.Width}))width;\n    space->{field} = &state;\n");
        }
        else
        {
            text.Append("    (void)width;\n");
        }

        text.Append(space.Tree is { } tree ? $"    space->{tree} = tree;\n}}\n\n" : "    (void)space;\n    (void)tree;\n}\n\n");
        text.Append("static void judge_unmap(JudgeSpace *space, IOMMUNotifier *notifier)\n{\n");
        if (!space.TakesRange)
        {
            return text.Append($"    {viommu.Function}(space, notifier);\n}}\n\n").ToString();
        }

        if (space.Flags is { } flags)
        {
            text.Append($"    space->{flags} = notifier->notifier_flags;\n");
        }

        text.Append("    judge_only_notifier = notifier;\n");
        return text.Append($"    {viommu.Function}(space, notifier->start, notifier->end);\n}}\n\n").ToString();
    }

    /// <summary>What stands in front of the unmap: for one that tells all notifiers of a region, the function that does so.</summary>
    public static string BeforeUnmap(Viommu viommu) => viommu.AddressSpace.TakesRange
        ? $$"""
            static IOMMUNotifier *judge_only_notifier;

            static void judge_notify_all({{viommu.AddressSpace.Record}} *region, int index, IOMMUTLBEvent event)
            {
                (void)region;
                (void)index;
                judge_notify(judge_only_notifier, &event);
            }


            """
        : string.Empty;
}
