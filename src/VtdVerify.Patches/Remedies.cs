namespace VtdVerify.Patches;

/// <summary>What a user can do, where several errors share the advice.</summary>
internal static class Remedies
{
    public const string TakeOriginal =
        "Take the patch in its original form: 'git format-patch', 'git diff', or the mbox that Patchwork and the list's archive offer.";

    public const string TakeApi =
        "Save the patch's API page (its URL under /api/patches/NUMBER/ with ?format=json or ?format=api), or take its mbox link.";

    public const string WithoutColours = "Make it without colours: 'git diff --no-color', 'git format-patch'.";

    public const string Accepted =
        "Expected a Patchwork patch (API page or JSON), a mail or mbox with a patch, or a unified diff ('git diff', 'diff -u').";
}
