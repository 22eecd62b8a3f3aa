namespace VtdVerify.SelfTest.Generating;

/// <summary>One way to write the unmap, as a patch of the frame's file would have it.</summary>
/// <param name="Id">How it was made: seed and number.</param>
/// <param name="File">Lines that the patch adds in front of the unmap function.</param>
/// <param name="Guard">Lines that it adds within that function, behind its declarations.</param>
public sealed record UnmapProgram(string Id, IReadOnlyList<string> File, IReadOnlyList<string> Guard)
{
    public int Length => File.Count + Guard.Count;

    public string Text => string.Join('\n', [.. File, .. Guard]);
}
