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
            text.Append($"    state.{state.Width} = (__typeof__(state.{state.Width}))width;\n    space->{field} = &state;\n");
        }
        else
        {
            text.Append("    (void)width;\n");
        }

        text.Append($"    space->{space.Tree} = tree;\n}}\n\n");
        text.Append("static void judge_unmap(JudgeSpace *space, IOMMUNotifier *notifier)\n{\n");
        return text.Append($"    {viommu.Function}(space, notifier);\n}}\n\n").ToString();
    }
}
