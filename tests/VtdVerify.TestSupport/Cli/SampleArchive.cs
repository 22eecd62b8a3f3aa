namespace VtdVerify.Tests.Cli;

/// <summary>Mails as a list has them: few of the unmap among others, discussion, and one that is damaged.</summary>
internal static class SampleArchive
{
    private const string Separator = "From mboxrd@z Thu Jan  1 00:00:00 1970\n";

    /// <summary>A patch that nothing of the unmap is in.</summary>
    public static string OtherCode(int number) => Mail(number, "[PATCH] block: Count once", """
        ---
        diff --git a/block/count.c b/block/count.c
        index 1111111111..2222222222 100644
        --- a/block/count.c
        +++ b/block/count.c
        @@ -1,3 +1,3 @@
         int count(void)
         {
        -    return 2;
        +    return 1;

        """);

    public static string Discussion(int number) => Mail(number, "Re: [PATCH] block: Count once", "Looks good to me.\n");

    /// <summary>Its diff ends in the middle of a hunk.</summary>
    public static string Damaged(int number) => OtherCode(number)[..^20];

    /// <summary>The mails as one mbox.</summary>
    public static string Mbox(params IEnumerable<string> mails) =>
        string.Concat(mails.Select(mail => mail.StartsWith("From ", StringComparison.Ordinal) ? $"{mail}\n" : $"{Separator}{mail}\n"));

    private static string Mail(int number, string subject, string body) =>
        $"From: A <a@example.org>\nSubject: {subject}\nMessage-ID: <{number}@example.org>\n\n{body}";
}
