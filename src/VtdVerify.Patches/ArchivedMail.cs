namespace VtdVerify.Patches;

/// <summary>One mail or file of an archive, as bytes.</summary>
/// <param name="Place">The file's path from the archive's root and, in an mbox, the mail's number: "2026-11.mbox#17".</param>
/// <param name="Bytes">Without the separator line of an mbox; null where it is too large to be read.</param>
public sealed record ArchivedMail(string Place, ReadOnlyMemory<byte>? Bytes);
