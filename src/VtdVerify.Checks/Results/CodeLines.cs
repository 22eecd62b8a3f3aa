using VtdVerify.Reporting;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Checks.Results;

/// <summary>A place in code, in the result's terms.</summary>
internal static class CodeLines
{
    /// <summary>The line of C; the model names its files without a folder, and no lines.</summary>
    public static ShownLine Of(CodeSite site, ISubject subject) => site switch
    {
        { Line: 0 } => new ShownLine(
            subject.Sources.Select(source => source.File).FirstOrDefault(file => Path.GetFileName(file) == site.File) ?? site.File,
            null,
            site.Text),
        { SourceLine: { } line } => new ShownLine(site.File, site.Line, line, site.Column, site.Length),
        _ => new ShownLine(site.File, site.Line, site.Text),
    };
}
