using VtdVerify.Reporting;
using VtdVerify.Subjects;

namespace VtdVerify.Cli.Reading;

/// <summary>What there is to check.</summary>
/// <param name="Input">The patch; null for the built-in comparison.</param>
/// <param name="Notes">What a reader of the report must know about how it was read, one sentence each.</param>
internal sealed record CheckInput(InputInfo? Input, IReadOnlyList<CastSubject> Subjects, IReadOnlyList<string> Notes);

/// <summary>A subject and its part in the report.</summary>
internal sealed record CastSubject(ISubject Subject, SubjectRole Role);
