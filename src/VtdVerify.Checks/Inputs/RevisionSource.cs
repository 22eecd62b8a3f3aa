using VtdVerify.Patches;
using VtdVerify.Reporting;
using VtdVerify.Subjects;

namespace VtdVerify.Checks.Inputs;

/// <summary>Turns an argument of a comparison into the subject that it names.</summary>
internal static class RevisionSource
{
    /// <summary>A revision that ships here by its name, anything else as a patch.</summary>
    /// <param name="argument">A name, a path, or "-" for standard input. A file of a revision's name is given as ./name.</param>
    /// <exception cref="PatchFormatException">The input is not one readable patch.</exception>
    /// <exception cref="UserErrorException">It is one, but of other code.</exception>
    public static CheckInput Read(string argument, Func<Stream> openStandardInput) =>
        ModelSubject.All.FirstOrDefault(subject => subject.Name == argument) is { } known
            ? new CheckInput(null, [new ReportedSubject(known, SubjectRole.Checked)], [])
            : PatchSource.Read(argument, openStandardInput);
}
