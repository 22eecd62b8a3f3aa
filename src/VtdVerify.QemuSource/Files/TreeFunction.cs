using System.Security.Cryptography;
using System.Text;
using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.QemuSource.Files;

/// <summary>A function with its body, where it stands.</summary>
public sealed record TreeFunction(TreeFile File, FunctionDefinition Definition)
{
    public string Name => Definition.Name;

    /// <summary>One-based.</summary>
    public int FirstLine => Definition.Span.Line;

    /// <summary>The line of the closing brace, inclusive.</summary>
    public int LastLine => FirstLine + Text.Count(c => c == '\n');

    public string Text => Definition.Source.Slice(Definition.Span);

    /// <summary>A patch added a line of it.</summary>
    public bool Changed => File.Lines.Skip(FirstLine - 1).Take(LastLine - FirstLine + 1).Any(line => line.Changed);

    /// <summary>
    /// SHA-256 of the tokens with a blank between them, 64 lower-case hex digits: comments and layout do not count.
    /// </summary>
    public string Hash =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(NamesOf.Canonical(Text, File.Path))));

    public override string ToString() => $"{File.Path}:{FirstLine}";
}
