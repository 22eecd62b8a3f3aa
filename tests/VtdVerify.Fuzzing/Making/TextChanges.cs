namespace VtdVerify.Fuzzing.Making;

/// <summary>Changes of text that is read line by line.</summary>
internal static class TextChanges
{
    private static readonly string[] Lines =
    [
        "From a@b Thu Jan  1 00:00:00 2026", "Content-Type: multipart/mixed; boundary=x", "--x", "--x--",
        "Content-Transfer-Encoding: base64",
        "Content-Transfer-Encoding: quoted-printable", "Content-Type: text/plain; format=flowed; delsp=yes",
        "Subject: [PATCH v6 99999999/0] x",
        "diff --git a/x b/x", "--- a/hw/i386/intel_iommu.c", "+++ b/hw/i386/intel_iommu.c", "--- /dev/null", "@@ -1,99999999 +1,2 @@",
        "@@ -4294967295,1 +18446744073709551615,1 @@ f", "GIT binary patch", "similarity index 100%", "rename from a",
        "\\ No newline at end of file",
        "+", "-", " ", "+#include \"/etc/passwd\"", "+\u001b[31m\u202e", string.Empty,
    ];

    /// <summary>The text with some of its lines repeated, moved, cut, replaced or joined.</summary>
    public static string Disturb(string text, FuzzSource source)
    {
        var lines = text.Split('\n').ToList();
        for (var changes = 1 + source.Below(6); changes > 0; changes--)
        {
            var at = source.Below(lines.Count);
            switch (source.Below(8))
            {
                case 0:
                    lines.InsertRange(at, Enumerable.Repeat(lines[at], CodeChanges.AtMost(1 << source.Below(12), lines[at])));
                    break;
                case 1 when lines.Count > 1:
                    lines.RemoveRange(at, Math.Min(1 + source.Below(9), lines.Count - at));
                    break;
                case 2:
                    (lines[at], lines[0]) = (lines[0], lines[at]);
                    break;
                case 3:
                    lines.Insert(at, source.Of(Lines));
                    break;
                case 4:
                    lines[at] = lines[at][..source.Below(lines[at].Length + 1)];
                    break;
                case 5:
                    lines[at] += source.Of(Lines);
                    break;
                case 6:
                    lines.InsertRange(at, Enumerable.Repeat(source.Of(Lines), 1 << source.Below(10)));
                    break;
                default:
                    lines[at] = CodeChanges.Disturb(lines[at], source);
                    break;
            }

            lines.AddRange(lines.Count == 0 ? [string.Empty] : []);
        }

        return string.Join('\n', lines);
    }
}
